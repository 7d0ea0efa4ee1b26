/** A thread page in Discuz's own markup with made-up content, for shapes that no capture shows. */

export type FixtureFloor = {
  readonly id: number
  /** The whole of `<a id="postnumN">`'s inside; null for robots' pages, which have no such link. */
  readonly label?: string | null
  readonly name?: string
  readonly uid?: number
  readonly body?: string
  /** In place of the whole message table: screened floors and the like. */
  readonly content?: string
  readonly time?: string
  /** After the time, in the head line. */
  readonly line?: string
  /** After the name, in the sidebar's own line. */
  readonly beside?: string
  /** At the end of the sidebar. */
  readonly side?: string
  readonly after?: string
  readonly foot?: string
  readonly sign?: string
  /** Name in the head line, no sidebar (`close_leftinfo`, or `authoronleft` off). */
  readonly wide?: boolean
  readonly hidden?: boolean
  readonly isFirst?: boolean
}

const side = ({ id, name = '竹叶青', uid = 31, beside = '', side: end = '' }: FixtureFloor): string => `
<td class="pls" rowspan="2"><div id="favatar${id}" class="pls favatar">
<div class="pi"><div class="authi"><a href="home.php?mod=space&amp;uid=${uid}" target="_blank" class="xw1">${name}</a>${beside}</div></div>
<div class="p_pop blk bui" id="userinfo${id}" style="display: none;"><strong><a href="home.php?mod=space&amp;uid=${uid}" class="xi2">${name}</a></strong><em>当前在线</em></div>
<div><div class="avatar"><a href="home.php?mod=space&amp;uid=${uid}" class="avtm"><img src="uc_server/avatar.php?uid=${uid}&size=middle" /></a></div></div>
<p><em><a href="home.php?mod=spacecp&amp;ac=usergroup&amp;gid=10" target="_blank"><font color="#f60">见习生</font></a></em></p>
<dl class="pil cl"><dt>积分</dt><dd>12</dd></dl>
<p class="md_ctrl"><a href="home.php?mod=medal"><img id="md_${id}_1" alt="老友勋章" /></a></p>
${end}</div></td>`

const head = ({
  id,
  label = null,
  time = '发表于 2022-1-26 10:46:40',
  line = '',
  wide,
  name = '竹叶青',
  uid = 31,
  isFirst,
}: FixtureFloor): string => {
  const href = isFirst ? 'forum.php?mod=viewthread&tid=5' : `forum.php?mod=redirect&goto=findpost&ptid=5&pid=${id}`
  const number =
    label === null
      ? ''
      : `<strong><a href="${href}" id="postnum${id}" onclick="setCopy(this.href)">${label}</a></strong>`
  const author = wide ? `<a href="home.php?mod=space&amp;uid=${uid}" target="_blank" class="xi2">${name}</a>&nbsp;` : ''
  return `<div class="pi">${number}<div class="pti"><div class="pdbt"></div><div class="authi">
<img class="authicn vm" id="authicon${id}" src="static/image/common/online_member.gif" />
${author}<em id="authorposton${id}">${time}</em>
${line}<span class="pipe">|</span><a href="forum.php?mod=viewthread&amp;tid=5&amp;page=1&amp;authorid=${uid}" rel="nofollow">只看该作者</a>
</div></div></div>`
}

export const renderFloor = (floor: FixtureFloor): string => {
  const { id, body = '晚上好。', after = '', foot = '', sign = '', wide, hidden, isFirst } = floor
  const content =
    floor.content ??
    `<div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_${id}">
${body}</td></tr></table>
${after}</div>
<div id="comment_${id}" class="cm">
</div>
<div id="post_rate_div_${id}"></div>`
  const reply = isFirst ? `reppost=${id}` : `repquote=${id}`
  return `<div id="post_${id}" ${hidden ? 'style="display:none;"' : ''}><table id="pid${id}" class="plhin" cellspacing="0" cellpadding="0">
<tr>
${wide ? '' : side(floor)}
<td class="plc">${head(floor)}<div class="pct"><div class="pcb">
${content}
</div></div>
</td></tr>
<tr><td class="plc plm">
${sign ? `<div class="sign" style="max-height:100px;">${sign}</div>` : ''}
</td></tr>
<tr id="_postposition${id}"></tr>
<tr><td class="pls"></td><td class="plc"><div class="po hin"><div class="pob cl"><em>
<a class="fastre" href="forum.php?mod=post&amp;action=reply&amp;fid=9&amp;tid=5&amp;${reply}&amp;page=1">回复</a>
${foot}</em><p><a href="javascript:;">举报</a></p></div></div></td></tr>
</table>
</div>`
}

export type FixturePage = {
  readonly floors: readonly FixtureFloor[]
  readonly subject?: string
  /** The row of the title, after the subject. */
  readonly heading?: string
  readonly figures?: string
  readonly pager?: string
  readonly tail?: string
  readonly roll?: boolean
  /** Floors already written out. */
  readonly raw?: string
}

export const renderThreadPage = (page: FixturePage): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8" /><title>${page.subject ?? '夜话'} - 杂谈 -  竹里馆 -  Powered by Discuz!</title>
<script type="text/javascript">var STYLEID = '1', charset = 'utf-8', discuz_uid = '0', SITEURL = 'https://bbs.example/';</script>
</head><body id="nv_forum" class="pg_viewthread">
<div id="wp" class="wp"><script type="text/javascript">var fid = parseInt('9'), tid = parseInt('5');</script>
<div id="pt" class="bm cl"><div class="z"><a href="./" class="nvhm">竹里馆</a><a href="forum.php?gid=2">分区</a><a href="forum-9-1.html">杂谈</a><a href="thread-5-1-1.html">${page.subject ?? '夜话'}</a></div></div>
<div id="ct" class="wp cl"><div id="pgt">${page.pager ?? ''}</div>
<div id="postlist" class="pl bm"><table><tr><td class="pls"><div class="hm ptn">${page.figures ?? '<span class="xg1">查看:</span> <span class="xi1">1.2万</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">7</span>'}</div></td>
<td class="plc vwthd">${page.heading ?? `<h1 class="ts"><span id="thread_subject">${page.subject ?? '夜话'}</span></h1>`}</td></tr></table>
${page.raw ?? page.floors.map(renderFloor).join('')}<div id="postlistreply" class="pl"><div id="post_new"></div></div>
</div>
<form id="modactions"></form>${page.tail ?? ''}
${page.roll ? `<script>fixed_avatar([${page.floors.map(({ id }) => id).join(',')}], 1);</script>` : ''}</div></div>
<div id="ft">GMT+8, 2022-1-27 08:00</div></body></html>`

export const em = (number: number): string => `<em>${number}</em><sup>#</sup>`
