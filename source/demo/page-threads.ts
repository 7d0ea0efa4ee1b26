/** A board's listing (facts §3). */
import { type Answer, htmlAnswer, redirectAnswer } from './answer.ts'
import { printTime } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { boardFigures, childrenOf } from './figures.ts'
import { type Listed, listThreads } from './listing.ts'
import { fastThreadForm } from './page-forms.ts'
import { boardTable, descriptionHtml, moderatorLinks } from './page-index.ts'
import { failAnswer, messageAnswer, noBoard } from './page-message.ts'
import { threadRow } from './page-rows.ts'
import { categoryOf, findBoard } from './state.ts'
import { breadcrumb, type Crumb, pageHtml, pager } from './template.ts'
import { formhashOf, mayEnter, numberOf, pageOf, type Visit } from './visit.ts'
import type { Board } from './world.ts'

export const boardCrumbs = (visit: Visit, board: Board): readonly Crumb[] => {
  const category = categoryOf(visit.state, board.fid)
  const parent = board.parent === null ? null : findBoard(visit.state, board.parent)
  return [
    ...(category ? [[category.name, `forum.php?gid=${category.gid}`] as const] : []),
    ...(parent ? [[parent.name, `forum.php?mod=forumdisplay&fid=${parent.fid}`] as const] : []),
    [board.name, `forum.php?mod=forumdisplay&fid=${board.fid}`] as const,
  ]
}

/** Why this visitor does not get in; null when he does (facts §3.6). */
export const boardGate = (visit: Visit, board: Board): Answer | null => {
  if (mayEnter(visit, board)) return null
  if (board.access !== 'password') {
    const text = visit.member ? '抱歉，您没有权限访问该版块' : '抱歉，您尚未登录，没有权限访问该版块'
    return messageAnswer(visit, { text, login: visit.member === null })
  }
  const body = `${breadcrumb(boardCrumbs(visit, board))}
<div id="ct" class="wp cl">
<div class="mn">
<div class="nfl">
<div class="f_c">
<h3 class="xs2 xi2 mbm">本版块需要密码，您必须在下面输入正确的密码才能浏览这个版块</h3>
<div class="o">
<form method="post" autocomplete="off" action="forum.php?mod=forumdisplay&amp;fid=${board.fid}&amp;action=pwverify">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="password" name="pw" class="px vm" size="25" />
&nbsp;<button class="pn pnc vm" type="submit" name="loginsubmit" value="true"><strong>提交</strong></button>
</form>
</div>
</div>
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title: board.name, page: 'forumdisplay', body }))
}

const verifyPassword = (visit: Visit, board: Board): Answer => {
  const url = `forum.php?mod=forumdisplay&fid=${board.fid}`
  if (visit.get('pw') !== board.password) return failAnswer(visit, '抱歉，您输入的密码不正确，不能访问该版块')
  visit.session.openBoards.add(board.fid)
  return messageAnswer(visit, { text: '密码验证成功，现在将转入版块页面', forward: url, good: true })
}

const head = (visit: Visit, board: Board): string => {
  const figures = boardFigures(visit, board)
  const mods = moderatorLinks(visit, board)
  const favourite = `home.php?mod=spacecp&amp;ac=favorite&amp;type=forum&amp;id=${board.fid}&amp;handlekey=favoriteforum&amp;formhash=${formhashOf(visit)}`
  return `<div class="bm bml pbn">
<div class="bm_h cl">
<span class="o"><em id="forum_rules_${board.fid}_img" class="tg_no" title="收起/展开"></em></span><span class="y">
<a href="${favourite}" id="a_favorite" class="fa_fav" onclick="showWindow(this.id, this.href, 'get', 0);">收藏本版 <strong class="xi1" id="number_favorite" style="display:none;">(<span id="number_favorite_num">0</span>)</strong></a>
</span>
<h1 class="xs2">
<a href="forum.php?mod=forumdisplay&amp;fid=${board.fid}">${escapeHtml(board.name)}</a>
<span class="xs1 xw0 i">今日: <strong class="xi1">${figures.today}</strong><b class="ico_increase">&nbsp;</b><span class="pipe">|</span>主题: <strong class="xi1">${figures.threads}</strong></span></h1>
</div>
<div class="bm_c cl pbn">
${mods ? `<div>版主: <span class="xi2">${mods}</span></div>` : ''}${board.rules ? `<div id="forum_rules_${board.fid}" style=";">\n<div class="ptn xg2">${descriptionHtml(visit, board.rules)}</div>\n</div>` : ''}
</div>
</div>`
}

const subBoards = (visit: Visit, board: Board): string => {
  const children = childrenOf(visit, board)
  if (children.length === 0) return ''
  return `<div class="bm bmw fl">
<div class="bm_h cl">
<span class="o"><em id="subforum_${board.fid}_img" class="tg_no" title="收起/展开"></em></span>
<h2>子版块</h2>
</div>
<div id="subforum_${board.fid}" class="bm_c" style="">
${boardTable(visit, children, 0)}
</div>
</div>`
}

const types = (visit: Visit, board: Board): string => {
  if (board.types.length === 0) return ''
  const current = numberOf(visit, 'typeid')
  const url = `forum.php?mod=forumdisplay&amp;fid=${board.fid}`
  const count = (id: number): number =>
    [...visit.state.threads.values()].filter(t => t.fid === board.fid && t.typeId === id).length
  const items = board.types.map(
    type =>
      `<li${type.id === current ? ' class="xw1 a"' : ''}><a href="${url}${type.id === current ? '' : `&amp;filter=typeid&amp;typeid=${type.id}`}">${type.name}<span class="xg1 num">${count(type.id)}</span></a></li>`,
  )
  return `<ul id="thread_types" class="ttp bm cl">
<li id="ttp_all"${current ? '' : ' class="xw1 a"'}><a href="${url}">全部</a></li>
${items.join('\n')}
</ul>
<script type="text/javascript">showTypes('thread_types');</script>`
}

const filters = (board: Board): string => {
  const url = `forum.php?mod=forumdisplay&amp;fid=${board.fid}`
  const link = (query: string, text: string): string => `<a href="${url}&amp;${query}" class="xi2">${text}</a>&nbsp;`
  return `<div class="tf">
<a id="filter_special" href="javascript:;" class="showmenu xi2" onclick="showMenu(this.id)">全部主题</a>&nbsp;
${link('filter=lastpost&amp;orderby=lastpost', '最新')}
${link('filter=heat&amp;orderby=heats', '热门')}
${link('filter=hot', '热帖')}
${link('filter=digest&amp;digest=1', '精华')}
</div>`
}

const table = (visit: Visit, board: Board, listed: Listed): string => {
  const separator = listed.sticky.length
    ? `<tbody id="separatorline">\n<tr class="ts">\n<td>&nbsp;</td>\n<th><a href="javascript:;" onclick="checkForumnew_btn('${board.fid}')" title="查看更新" class="forumrefresh">版块主题</a></th><td>&nbsp;</td><td>&nbsp;</td><td>&nbsp;</td>\n</tr>\n</tbody>`
    : ''
  const rows = [
    ...listed.sticky.map(t => threadRow(visit, t, { stuck: true })),
    separator,
    ...listed.threads.map(t => threadRow(visit, t, { stuck: false })),
  ]
  const empty =
    '<tbody class="bw0_all"><tr><th colspan="5"><p class="emp">本版块或指定的范围内尚无主题</p></th></tr></tbody>'
  const announced = `<tbody>
<tr>
<td class="icn"><i class="fico-volume fic6 fc-i" title="公告"></i></td>
<th><strong class="xst">公告: <a href="forum.php?mod=viewthread&amp;tid=17" target="_blank">这里是示例论坛，只在本机运行</a></strong></th>
<td class="by">
<cite><a href="home.php?mod=space&amp;uid=1" c="1">站务</a></cite>
<em>${printTime(visit.state.start, 'd')}</em>
</td>
<td class="num">&nbsp;</td>
<td class="by">&nbsp;</td>
</tr>
</tbody>`
  return `<table summary="forum_${board.fid}" cellspacing="0" cellpadding="0" id="threadlisttableid">
${announced}
${listed.sticky.length + listed.threads.length > 0 ? rows.join('\n') : empty}
</table>`
}

const threadList = (visit: Visit, board: Board, listed: Listed): string => `<div id="threadlist" class="tl bm bmw">
<div class="th">
<table cellspacing="0" cellpadding="0">
<tr>
<th colspan="2">
${filters(board)}
</th>
<td class="by">作者</td>
<td class="num">回复/查看</td>
<td class="by">最后发表</td>
</tr>
</table>
</div>
<div class="bm_c">
<script type="text/javascript">var lasttime = ${Math.floor(visit.now / 1000)};var listcolspan= '5';</script>
<div id="forumnew" style="display:none"></div>
<form method="post" autocomplete="off" name="moderate" id="moderate" action="forum.php?mod=topicadmin&amp;action=moderate&amp;fid=${board.fid}&amp;infloat=yes&amp;nopost=yes">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="hidden" name="listextra" value="page%3D${listed.page}" />
${table(visit, board, listed)}
</form>
</div>
</div>`

const query = (visit: Visit): string =>
  ['filter', 'orderby', 'typeid', 'digest', 'specialtype', 'rewardtype', 'dateline']
    .flatMap(name => (/^\w+$/.test(visit.get(name)) ? [`&amp;${name}=${visit.get(name)}`] : []))
    .join('')

const nextButton = (board: Board, listed: Listed, more: string): string =>
  listed.page < listed.pages
    ? `<a class="bm_h" href="javascript:;" rel="forum.php?mod=forumdisplay&fid=${board.fid}${more.replace(/&amp;/g, '&')}&page=${listed.page + 1}" curpage="${listed.page}" id="autopbn" totalpage="${listed.pages}" picstyle="0" forumdefstyle="">下一页 &raquo;</a>`
    : ''

export const threadsPage = (visit: Visit): Answer => {
  const fid = numberOf(visit, 'fid')
  if (visit.state.categories.some(c => c.gid === fid)) return redirectAnswer(`forum.php?gid=${fid}`)
  const board = findBoard(visit.state, fid)
  if (!board) return noBoard(visit)
  if (board.access === 'link') return redirectAnswer(`${visit.base}forum.php?mod=guide&view=new`)
  if (visit.get('action') === 'pwverify' && visit.method === 'POST') return verifyPassword(visit, board)
  const gate = boardGate(visit, board)
  if (gate) return gate
  const listed = listThreads(visit, board, pageOf(visit))
  const more = query(visit)
  const pg = pager(listed.page, listed.pages, `forum.php?mod=forumdisplay&fid=${fid}${more}`)
  const button = (id: string): string =>
    `<a href="javascript:;" id="${id}" onclick="showWindow('newthread', 'forum.php?mod=post&action=newthread&fid=${fid}')" title="发新帖" class="pgsbtn showmenu">发新帖</a>`
  const body = `${breadcrumb(boardCrumbs(visit, board))}
<div class="boardnav">
<div id="ct" class="wp cl">
<div class="mn">
${head(visit, board)}
${subBoards(visit, board)}
<div id="pgt" class="bm bw0 pgs cl">
<span id="fd_page_top">${pg}</span>
<span class="pgb y"  ><a href="forum.php">返&nbsp;回</a></span>
${button('newspecial')}</div>
${types(visit, board)}
${threadList(visit, board, listed)}
${nextButton(board, listed, more)}
<div class="bm bw0 pgs cl">
<span id="fd_page_bottom">${pg}</span>
<span  class="pgb y"><a href="forum.php">返&nbsp;回</a></span>
${button('newspecialtmp')}</div>
${fastThreadForm(visit, board)}
</div>
</div>
</div>`
  const asked = pageOf(visit)
  const title = asked > 1 ? `${board.name} - 第${asked}页` : board.name
  return htmlAnswer(
    pageHtml(visit, { title, page: 'forumdisplay', canonical: `forum.php?mod=forumdisplay&amp;fid=${fid}`, body }),
  )
}
