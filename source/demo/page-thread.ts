/** A thread's page (facts §4). */
import { type Answer, htmlAnswer, redirectAnswer, xmlAnswer } from './answer.ts'
import { escapeHtml } from './escape.ts'
import { countFloors, findPost, floorAt, pageFloors, pageOfFloor } from './floors.ts'
import { isSeen, neighbour } from './listing.ts'
import { floorHtml } from './page-floor.ts'
import { fastReplyForm } from './page-forms.ts'
import { messageAnswer, noThread } from './page-message.ts'
import { boardCrumbs, boardGate } from './page-threads.ts'
import { findBoard, findMember } from './state.ts'
import { avatar, breadcrumb, pageHtml, pager } from './template.ts'
import { isAjax, isStaff, mayRead, numberOf, pageOf, type Visit } from './visit.ts'
import type { Board, Post, Thread } from './world.ts'

export const seesFloor =
  (visit: Visit) =>
  (post: Post): boolean =>
    post.state !== 'pending' || post.by === visit.member?.uid || isStaff(visit)

/** Why this visitor does not get the thread; null when he does. */
export const threadGate = (visit: Visit, board: Board, thread: Thread): Answer | null => {
  const gate = boardGate(visit, board)
  if (gate) return gate
  if (!isSeen(visit, thread)) return noThread(visit)
  if (mayRead(visit, thread)) return null
  const text = `抱歉，本帖要求阅读权限高于 ${thread.readAccess} 才能浏览`
  return messageAnswer(visit, { text, login: visit.member === null })
}

const titleRow = (visit: Visit, board: Board, thread: Thread, page: number): string => {
  const type = board.types.find(t => t.id === thread.typeId)
  const op = findMember(visit.state, thread.by)!
  const side =
    page === 1
      ? `<div class="hm ptn">
<span class="xg1">查看:</span> <span class="xi1">${thread.views}</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">${countFloors(visit.state, thread) - 1}</span>
</div>`
      : `<div id="tath" class="cl">
${thread.mask ? '楼主: 匿名' : `<a href="home.php?mod=space&amp;uid=${op.uid}" title="${op.name}">${avatar(visit, op.uid, 'small')}</a>\n楼主: <a href="home.php?mod=space&amp;uid=${op.uid}" title="${op.name}">${op.name}</a>`}
</div>`
  const go = (set: string): string => `forum.php?mod=redirect&amp;goto=${set}&amp;tid=${thread.tid}`
  const older = neighbour(visit, thread, false)
  const newer = neighbour(visit, thread, true)
  return `<table cellspacing="0" cellpadding="0">
<tr>
<td class="pls ptn pbn">
${side}
</td>
<td class="plc ptm pbn vwthd">
<div class="y">
${older ? `<a href="${go('nextoldset')}" title="上一篇"><i class="fico-left fic4 fc-s vm"></i></a>\n` : ''}${newer ? `<a href="${go('nextnewset')}" title="下一篇"><i class="fico-right fic4 fc-s vm"></i></a>\n` : ''}</div>
<h1 class="ts">
${type ? `<a href="forum.php?mod=forumdisplay&amp;fid=${board.fid}&amp;filter=typeid&amp;typeid=${type.id}">[${type.name}]</a>\n` : ''}<span id="thread_subject">${escapeHtml(thread.title)}</span>
</h1>
<span class="xg1">
${thread.hidden ? '&nbsp;(审核中)\n' : ''}${thread.heat ? `&nbsp;<span class="tbox theatlevel" title="热度: ${thread.heat}">火</span>\n` : ''}${thread.closed ? '&nbsp;<i class="fico-lock fic4 fc-p" title="关闭"></i>\n' : ''}<a href="forum.php?mod=viewthread&amp;tid=${thread.tid}" onclick="return copyThreadUrl(this, '')" >[复制链接]</a>
</span>
</td>
</tr>
</table>
${thread.digest ? `<div id="threadstamp"><img src="static/image/stamp/001.gif" title="精华" /></div>\n` : ''}`
}

const adRow = `<table cellspacing="0" cellpadding="0" class="ad">
<tr>
<td class="pls">
</td>
<td class="plc">
</td>
</tr>
</table>`

/** On the first page, recommended floors stand under the opening post and not at their own place (facts §0.7). */
export const withRecommended = (
  visit: Visit,
  thread: Thread,
  posts: readonly Post[],
  plain: boolean,
): readonly { post: Post; recommended: boolean }[] => {
  const moved = plain ? thread.recommended : []
  const rest = posts.filter(p => !moved.includes(p.position)).map(post => ({ post, recommended: false }))
  if (posts[0]?.position !== 1) return rest
  const top = moved.flatMap(position => {
    const post = floorAt(visit.state, thread, position)
    return post && seesFloor(visit)(post) ? [{ post, recommended: true }] : []
  })
  return [...rest.slice(0, 1), ...top, ...rest.slice(1)]
}

const onePost = (visit: Visit, pid: number): Answer => {
  const found = findPost(visit.state, pid)
  if (!found) return noThread(visit)
  const look = {
    page: pageOfFloor(visit.state, found.thread, found.post.position),
    recommended: false,
    onlyAuthor: false,
  }
  return xmlAnswer(floorHtml(visit, found.thread, found.post, look))
}

export const threadPage = (visit: Visit): Answer => {
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  const board = thread ? findBoard(visit.state, thread.fid) : null
  if (!thread || !board) return noThread(visit)
  if (thread.movedTo !== null) return redirectAnswer(`forum.php?mod=viewthread&tid=${thread.movedTo}`)
  const gate = threadGate(visit, board, thread)
  if (gate) return gate
  if (isAjax(visit) && visit.get('viewpid')) return onePost(visit, numberOf(visit, 'viewpid'))
  const authorId = numberOf(visit, 'authorid')
  const order = numberOf(visit, 'ordertype')
  const reverse = order === 1 || (order === 0 && thread.reversed)
  const listed = pageFloors(visit.state, thread, { page: pageOf(visit), authorId, reverse }, seesFloor(visit))
  const { page, pages } = listed
  const more = `${authorId ? `&amp;authorid=${authorId}` : ''}${order ? `&amp;ordertype=${order}` : ''}`
  const pg = pager(page, pages, `forum.php?mod=viewthread&tid=${thread.tid}&amp;extra=${more}`)
  const floors = withRecommended(visit, thread, listed.posts, authorId === 0 && !reverse)
  const newButton = (id: string): string =>
    `<a id="${id}" onclick="showWindow('newthread', 'forum.php?mod=post&action=newthread&fid=${board.fid}')" href="javascript:;" title="发新帖" class="pgsbtn showmenu">发新帖</a>`
  const crumbs = [
    ...boardCrumbs(visit, board),
    [thread.title, `forum.php?mod=viewthread&amp;tid=${thread.tid}`] as const,
  ]
  const html = floors.map(f =>
    floorHtml(visit, thread, f.post, { page, recommended: f.recommended, onlyAuthor: authorId > 0 }),
  )
  const next =
    page < pages
      ? `<div class="pgbtn"><a href="forum.php?mod=viewthread&amp;tid=${thread.tid}&extra=${more}&amp;page=${page + 1}" hidefocus="true" class="bm_h">下一页 &raquo;</a></div>`
      : ''
  const body = `<script type="text/javascript">var fid = parseInt('${board.fid}'), tid = parseInt('${thread.tid}');</script>
${breadcrumb(crumbs)}
<div id="ct" class="wp cl">
<div id="pgt" class="pgs mbm cl ">
<div class="pgt">${pg}</div>
<span class="y pgb"><a href="forum.php?mod=forumdisplay&amp;fid=${board.fid}">返回列表</a></span>
${newButton('newspecial')}</div>
<div id="postlist" class="pl bm">
${titleRow(visit, board, thread, page)}
${adRow}${html.join('')}<div id="postlistreply" class="pl"><div id="post_new" class="viewthread_table" style="display: none"></div></div>
</div>
${next}
<div class="pgs mtm mbm cl">
${pg}<span class="pgb y"><a href="forum.php?mod=forumdisplay&amp;fid=${board.fid}">返回列表</a></span>
${newButton('newspecialtmp')}
</div>
${fastReplyForm(visit, board, thread)}
</div>`
  const title = page > 1 ? `${thread.title} - 第${page}页 - ${board.name}` : `${thread.title} - ${board.name}`
  const canonical = `forum.php?mod=viewthread&amp;tid=${thread.tid}${page > 1 ? `&amp;page=${page}` : ''}`
  return htmlAnswer(pageHtml(visit, { title, page: 'viewthread', canonical, body }))
}
