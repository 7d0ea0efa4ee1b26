/** The frame of every page, in the shape of Discuz! X3.5's desktop template (facts §1.1–1.3): ids, classes and script variables, no styles. */
import { siteName } from './content.ts'
import { printTime } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { cookiePrefix, formhashOf, type Visit } from './visit.ts'

export type Frame = {
  readonly title: string
  /** `pg_index` without `pg_`. */
  readonly page: string
  readonly nv?: 'forum' | 'home' | 'member' | 'search'
  readonly canonical?: string
  readonly head?: string
  readonly body: string
}

export type Crumb = readonly [text: string, href: string]

export const breadcrumb = (crumbs: readonly Crumb[], before = ''): string => `<div id="pt" class="bm cl">
${before}<div class="z">
<a href="./" class="nvhm" title="首页">${siteName}</a><em>&raquo;</em><a href="forum.php">论坛</a>${crumbs
  .map(([text, href]) => ` <em>&rsaquo;</em> <a href="${href}">${escapeHtml(text)}</a>`)
  .join('')}
</div>
</div>`

/** `.pg` as helper_page makes it (facts §3.5): nothing at all for one page. */
export const pager = (page: number, pages: number, href: string): string => {
  if (pages <= 1) return ''
  const link = (n: number, cls = '', text = String(n)): string =>
    `<a href="${href}&amp;page=${n}"${cls ? ` class="${cls}"` : ''}>${text}</a>`
  const shown = 10
  const from = pages <= shown ? 1 : Math.max(1, Math.min(page - 2, pages - shown + 1))
  const to = Math.min(pages, from + shown - 1)
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return `<div class="pg">${from > 1 ? link(1, 'first', '1 ...') : ''}${page > 1 ? link(page - 1, 'prev', '&nbsp;&nbsp;') : ''}${numbers
    .map(n => (n === page ? `<strong>${n}</strong>` : link(n)))
    .join(
      '',
    )}${to < pages ? link(pages, 'last', `... ${pages}`) : ''}<label><input type="text" name="custompage" class="px" size="2" title="输入页码，按回车快速跳转" value="${page}" onkeydown="if(event.keyCode==13) {window.location='${href.replace(/&amp;/g, '&')}&page='+this.value;; doane(event);}" /><span title="共 ${pages} 页"> / ${pages} 页</span></label>${page < pages ? link(page + 1, 'nxt', '下一页') : ''}</div>`
}

export const userLink = (uid: number, name: string, extra = ''): string =>
  `<a href="home.php?mod=space&amp;uid=${uid}"${extra}>${escapeHtml(name)}</a>`

export const avatar = (visit: Visit, uid: number, size: 'small' | 'middle' = 'middle'): string =>
  `<img src="${visit.base}uc_server/avatar.php?uid=${uid}&size=${size}" class="user_avatar">`

const script = (visit: Visit): string => {
  const uid = visit.member?.uid ?? 0
  return `<script type="text/javascript">var STYLEID = '1', STATICURL = 'static/', IMGDIR = 'static/image/common', VERHASH = 'pal', charset = '${visit.charset}', discuz_uid = '${uid}', cookiepre = '${cookiePrefix}', cookiedomain = '', cookiepath = '/', showusercard = '1', attackevasive = '0', disallowfloat = 'newthread', creditnotice = '1|威望|,2|金钱|', defaultstyle = '', REPORTURL = '${Buffer.from(visit.base).toString('base64')}', SITEURL = '${visit.base}', JSPATH = 'data/cache/', CSSPATH = 'data/cache/style_', DYNAMICURL = '';</script>
<script src="data/cache/common.js?pal" type="text/javascript"></script>`
}

const guestBox = (
  visit: Visit,
): string => `<form method="post" autocomplete="off" id="lsform" action="member.php?mod=logging&amp;action=login&amp;loginsubmit=yes&amp;infloat=yes&amp;lssubmit=yes" onsubmit="return lsSubmit();">
<div class="fastlg cl">
<span id="return_ls" style="display:none"></span>
<div class="y pns">
<table cellspacing="0" cellpadding="0">
<tr>
<td><span class="ftid"><select name="fastloginfield" id="ls_fastloginfield" width="40"><option value="username">用户名</option><option value="email">Email</option></select></span></td>
<td><input type="text" name="username" id="ls_username" autocomplete="off" class="px vm" /></td>
<td class="fastlg_l"><label for="ls_cookietime"><input type="checkbox" name="cookietime" id="ls_cookietime" class="pc" value="2592000" />自动登录</label></td>
</tr>
<tr>
<td><label for="ls_password" class="z psw_w">密码</label></td>
<td><input type="password" name="password" id="ls_password" class="px vm" autocomplete="off" /></td>
<td class="fastlg_l"><button type="submit" class="pn vm" style="width: 75px;"><em>登录</em></button></td>
<td>&nbsp;<a href="member.php?mod=register" class="xi2 xw1">立即注册</a></td>
</tr>
</table>
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="hidden" name="quickforward" value="yes" />
<input type="hidden" name="handlekey" value="ls" />
</div>
</div>
</form>`

const memberBox = (visit: Visit): string => {
  const { member, state } = visit
  if (!member) return ''
  const fresh = (state.notices.get(member.uid) ?? []).filter(n => n.fresh)
  const letters = state.messages.some(m => m.to === member.uid && m.fresh)
  const pipe = '<span class="pipe">|</span>'
  return `<div id="um">
<div class="avt y"><a href="home.php?mod=space&amp;uid=${member.uid}">${avatar(visit, member.uid)}</a></div>
<p>
<strong class="vwmy"><a href="home.php?mod=space&amp;uid=${member.uid}" target="_blank" title="访问我的空间">${escapeHtml(member.name)}</a></strong>
${pipe}<a href="javascript:;" id="myitem" class="showmenu" onmouseover="showMenu({'ctrlid':'myitem'});">我的</a>
${pipe}<a href="home.php?mod=space&amp;do=pm" id="pm_ntc"${letters ? ' class="new"' : ''}>消息</a>
${pipe}<a href="home.php?mod=space&amp;do=notice" id="myprompt" class="a showmenu${fresh.length ? ' new' : ''}" onmouseover="showMenu({'ctrlid':'myprompt'});">提醒${fresh.length ? `(${fresh.length})` : ''}</a><span id="myprompt_check"></span>
${pipe}<a href="member.php?mod=logging&amp;action=logout&amp;formhash=${formhashOf(visit)}">退出</a>
</p>
<p>
<a href="home.php?mod=spacecp&amp;ac=credit&amp;showcredit=1" id="extcreditmenu" class="showmenu">积分: ${member.credits}</a>
${pipe}<a href="home.php?mod=spacecp&amp;ac=usergroup" id="g_upmine" class="showmenu">用户组: ${member.group}</a>
</p>
</div>`
}

const header = (visit: Visit): string => `<div id="append_parent"></div><div id="ajaxwaitid"></div>
<div id="hd">
<div class="wp">
<div class="hdc cl"><h2><a href="./" title="${siteName}"><img src="static/image/common/logo.png" alt="${siteName}" class="boardlogo" id="boardlogo" border="0" /></a></h2>${visit.member ? memberBox(visit) : guestBox(visit)}
</div>
<div id="nv">
<ul><li class="a" id="mn_forum"><a href="forum.php" hidefocus="true" title="BBS">论坛<span>BBS</span></a></li><li id="mn_forum_10"><a href="forum.php?mod=guide" hidefocus="true" title="Guide">导读<span>Guide</span></a></li></ul>
</div>
<div id="mu" class="cl">
</div><div id="scbar" class="cl">
<form id="scbar_form" method="post" autocomplete="off" action="search.php?searchsubmit=yes" target="_blank">
<input type="hidden" name="mod" id="scbar_mod" value="search" />
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="hidden" name="srchtype" value="title" />
<input type="text" name="srchtxt" id="scbar_txt" value="请输入搜索内容" autocomplete="off" />
<button type="submit" name="searchsubmit" id="scbar_btn" class="pn pnc" value="true"><strong class="xi2">搜索</strong></button>
</form>
</div>
</div>
</div>`

const footer = (visit: Visit): string => `<div id="ft" class="wp cl">
<div id="flk" class="y">
<p>
<strong><a href="${visit.base}" target="_blank">${siteName}</a></strong><span class="pipe">|</span>这是 palou 自带的示例论坛，内容都是编的，只在本机运行
</p>
<p class="xs0">
GMT+8, ${printTime(visit.now, 'm')}<span id="debuginfo">
, Processed in 0.000000 second(s), 0 queries
.
</span>
</p>
</div>
<div id="frt">
<p>Powered by <strong>Discuz!</strong> <em>X3.5</em> (markup only)</p>
</div></div>`

export const pageHtml = (visit: Visit, frame: Frame): string => `<!DOCTYPE html>
<html>
<head>
<meta charset="${visit.charset}" />
<meta name="renderer" content="webkit" />
<title>${frame.title ? `${escapeHtml(frame.title)} - ` : ''}${siteName} -  Powered by Discuz!</title>
${frame.canonical ? `<link href="${visit.base}${frame.canonical}" rel="canonical" />\n` : ''}<meta name="keywords" content="${siteName}" />
<meta name="generator" content="Discuz! X3.5" />
<meta name="author" content="Discuz! Team and Comsenz UI Team" />
<base href="${visit.base}" />${script(visit)}
<meta name="application-name" content="${siteName}" />
${frame.head ?? ''}</head>

<body id="nv_${frame.nv ?? 'forum'}" class="pg_${frame.page}" onkeydown="if(event.keyCode==27) return false;">
${header(visit)}

<div id="wp" class="wp">
${frame.body}
</div>
${footer(visit)}
</body>
</html>`
