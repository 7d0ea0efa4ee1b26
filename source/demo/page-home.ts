/** A member's own lists (facts §5.8–5.10): notices, messages, favourites, posts. */
import { type Answer, htmlAnswer } from './answer.ts'
import { quotable } from './bbcode.ts'
import { towerTid } from './content-talk.ts'
import { timeHtml } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { countFloors, floorAt, lastFloor } from './floors.ts'
import { openThreads } from './page-guide.ts'
import { loginFirst } from './page-login.ts'
import { failAnswer, messageAnswer } from './page-message.ts'
import { memberAsked } from './page-profile.ts'
import { findBoard, findMember, nextId } from './state.ts'
import { avatar, breadcrumb, pageHtml, pager, userLink } from './template.ts'
import { formhashOf, numberOf, pageOf, type Visit } from './visit.ts'
import type { Member, Post, Thread } from './world.ts'
import { badSubmit } from './write-checks.ts'

const frame = (visit: Visit, title: string, inner: string, pg = ''): Answer => {
  const body = `${breadcrumb([[title, 'home.php?mod=space']])}
<div id="ct" class="ct2_a wp cl">
<div class="mn">
<div class="bm bw0">
${inner}
${pg ? `<div class="pgs cl mtm">${pg}</div>` : ''}
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title, page: 'space', nv: 'home', body }))
}

const slice = <Item>(
  items: readonly Item[],
  page: number,
  size: number,
): { readonly part: readonly Item[]; readonly pages: number } => ({
  part: items.slice((page - 1) * size, page * size),
  pages: Math.max(1, Math.ceil(items.length / size)),
})

/** Opening the list marks all of it read. */
export const noticesPage = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const list = visit.state.notices.get(visit.member.uid) ?? []
  const page = pageOf(visit)
  const { part, pages } = slice(list, page, 30)
  const items = part.map(
    n => `<dl class="cl "  notice="${n.id}" id="notice_${n.id}">
<dd class="m avt mbn">
${avatar(visit, 1, 'small')}
</dd>
<dt>
<a class="d b" href="home.php?mod=spacecp&amp;ac=common&amp;op=ignore&amp;type=${n.kind}&amp;handlekey=noticeignore" id="a_note_${n.id}" title="屏蔽">屏蔽</a>
<span class="xg1 xw0">${timeHtml(n.at, visit.now, 'm')}</span>
</dt>
<dd class="ntc_body" style="${n.fresh ? 'color:#000;font-weight:bold;' : ''}">
${n.html}</dd>
</dl>`,
  )
  // The column of tabs counts what was new when the page was asked for.
  const fresh = list.filter(n => n.fresh).length
  for (const notice of part) notice.fresh = false
  const tab = `<div class="appl"><div class="tbn"><ul>
<li class="a"><em class="notice_all"></em><a href="home.php?mod=space&amp;do=notice">全部提醒${fresh > 0 ? `(${fresh})` : ''}</a></li>
</ul></div></div>`
  const empty = '<div class="emp mtw ptw hm xs2">\n暂时没有提醒内容\n</div>'
  return frame(
    visit,
    '提醒',
    `<h1 class="mt"><i class="fico-bell fic4 fc-p vm"></i>提醒</h1>\n<div class="xld xlda">\n${items.length ? `<div class="nts">${items.join('\n')}</div>` : empty}\n</div>\n${tab}`,
    pager(page, pages, 'home.php?mod=space&amp;do=notice'),
  )
}

const conversation = (visit: Visit, member: Member, other: Member): Answer => {
  const all = visit.state.messages.filter(
    m => (m.from === member.uid && m.to === other.uid) || (m.to === member.uid && m.from === other.uid),
  )
  for (const message of all) if (message.to === member.uid) message.fresh = false
  const page = visit.get('page') ? pageOf(visit) : Math.max(1, Math.ceil(all.length / 10))
  const { part, pages } = slice(all, page, 10)
  const items = part.map(
    m => `<dl id="pmlist_${m.id}" class="bbda cl">
<dd class="m avt">${avatar(visit, m.from, 'small')}</dd>
<dd class="ptm">
${m.from === member.uid ? '<span class="xi2 xw1">您</span>' : userLink(other.uid, other.name, ' target="_blank" class="xw1"')}
 &nbsp;
<br />
${escapeHtml(m.text).replace(/\n/g, '<br />\n')}<br />
<span class="xg1">${timeHtml(m.at, visit.now, 'm')}</span>
</dd>
</dl>`,
  )
  const form = `<form id="pmform" class="pmform" name="pmform" method="post" autocomplete="off" action="home.php?mod=spacecp&amp;ac=pm&amp;op=send&amp;pmid=0&amp;daterange=2&amp;pmsubmit=yes&amp;handlekey=pmsend">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="hidden" name="touid" value="${other.uid}" />
<input type="hidden" name="topmuid" value="${other.uid}" />
<textarea rows="3" cols="40" name="message" class="pt" id="replymessage"></textarea>
<button type="submit" class="pn pnc" name="pmsubmit" id="pmsubmit_btn" value="true"><strong>发送</strong></button>
</form>`
  const head = `<div class="tbmu pml pm_op_r cl">
<div class="xw1">
共有 <span id="membernum" class="xi1">${all.length}</span> 条与 ${userLink(other.uid, other.name)} 的交谈记录 &nbsp;
</div>
</div>`
  return frame(
    visit,
    '消息',
    `<h1 class="mt"><i class="fico-email fic4 fc-p vm"></i>消息</h1>\n${head}\n<div id="pm_ul" class="xld xlda pml mtm mbm">\n${items.join('\n')}\n</div>\n<a name="last"></a>\n${form}`,
    pager(page, pages, `home.php?mod=space&amp;do=pm&amp;subop=view&amp;touid=${other.uid}`),
  )
}

export const messagesPage = (visit: Visit): Answer => {
  const { member, state } = visit
  if (!member) return loginFirst(visit)
  const other = visit.get('subop') === 'view' ? findMember(state, numberOf(visit, 'touid')) : null
  if (other) return conversation(visit, member, other)
  const mine = state.messages.filter(m => m.from === member.uid || m.to === member.uid)
  const partners = [...new Set(mine.toReversed().map(m => (m.from === member.uid ? m.to : m.from)))]
  const items = partners.map(uid => {
    const talk = mine.filter(m => m.from === uid || m.to === uid)
    const last = talk.at(-1)!
    const name = findMember(state, uid)?.name ?? ''
    const fresh = talk.some(m => m.to === member.uid && m.fresh)
    const whom =
      last.from === member.uid
        ? `<span class="xi2">您</span> 对 ${userLink(uid, name, ' target="_blank" class="xw1"')} 说 :`
        : `${userLink(uid, name, ' target="_blank" class="xw1"')} 对 <span class="xi2">您</span> 说 :`
    return `<dl id="pmlist_${uid}" class="bbda cur1 cl${fresh ? ' newpm' : ''}">
<dd class="m avt">
${fresh ? '<div class="newpm_avt" title="有未读消息"></div>\n' : ''}${avatar(visit, uid, 'small')}
</dd>
<dd class="ptm pm_c">
<div class="o">
<input type="checkbox" name="deletepm_deluid[]" id="a_delete_${uid}" class="pc" value="${uid}" />
</div>
${whom}<br />
${escapeHtml(last.text.slice(0, 60))} &nbsp;  <br />
<span class="xg1">${timeHtml(last.at, visit.now, 'm')}</span> &nbsp;
<span class="pm_o y">
<span class="xg1 z">共 ${talk.length} 条</span>
<a href="home.php?mod=space&amp;do=pm&amp;subop=view&amp;touid=${uid}#last" id="pmlist_${uid}_a">回复</a>
</span>
</dd>
</dl>`
  })
  const list = items.length
    ? `<div class="xld xlda pml mtm mbm">\n${items.join('\n')}\n</div>`
    : '<div class="emp">\n当前没有相应的短消息\n</div>'
  return frame(visit, '消息', `<h1 class="mt"><i class="fico-email fic4 fc-p vm"></i>消息</h1>\n${list}`)
}

export const submitMessage = (visit: Visit): Answer => {
  const { member, state } = visit
  if (!member) return loginFirst(visit)
  const wrong = badSubmit(visit)
  if (wrong) return wrong
  const to =
    numberOf(visit, 'touid') || state.members.find(m => visit.shown(m.name) === visit.get('username'))?.uid || 0
  const text = visit.get('message').replace(/\r\n?/g, '\n').trim()
  if (!findMember(state, to)) return failAnswer(visit, '抱歉，您指定的用户不存在')
  if (to === member.uid) return failAnswer(visit, '抱歉，您不能给自己发送短消息')
  if (text === '') return failAnswer(visit, '抱歉，您没有填写内容')
  const id = nextId(state)
  state.messages.push({ id, from: member.uid, to, text, at: visit.now, fresh: true })
  return messageAnswer(visit, {
    text: '操作成功 ',
    forward: `home.php?mod=space&do=pm&subop=view&touid=${to}`,
    values: { pmid: String(id) },
    good: true,
  })
}

export const favouritesPage = (visit: Visit): Answer => {
  const { member, state } = visit
  if (!member) return loginFirst(visit)
  const type = visit.get('type')
  const list = (state.favourites.get(member.uid) ?? []).filter(f =>
    type !== 'thread' && type !== 'forum' ? true : f.kind === type,
  )
  const items = list.map(f => {
    const title =
      f.kind === 'thread' ? (state.threads.get(f.target)?.title ?? '') : (findBoard(state, f.target)?.name ?? '')
    const url =
      f.kind === 'thread' ? `forum.php?mod=viewthread&tid=${f.target}` : `forum.php?mod=forumdisplay&fid=${f.target}`
    return `<li id="fav_${f.id}" class="bbda ptm pbm">
<a class="y" id="a_delete_${f.id}" href="home.php?mod=spacecp&amp;ac=favorite&amp;op=delete&amp;favid=${f.id}" onclick="showWindow(this.id, this.href, 'get', 0);">删除</a>
<input type="checkbox" name="favorite[]" class="pc" value="${f.id}" vid="${f.target}" />
<span><img src="static/image/feed/${f.kind === 'thread' ? 'thread' : 'discuz'}.gif" alt="${f.kind}" class="t" /> </span><a href="${url}" target="_blank">${escapeHtml(title)}</a> <span class="xg1">${timeHtml(f.at, visit.now, 'm')}</span>
${f.note ? `<div class="quote">\n<blockquote id="quote_preview">${escapeHtml(f.note)}</blockquote>\n</div>` : ''}
</li>`
  })
  const body = items.length
    ? `<form method="post" autocomplete="off" name="delform" id="delform" action="home.php?mod=spacecp&amp;ac=favorite&amp;op=delete&amp;type=all&amp;checkall=1">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<ul id="favorite_ul" class="">${items.join('\n')}
</ul>
</form>`
    : '<p class="emp">您还没有添加任何收藏</p>'
  return frame(visit, '全部收藏', `<h1 class="mt bbs">全部收藏</h1>\n${body}`)
}

const ownPosts = (visit: Visit, thread: Thread, uid: number): readonly Post[] => {
  const from = thread.tid === towerTid ? thread.size + 1 : 2
  const positions = Array.from({ length: Math.max(0, countFloors(visit.state, thread) - from + 1) }, (_, i) => from + i)
  return positions
    .map(position => floorAt(visit.state, thread, position)!)
    .filter(p => p.by === uid && p.mask === null && p.state !== 'deleted')
    .toReversed()
}

const postRow = (visit: Visit, thread: Thread, replies: readonly Post[] | null): string => {
  const board = findBoard(visit.state, thread.fid)!
  const last = lastFloor(visit.state, thread)
  const name = last.mask ? '匿名' : (findMember(visit.state, last.by)?.name ?? '')
  const title = replies
    ? `<a href="forum.php?mod=redirect&amp;goto=findpost&amp;ptid=${thread.tid}&amp;pid=" target="_blank">${escapeHtml(thread.title)}</a>`
    : `<a href="forum.php?mod=viewthread&amp;tid=${thread.tid}" target="_blank" >${escapeHtml(thread.title)}</a>`
  const excerpts = (replies ?? []).map(
    p => `<tr>
<td colspan="5" class="xg1">&nbsp;<a href="forum.php?mod=redirect&amp;goto=findpost&amp;ptid=${thread.tid}&amp;pid=${p.pid}" target="_blank">${escapeHtml(quotable(p.body, 60)) || '（无文字）'}</a></td>
</tr>`,
  )
  return `<tr${replies ? ' class="bw0_all"' : ''}>
<td class="icn">
<a href="forum.php?mod=viewthread&amp;tid=${thread.tid}&amp;highlight=" title="新窗口打开" target="_blank">
<i class="fico-thread fic6 fc-n"></i>
</a>
</td>
<th>
${title}
</th>
<td>
<a href="forum.php?mod=forumdisplay&amp;fid=${board.fid}" class="xg1" target="_blank">${escapeHtml(board.name)}</a>
</td>
<td class="num">
<a href="forum.php?mod=viewthread&amp;tid=${thread.tid}" class="xi2" target="_blank">${countFloors(visit.state, thread) - 1}</a>
<em>${thread.views}</em>
</td>
<td class="by">
<cite><a href="home.php?mod=space&amp;username=${visit.percent(name)}" target="_blank">${escapeHtml(name)}</a></cite>
<em><a href="forum.php?mod=redirect&amp;tid=${thread.tid}&amp;goto=lastpost#lastpost" target="_blank">${timeHtml(last.at, visit.now, 'm')}</a></em>
</td>
</tr>
${excerpts.join('\n')}`
}

/** A member's threads, or threads with his replies under them. */
export const postsPage = (visit: Visit): Answer => {
  const member = memberAsked(visit)
  if (!member) return loginFirst(visit)
  const replies = visit.get('type') === 'reply'
  const mine = openThreads(visit)
    .map(thread => ({ thread, posts: replies ? ownPosts(visit, thread, member.uid) : [] }))
    .filter(({ thread, posts }) => (replies ? posts.length > 0 : thread.by === member.uid && thread.mask === null))
    .sort((a, b) => (replies ? b.posts[0]!.at - a.posts[0]!.at : b.thread.at - a.thread.at))
  const page = pageOf(visit)
  const { part, pages } = slice(mine, page, 20)
  const rows = part.map(({ thread, posts }) => postRow(visit, thread, replies ? posts : null))
  const empty = '<tr>\n<td colspan="5"><p class="emp">还没有相关的帖子</p></td>\n</tr>'
  const inner = `<div class="tl">
<form method="post" autocomplete="off" name="delform" id="delform" action="home.php?mod=space&amp;do=thread&amp;view=all&amp;order=dateline">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<table cellspacing="0" cellpadding="0">
<tr class="th">
<td class="icn">&nbsp;</td>
<th>${replies ? '帖子' : '主题'}</th>
<td class="frm">版块/圈子</td>
<td class="num">回复/查看</td>
<td class="by"><cite>最后发帖</cite></td>
</tr>
${rows.join('\n') || empty}
</table>
</form>
</div>`
  const url = `home.php?mod=space&amp;uid=${member.uid}&amp;do=thread&amp;view=me&amp;type=${replies ? 'reply' : 'thread'}`
  return frame(visit, `${member.name}的帖子`, inner, pager(page, pages, url))
}
