/** A floor's body (facts §4.6): the words, or why they are not shown. */
import { attachmentsBelow } from './attachments.ts'
import { bodyHtml } from './bbcode.ts'
import { towerTid } from './content-talk.ts'
import { printTime } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { countFloors, floorAt } from './floors.ts'
import { commentsHtml, ratingsHtml } from './page-floor-extras.ts'
import { specialBody } from './page-special.ts'
import { findBoard, findMember } from './state.ts'
import { isStaff, type Visit } from './visit.ts'
import type { Member, Post, Thread } from './world.ts'

/** The owner's gate for guests stands inside the body cell of the first post (facts §4.6). */
const guestTip = `<div class="attach_nopermission attach_tips">
<div>
<h3><strong>马上注册，和乡亲们一起聊聊柳溪的事。</strong></h3>
<p>您需要 <a href="member.php?mod=logging&amp;action=login" onclick="showWindow('login', this.href);return false;">登录</a> 才可以下载或查看，没有账号？<a href="member.php?mod=register" title="注册账号">立即注册</a> </p>
</div>
<span class="atips_close" onclick="this.parentNode.style.display='none'">x</span>
</div>
`

/** Whether hidden text is open to this visitor: the author, the staff, and whoever has answered. */
export const hasReplied = (visit: Visit, thread: Thread): boolean => {
  const uid = visit.member?.uid
  if (!uid) return false
  if (isStaff(visit) || thread.by === uid) return true
  if (visit.state.added.get(thread.tid)?.some(p => p.by === uid)) return true
  if (thread.tid === towerTid) return false
  const count = countFloors(visit.state, thread)
  return Array.from({ length: count }, (_, i) => floorAt(visit.state, thread, i + 1)!).some(p => p.by === uid)
}

const locked = (words: string): string => `<div class="locked">${words}</div>`

/** Why the words are not shown; null when they are. */
const withheld = (visit: Visit, thread: Thread, post: Post, member: Member): string | null => {
  const own = visit.member?.uid === post.by || isStaff(visit)
  if (member.banned && !isStaff(visit)) return locked('提示: <em>作者被禁止或删除 内容自动屏蔽</em>')
  if (post.state === 'blocked' && !isStaff(visit)) return locked('提示: <em>该帖被管理员或版主屏蔽</em>')
  if (post.password && !own && visit.cookies[`postpw_${post.pid}`] === undefined) {
    return `<div class="locked">本帖为密码帖，请输入密码 <input type="text" id="postpw_${post.pid}" class="vm" />&nbsp;<button class="pn vm" type="button" onclick="submitpostpw(${post.pid})"><strong>提交</strong></button></div>`
  }
  if (thread.price && post.position === 1 && !own && !visit.state.once.has(`paid:${visit.member?.uid}:${thread.tid}`)) {
    const free = /\[free\](.*?)\[\/free\]/s.exec(post.body)?.[1] ?? ''
    return `<div id="postmessage_${post.pid}" class="t_f">${escapeHtml(free)}<br /></div>
<div class="locked">
<a href="forum.php?mod=misc&amp;action=pay&amp;tid=${thread.tid}&amp;pid=${post.pid}" class="y viewpay" title="购买主题" onclick="showWindow('pay', this.href)">购买主题</a>
<em class="right">
</em>
本主题需向作者支付 <strong>${thread.price} 金钱</strong> 才能浏览</div>`
  }
  return null
}

/** The same for those who read without a page. */
export const withheldHtml = (visit: Visit, thread: Thread, post: Post): string | null =>
  withheld(visit, thread, post, findMember(visit.state, post.by)!)

export const editNotice = (visit: Visit, post: Post): string =>
  post.edited
    ? `<i class="pstatus"> 本帖最后由 ${findMember(visit.state, post.edited.by)?.name} 于 ${printTime(post.edited.at, 'm')} 编辑 </i><br />\n<br />\n`
    : ''

const message = (visit: Visit, thread: Thread, post: Post): string => {
  const board = findBoard(visit.state, thread.fid)
  const html = bodyHtml({
    base: visit.base,
    fid: thread.fid,
    post,
    viewer: visit.member,
    replied: hasReplied(visit, thread),
    jammer: board?.jammer ?? false,
  })
  const tip = post.position === 1 && thread.guestTip && !visit.member ? guestTip : ''
  return `<td class="t_f" id="postmessage_${post.pid}">\n${tip}${editNotice(visit, post)}${html}</td>`
}

export const floorBody = (visit: Visit, thread: Thread, post: Post, member: Member): string => {
  const closed = withheld(visit, thread, post, member)
  const cell = closed === null ? message(visit, thread, post) : ''
  const special = post.position === 1 && closed === null ? specialBody(visit, thread, post, cell) : null
  const plain =
    closed ??
    `<div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr>${cell}</tr></table>\n${attachmentsBelow({ post, viewer: visit.member })}\n</div>`
  const tags = thread.tags.map(tag => `<a title="${tag}" href="misc.php?mod=tag&amp;id=1" target="_blank">${tag}</a>`)
  return `<div class="pct">${post.position % visit.state.rules.perPage === 1 ? '<style type="text/css">.pcb{margin-right:0}</style>' : ''}<div class="pcb">
${post.subject ? `<h2>${escapeHtml(post.subject)}</h2>\n` : ''}${post.state === 'pending' ? '<span class="xg1">待审核</span>\n' : ''}
${special ?? plain}
${post.position === 1 && tags.length ? `<div class="ptg mbm mtn">\n${tags.join(',\n')}\n</div>\n` : ''}<div id="comment_${post.pid}" class="cm">
${commentsHtml(visit, thread, post)}</div>
${ratingsHtml(visit, post)}
<div id="post_rate_div_${post.pid}"></div>
</div>
</div>
`
}

export const signature = (visit: Visit, post: Post, member: Member): string => {
  if (!member.signature || post.mask) return ''
  const html = bodyHtml({
    base: visit.base,
    fid: 0,
    post: { ...post, body: member.signature, attachments: [] },
    viewer: null,
    replied: true,
    jammer: false,
  })
  return `<div class="sign" style="max-height:100px;">${html}</div>\n`
}
