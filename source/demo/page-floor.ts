/** One floor (facts §4.2–4.5): container, side and head; body and foot are files of their own. */
import { timeHtml } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { floorBody, signature } from './page-floor-body.ts'
import { firstButtons, floorFoot } from './page-floor-foot.ts'
import { findMember } from './state.ts'
import { avatar, userLink } from './template.ts'
import type { Visit } from './visit.ts'
import type { Member, Post, Thread } from './world.ts'

export type FloorLook = {
  readonly page: number
  readonly recommended: boolean
  /** On an `authorid` page the head link shows all floors instead. */
  readonly onlyAuthor: boolean
}

const floorNames = ['', '楼主', '沙发', '板凳', '地板']

const label = (post: Post, look: FloorLook): string => {
  if (look.recommended) return '\n推荐\n'
  const name = floorNames[post.position]
  return `\n${name ?? `<em>${post.position}</em><sup>#</sup>`}`
}

const authorName = (post: Post, member: Member): string => {
  if (post.mask === 'anonymous') return '匿名'
  if (post.mask === 'guest') return '<a href="javascript:;">匿名</a> <em>127.0.*.*</em>'
  if (post.mask === 'gone') return `${escapeHtml(member.name)} <em>该用户已被删除</em>`
  return userLink(member.uid, member.name, ' target="_blank" class="xw1"')
}

const badges = (member: Member): string =>
  member.badges
    .map(
      badge =>
        `\n<a href="home.php?mod=spacecp&amp;ac=profile&amp;op=verify" target="_blank"><img src="static/image/common/verify_${badge.startsWith('未') ? 'un' : ''}1.png" class="vm" alt="${badge}" title="${badge}" /></a>`,
    )
    .join('')

const side = (visit: Visit, post: Post, member: Member): string => {
  if (post.mask)
    return `<div id="favatar${post.pid}" class="pls cl favatar">\n<div class="pi">${authorName(post, member)}</div>\n</div>`
  const count = (n: number, what: string): string =>
    `<p><a href="home.php?mod=space&uid=${member.uid}&do=thread&type=${what}&view=me&from=space" class="xi2">${n}</a></p>`
  const other = visit.member?.uid !== member.uid
  return `<div id="favatar${post.pid}" class="pls cl favatar">
<div class="pi">
<div class="authi">${authorName(post, member)}${badges(member)}
</div>
</div>
<div class="p_pop blk bui card_gender_0" id="userinfo${post.pid}" style="display: none; margin-top: -11px;">
<div class="i y">
<div>
<strong>${userLink(member.uid, member.name, ' target="_blank" class="xi2"')}</strong>
<em>当前在线</em>
</div><dl class="cl">
<dt>积分</dt><dd><a href="home.php?mod=space&uid=${member.uid}&do=profile" target="_blank" class="xi2">${member.credits}</a></dd>
</dl>
</div>
</div>
<div>
<div class="avatar"><a href="home.php?mod=space&amp;uid=${member.uid}" class="avtm" target="_blank">${avatar(visit, member.uid)}</a></div>
</div>
<div class="tns xg2"><table cellspacing="0" cellpadding="0"><th>${count(7 + member.uid, 'thread')}主题</th><th>${count(90 + member.uid * 3, 'reply')}回帖</th><td><p><a href="home.php?mod=space&uid=${member.uid}&do=profile" class="xi2">${member.credits}</a></p>积分</td></table></div>
<p><em><a href="home.php?mod=spacecp&amp;ac=usergroup&amp;gid=${member.groupId}" target="_blank">${member.group}</a></em></p>
${member.status ? `<p class="xg1">${member.status}</p>\n` : ''}<p><span><i class="fico-star1 fic4 fc-l" title="Rank: 2"></i></span></p>
<dl class="pil cl"></dl>${
    other
      ? `<ul class="xl xl2 o cl">
<li class="pm2"><a href="home.php?mod=spacecp&amp;ac=pm&amp;op=showmsg&amp;handlekey=showmsg_${member.uid}&amp;touid=${member.uid}&amp;pmid=0&amp;daterange=2&amp;pid=${post.pid}&amp;tid=${post.tid}" onclick="showWindow('sendpm', this.href);" title="发消息" class="xi2">发消息</a></li>
</ul>`
      : ''
  }
</div>`
}

const jump = (tid: number): string => `<div id="fj" class="y">
<label class="z">电梯直达</label>
<input type="text" class="px p_fre z" size="2" onkeyup="$('fj_btn').href='forum.php?mod=redirect&ptid=${tid}&authorid=0&postno='+this.value" title="跳转到指定楼层" />
<a href="javascript:;" id="fj_btn" class="z fico-down fc-n" title="跳转到指定楼层"></a>
</div>`

const authorMark = (thread: Thread, post: Post): string =>
  post.by === thread.by && post.position > 1 && !post.mask
    ? `<em class="authicn fico-person fic4 fnmr vm" id="authicon${post.pid}" title="楼主"></em>\n&nbsp;楼主<span class="pipe">|</span>`
    : `<img class="authicn vm" id="authicon${post.pid}" src="static/image/common/online_member.gif" />`

const head = (visit: Visit, thread: Thread, post: Post, look: FloorLook): string => {
  const first = post.position === 1
  const url = `forum.php?mod=viewthread&amp;tid=${thread.tid}`
  const link = first
    ? `forum.php?mod=viewthread&tid=${thread.tid}`
    : `forum.php?mod=redirect&goto=findpost&ptid=${thread.tid}&pid=${post.pid}`
  const only = look.onlyAuthor
    ? `<a href="${url}&amp;page=${look.page}" rel="nofollow">显示全部楼层</a>`
    : `<a href="${url}&amp;page=${look.page}&amp;authorid=${post.by}" rel="nofollow">只看该作者</a>`
  const pipe = '<span class="pipe show">|</span>'
  const firstLinks = `
${pipe}<a href="${url}&amp;extra=&amp;ordertype=${thread.reversed ? 2 : 1}"  class="show">${thread.reversed ? '正序浏览' : '倒序浏览'}</a>
${pipe}<a href="javascript:;" onclick="readmode($('thread_subject').innerHTML, ${post.pid});" class="show">阅读模式</a>`
  return `<div class="pi">
${first ? jump(thread.tid) : ''}
<strong>
<a href="${link}"   id="postnum${post.pid}" onclick="setCopy(this.href, '帖子地址复制成功');return false;">${label(post, look)}</a>
</strong>
<div class="pti">
<div class="pdbt">
${standLabel(thread, post)}</div>
<div class="authi">
${authorMark(thread, post)}
<em id="authorposton${post.pid}">发表于 ${timeHtml(post.at, visit.now, 's')}</em>
${post.phone ? '<span class="xg1">来自手机</span>\n' : ''}${post.mask ? '' : `<span class="pipe">|</span>\n${only}`}${first ? firstLinks : ''}${post.region ? `\n<span class="pipe">|</span><span class="xg1">来自: ${post.region}</span>` : ''}
</div>
</div>
</div>`
}

const standLabel = (thread: Thread, post: Post): string =>
  thread.debate && post.position > 1
    ? `<label class="pdbts pdbts_${post.stand}"><a class="v" href="forum.php?mod=viewthread&amp;tid=${thread.tid}&amp;stand=${post.stand}">${['中立', '正方', '反方'][post.stand]}</a></label>\n`
    : ''

/** What is left of a deleted floor: a number, and that it is gone (facts §4.2). */
const goneFloor = (
  post: Post,
): string => `<div id="post_${post.pid}" ><table id="pid${post.pid}" summary="pid${post.pid}" cellspacing="0" cellpadding="0">
<tr>
<td class="pls"></td>
<td class="plc">
<div class="pi">
<strong><a><em>${post.position}</em><sup>#</sup></a></strong>
</div>
<div class="pct">无效楼层，该帖已经被删除</div>
</td>
</tr>
<tr class="ad">
<td class="pls"></td>
<td class="plc"></td>
</tr>
</table>
</div>`

export const floorHtml = (visit: Visit, thread: Thread, post: Post, look: FloorLook): string => {
  if (post.state === 'deleted') return goneFloor(post)
  const member = findMember(visit.state, post.by)!
  return `<div id="post_${post.pid}" ><table id="pid${post.pid}" class="plhin" summary="pid${post.pid}" cellspacing="0" cellpadding="0">
<tr>
 <td class="pls" rowspan="2">
${side(visit, post, member)}
</td>
<td class="plc">
${head(visit, thread, post, look)}${floorBody(visit, thread, post, member)}
</td></tr>
<tr><td class="plc plm">
${post.position === 1 ? firstButtons(visit, thread) : ''}${signature(visit, post, member)}</td>
</tr>
<tr id="_postposition${post.pid}"></tr>
<tr>
<td class="pls"></td>
<td class="plc" style="overflow:visible;">
${floorFoot(visit, thread, post, look.page)}
</td>
</tr>
<tr class="ad">
<td class="pls">
</td>
<td class="plc">
</td>
</tr>
</table>
</div>`
}
