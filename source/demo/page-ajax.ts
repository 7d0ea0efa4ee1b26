/** Small answers for scripts: new posts, whether a captcha is wanted, more comments, a rating log; and downloads. */
import { type Answer, fileAnswer, htmlAnswer, xmlAnswer } from './answer.ts'
import { hour, timeHtml } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { threadsOf } from './figures.ts'
import { findPost, lastFloor } from './floors.ts'
import { commentPager, commentRows } from './page-floor-extras.ts'
import { captchaBlock, postWants } from './page-forms.ts'
import { failAnswer, needLogin, noThread } from './page-message.ts'
import { landscape } from './picture.ts'
import { findMember } from './state.ts'
import { pageHtml, userLink } from './template.ts'
import { isAjax, numberOf, pageOf, type Visit } from './visit.ts'
import type { Post } from './world.ts'

export const ajaxPage = (visit: Visit): Answer => {
  const action = visit.get('action')
  if (action === 'forumchecknew') {
    const since = numberOf(visit, 'time') * 1000
    const fresh = threadsOf(visit, numberOf(visit, 'fid')).filter(t => lastFloor(visit.state, t).at > since)
    return xmlAnswer(fresh.length ? '1' : '0')
  }
  if (action === 'checkpostrule') {
    return xmlAnswer(captchaBlock(visit, 'forum::post', postWants(visit)))
  }
  return failAnswer(visit, '未定义操作')
}

export const moreComments = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  const page = pageOf(visit)
  const rows = commentRows(visit, found.thread, found.post, page)
  return xmlAnswer(`<h3 class="psth cm">点评</h3>\n${rows}\n${commentPager(found.thread, found.post, page)}`)
}

const totalsOf = (post: Post): string => {
  const sums = new Map<string, number>()
  for (const { credit, score } of post.ratings) sums.set(credit, (sums.get(credit) ?? 0) + score)
  return [...sums].map(([credit, sum]) => `${credit} ${sum > 0 ? '+' : ''}${sum}`).join(' &nbsp;')
}

export const ratingsPopup = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  const rows = found.post.ratings.map(
    (r, index) => `<tr>
<td>${r.credit} ${r.score > 0 ? '+' : ''}${r.score} </td>
<td>${userLink(r.by, findMember(visit.state, r.by)?.name ?? '')}</td>
<td>${timeHtml(Math.min(visit.now, found.post.at + index * hour), visit.now, 'm')}</td>
<td>${escapeHtml(r.reason)}</td>
</tr>`,
  )
  if (rows.length === 0) return failAnswer(visit, '抱歉，指定帖子在近一年内没有评分记录')
  const popup = `<div class="f_c">
<h3 class="flb"><em>查看全部评分</em></h3>
<div class="c floatwrap">
<table class="list" cellspacing="0" cellpadding="0">
<thead><tr><td>积分</td><td>用户名</td><td>时间</td><td>理由</td></tr></thead>
${rows.join('\n')}
</table>
</div>
</div>
<div class="o pns">
总计:&nbsp;${totalsOf(found.post)} &nbsp;
</div>`
  return isAjax(visit) ? xmlAnswer(popup) : htmlAnswer(pageHtml(visit, { title: '评分', page: 'misc', body: popup }))
}

/** A made-up picture or a few bytes, for members only. */
export const attachmentPage = (visit: Visit): Answer => {
  if (!visit.member) return needLogin(visit)
  const aid = Number(Buffer.from(visit.get('aid'), 'base64').toString().split('|')[0])
  return aid % 100 === 1 || aid === 202 || aid === 102
    ? fileAnswer('image/png', landscape(aid, 320, 200))
    : fileAnswer('application/octet-stream', new TextEncoder().encode(`sample attachment ${aid}\n`))
}
