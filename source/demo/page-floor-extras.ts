/** Comments (点评) and ratings under a floor (facts §4.9, §4.10). */
import { timeHtml } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { findMember } from './state.ts'
import { avatar, userLink } from './template.ts'
import type { Visit } from './visit.ts'
import { type Post, pidOf, type Thread } from './world.ts'

/** As many as a floor shows before `commentmore` is asked. */
export const commentsShown = 5

/** The newest first, as the pages show them. */
export const inOrder = (comments: Post['comments']): Post['comments'] =>
  [...comments].reverse().sort((a, b) => b.at - a.at)

export const commentRows = (visit: Visit, thread: Thread, post: Post, page: number): string =>
  inOrder(post.comments)
    .slice((page - 1) * commentsShown, page * commentsShown)
    .map(comment => {
      const name = findMember(visit.state, comment.by)?.name ?? ''
      const detail = comment.detail ? pidOf(thread.tid, comment.detail) : null
      const links = detail
        ? `\n<a href="forum.php?mod=redirect&amp;goto=findpost&amp;pid=${detail}&amp;ptid=${thread.tid}" class="xi2">详情</a>\n<a href="forum.php?mod=post&amp;action=reply&amp;fid=${thread.fid}&amp;tid=${thread.tid}&amp;repquote=${detail}&amp;extra=&amp;page=1" class="xi2" onclick="showWindow('reply', this.href)">回复</a>`
        : ''
      return `<div class="pstl xs1 cl">
<div class="psta vm">
<a href="home.php?mod=space&amp;uid=${comment.by}" c="1">${avatar(visit, comment.by, 'small')}</a>
${userLink(comment.by, name, ' class="xi2 xw1"')}
</div>
<div class="psti">
${escapeHtml(comment.text)}&nbsp;${links}
<span class="xg1">
发表于 ${timeHtml(comment.at, visit.now, 'm')}</span>
</div>
</div>`
    })
    .join('\n')

export const commentPager = (thread: Thread, post: Post, page: number): string =>
  post.comments.length > page * commentsShown
    ? `<div class="pgs mbm mtn cl"><div class="pg"><a href="javascript:;" class="nxt" onclick="ajaxget('forum.php?mod=misc&action=commentmore&tid=${thread.tid}&pid=${post.pid}&page=${page + 1}', 'comment_${post.pid}')">下一页</a></div></div>\n`
    : ''

export const commentsHtml = (visit: Visit, thread: Thread, post: Post): string =>
  post.comments.length === 0
    ? ''
    : `<h3 class="psth xs1"><span class="icon_ring vm"></span>点评</h3>\n${commentRows(visit, thread, post, 1)}\n${commentPager(thread, post, 1)}`

export const ratingsHtml = (visit: Visit, post: Post): string => {
  if (post.ratings.length === 0) return ''
  const credits = [...new Set(post.ratings.map(r => r.credit))]
  const signed = (n: number): string => (n > 0 ? `+${n}` : String(n))
  const total = (credit: string): number =>
    post.ratings.filter(r => r.credit === credit).reduce((n, r) => n + r.score, 0)
  const all = `forum.php?mod=misc&amp;action=viewratings&amp;tid=${post.tid}&amp;pid=${post.pid}`
  const rows = post.ratings.map(r => {
    const name = findMember(visit.state, r.by)?.name ?? ''
    const cells = credits.map(
      c => `<td class="xi1">${c === r.credit ? ` ${r.score > 0 ? '+' : '-'} ${Math.abs(r.score)}` : ''}</td>`,
    )
    return `<tr id="rate_${post.pid}_${r.by}">
<td>
<a href="home.php?mod=space&amp;uid=${r.by}" target="_blank">${avatar(visit, r.by, 'small')}</a> ${userLink(r.by, name, ' target="_blank"')}
</td>${cells.join('')}
<td class="xg1">${escapeHtml(r.reason)}</td>
</tr>`
  })
  const participants = new Set(post.ratings.map(r => r.by)).size
  return `<h3 class="psth xs1"><span class="icon_ring vm"></span>评分</h3>
<dl id="ratelog_${post.pid}" class="rate">
<dd style="margin:0">
<div id="post_rate_${post.pid}"></div>
<table class="ratl">
<tr>
<th class="xw1" width="120"><a href="${all}" onclick="showWindow('viewratings', this.href)" title="查看全部评分"> 参与人数 <span class="xi1">${participants}</span></a></th>${credits
    .map(c => `<th class="xw1" width="80">${c} <i><span class="xi1">${signed(total(c))}</span></i></th>`)
    .join('')}
<th>
<a href="javascript:;" class="y xi2 op">收起</a>
<i class="txt_h">理由</i>
</th>
</tr>
<tbody class="ratl_l">${rows.join('\n')}
</tbody>
</table>
<p class="ratc">
<a href="${all}" onclick="showWindow('viewratings', this.href)" title="查看全部评分" class="xi2">查看全部评分</a>
</p>
</dd>
</dl>`
}
