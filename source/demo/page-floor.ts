/** One floor (facts §4.2–4.12): container, side, head, body, foot. */
import { attachmentsBelow } from './attachments.ts'
import { bodyHtml } from './bbcode.ts'
import { towerTid } from './content-talk.ts'
import { printTime, timeHtml } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { countFloors, floorAt } from './floors.ts'
import { commentsHtml, ratingsHtml } from './page-floor-extras.ts'
import { specialBody } from './page-special.ts'
import { findBoard, findMember } from './state.ts'
import { avatar, userLink } from './template.ts'
import { formhashOf, isStaff, type Visit } from './visit.ts'
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
const hasReplied = (visit: Visit, thread: Thread): boolean => {
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

const editNotice = (visit: Visit, post: Post): string =>
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

const body = (visit: Visit, thread: Thread, post: Post, member: Member): string => {
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

const firstButtons = (visit: Visit, thread: Thread): string => {
  const hash = formhashOf(visit)
  const { once } = visit.state
  const count = (kind: string): number => [...once].filter(k => k.startsWith(`${kind}:${thread.tid}:`)).length
  const span = (id: string, n: number): string => `<span id="${id}"${n ? '' : ' style="display:none"'}>${n}</span>`
  const favourites = [...visit.state.favourites.values()]
    .flat()
    .filter(f => f.kind === 'thread' && f.target === thread.tid).length
  return `<div id="p_btn" class="mtw mbm hm cl">
<a href="home.php?mod=spacecp&amp;ac=favorite&amp;type=thread&amp;id=${thread.tid}&amp;formhash=${hash}" id="k_favorite" onclick="showWindow(this.id, this.href, 'get', 0);" title="收藏本帖"><i><em class="fico-star fc-l" title="收藏"></em>收藏${span('favoritenumber', favourites)}</i></a>
<a id="recommend_add" href="forum.php?mod=misc&amp;action=recommend&amp;do=add&amp;tid=${thread.tid}&amp;hash=${hash}" onclick="ajaxmenu(this, 3000, 1, 0, '43', 'recommendupdate(1)');return false;" title="顶一下"><i><em class="fico-thumbup fc-l" title="支持"></em>支持${span('recommendv_add', count('recommend+'))}</i></a>
<a id="recommend_subtract" href="forum.php?mod=misc&amp;action=recommend&amp;do=subtract&amp;tid=${thread.tid}&amp;hash=${hash}" onclick="ajaxmenu(this, 3000, 1, 0, '43', 'recommendupdate(-1)');return false;" title="踩一下"><i><em class="fico-thumbdown fc-n" title="反对"></em>反对${span('recommendv_subtract', count('recommend-'))}</i></a>
</div>`
}

const reaction = (visit: Visit, post: Post, kind: 'support' | 'against'): string => {
  const [cls, word, n] =
    kind === 'support'
      ? ['replyadd', visit.state.rules.supportLabel, post.support]
      : ['replysubtract', visit.state.rules.opposeLabel, post.oppose]
  const click = visit.member ? `ajaxmenu(this, 3000, 1, 0, '43', '');return false;` : `showWindow('login', this.href)`
  return `<a class="${cls}" href="forum.php?mod=misc&amp;action=postreview&amp;do=${kind}&amp;tid=${post.tid}&amp;pid=${post.pid}&amp;hash=${formhashOf(visit)}" onclick="${click}">${word} <span id="review_${kind}_${post.pid}">${n || ''}</span></a>`
}

const foot = (visit: Visit, thread: Thread, post: Post, look: FloorLook): string => {
  const first = post.position === 1
  const { member } = visit
  const reply = `forum.php?mod=post&amp;action=reply&amp;fid=${thread.fid}&amp;tid=${thread.tid}&amp;${first ? 'reppost' : 'repquote'}=${post.pid}&amp;extra=&amp;page=${look.page}`
  const comment = member
    ? `<a class="cmmnt" href="forum.php?mod=misc&amp;action=comment&amp;tid=${thread.tid}&amp;pid=${post.pid}&amp;extra=&amp;page=${look.page}" onclick="showWindow('comment', this.href, 'get', 0)">点评</a>`
    : ''
  const edit =
    member && (member.uid === post.by || isStaff(visit))
      ? `\n<a class="editp" href="forum.php?mod=post&amp;action=edit&amp;fid=${thread.fid}&amp;tid=${thread.tid}&amp;pid=${post.pid}&amp;page=${look.page}">编辑</a>`
      : ''
  const rate =
    member && member.uid !== post.by
      ? `<a href="javascript:;" onclick="showWindow('rate', 'forum.php?mod=misc&action=rate&tid=${thread.tid}&pid=${post.pid}', 'get', -1);return false;">评分</a>\n`
      : ''
  const report =
    member?.uid === post.by
      ? ''
      : `<a href="javascript:;" onclick="showWindow('miscreport${post.pid}', 'misc.php?mod=report&rtype=post&rid=${post.pid}&tid=${thread.tid}&fid=${thread.fid}', 'get', -1);return false;">举报</a>`
  const special = thread.poll || thread.reward || thread.activity || thread.debate || thread.trade
  const reactions =
    first || special || !visit.state.rules.reactions
      ? ''
      : `\n${reaction(visit, post, 'support')}\n${reaction(visit, post, 'against')}`
  return `<div class="po hin">
<div class="pob cl">
<em>
${comment}<a class="fastre" href="${reply}" onclick="showWindow('reply', this.href)">回复</a>${edit}${reactions}
</em>

<p>
${rate}${report}
</p>

</div>
</div>`
}

const signature = (visit: Visit, post: Post, member: Member): string => {
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
${head(visit, thread, post, look)}${body(visit, thread, post, member)}
</td></tr>
<tr><td class="plc plm">
${post.position === 1 ? firstButtons(visit, thread) : ''}${signature(visit, post, member)}</td>
</tr>
<tr id="_postposition${post.pid}"></tr>
<tr>
<td class="pls"></td>
<td class="plc" style="overflow:visible;">
${foot(visit, thread, post, look)}
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
