/** The board index (facts §2): one board a row, two and three columns. */
import { type Answer, htmlAnswer } from './answer.ts'
import { bodyHtml } from './bbcode.ts'
import { siteName } from './content.ts'
import { day, printTime, timeHtml } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { boardFigures, childrenOf, type Figures } from './figures.ts'
import { boards, findMember } from './state.ts'
import { breadcrumb, pageHtml } from './template.ts'
import { mayEnter, type Visit } from './visit.ts'
import { type Board, type Category, plainPost } from './world.ts'

const icon = (fresh: boolean): string =>
  `<svg width="31" height="29"><path fill="${fresh ? '#fdc910' : '#c9c9c9'}" d="M31 13c0-7.2-6.9-13-15.5-13z"/></svg>`

/** Above ten thousand the site shortens and keeps the number in a title (facts §2.5). */
export const countHtml = (n: number): string =>
  n < 10_000 ? String(n) : `<span title="${n}">${Math.round(n / 10_000)}万</span>`

export const descriptionHtml = (visit: Visit, text: string): string =>
  bodyHtml({
    base: visit.base,
    fid: 0,
    post: plainPost({ tid: 0, position: 0, by: 0, at: 0, body: text }),
    viewer: null,
    replied: true,
    jammer: false,
  })

export const moderatorLinks = (visit: Visit, board: Board): string =>
  board.moderators
    .map(uid => findMember(visit.state, uid)!.name)
    .map(name => `<a href="home.php?mod=space&username=${visit.percent(name)}" class="notabs" c="1">${name}</a>`)
    .join(', ')

const href = (board: Board): string => `forum.php?mod=forumdisplay&fid=${board.fid}`

const cut = (text: string): string => (text.length > 18 ? `${text.slice(0, 17)} ...` : text)

const lastCell = (visit: Visit, board: Board, figures: Figures, withSubject = true): string => {
  if (board.access === 'link') return `<a href="${href(board)}" class="xi2">链接到外部地址</a>`
  if (!mayEnter(visit, board) && board.access === 'private') return '私密版块'
  if (!figures.last) return '从未'
  const { thread, post } = figures.last
  const url = `forum.php?mod=redirect&amp;tid=${thread.tid}&amp;goto=lastpost#lastpost`
  const time = timeHtml(post.at, visit.now, 'm')
  if (!withSubject) return `<a href="${url}">最后发表: ${time}</a>`
  const name = post.mask === null ? findMember(visit.state, post.by)!.name : null
  const who = name ? `<a href="home.php?mod=space&username=${visit.percent(name)}">${escapeHtml(name)}</a>` : '匿名'
  return `<a href="${url}" class="xi2">${escapeHtml(cut(thread.title))}</a> <cite>${time} ${who}</cite>`
}

const today = (n: number): string => (n > 0 ? `<em class="xw0 xi1" title="今日"> (${n})</em>` : '')

export const boardRow = (visit: Visit, board: Board, first: boolean): string => {
  const figures = boardFigures(visit, board)
  const target = board.access === 'link' ? ' target="_blank"' : ''
  const children = childrenOf(visit, board)
  const subs = children.map(c => `<a href="${href(c)}" >${escapeHtml(c.name)}</a>`).join(', ')
  const mods = moderatorLinks(visit, board)
  const seen = board.access !== 'link' && (board.access !== 'private' || mayEnter(visit, board))
  return `<tr${first ? '' : ' class="fl_row"'}>
<td class="fl_icn" >
<a href="${href(board)}"${target} title="${escapeHtml(board.name)}">${icon(figures.today > 0)}</a>
</td>
<td>
<h2><a href="${href(board)}"${target}>${escapeHtml(board.name)}</a>${seen ? today(figures.today) : ''}</h2>
${board.description ? `<p class="xg2">${descriptionHtml(visit, board.description)}</p>` : ''}${subs ? `<p>子版块: ${subs}</p>` : ''}${mods ? `<p>版主: <span class="xi2">${mods}</span></p>` : ''}</td>
<td class="fl_i">
${seen ? `<span class="xi2">${countHtml(figures.threads)}</span><span class="xg1"> / ${countHtml(figures.posts)}</span>` : ''}</td>
<td class="fl_by">
<div>
${lastCell(visit, board, figures)}
</div>
</td>
</tr>`
}

const boardCell = (visit: Visit, board: Board, columns: number): string => {
  const figures = boardFigures(visit, board)
  const width = columns === 2 ? '49.9%' : '33.2%'
  const counts = `<dd><em>主题: ${countHtml(figures.threads)}</em>, <em>帖数: ${countHtml(figures.posts)}</em></dd>`
  return `<td class="fl_g" width="${width}">
<div class="fl_icn_g">
<a href="${href(board)}"${board.access === 'link' ? ' target="_blank"' : ''} title="${escapeHtml(board.name)}">${icon(figures.today > 0)}</a>
</div>
<dl>
<dt><a href="${href(board)}"${board.access === 'link' ? ' target="_blank"' : ''}>${escapeHtml(board.name)}</a>${figures.today ? `<em class="xw0 xi1" title="今日"> (${figures.today})</em>` : ''}</dt>
${board.access === 'link' ? '' : counts}<dd>
${lastCell(visit, board, figures, columns < 3)}
</dd>
</dl>
</td>`
}

const columnRows = (visit: Visit, list: readonly Board[], columns: number): string => {
  const rows = Array.from({ length: Math.ceil(list.length / columns) }, (_, row) => {
    const part = list.slice(row * columns, (row + 1) * columns)
    const empty = Array.from({ length: columns - part.length }, () => '<td class="fl_g" width="33%">&nbsp;</td>')
    return [...part.map(board => boardCell(visit, board, columns)), ...empty].join('\n')
  })
  return rows.map((cells, i) => `<tr${i ? ' class="fl_row"' : ''}>${cells}\n</tr>`).join('\n')
}

export const boardTable = (
  visit: Visit,
  list: readonly Board[],
  columns: number,
): string => `<table cellspacing="0" cellpadding="0" class="fl_tb">
${columns ? columnRows(visit, list, columns) : list.map((board, i) => boardRow(visit, board, i === 0)).join('\n')}
<tr class="fl_row">
</tr>
</table>`

const categoryBlock = (visit: Visit, category: Category): string => {
  const list = category.boards.filter(b => b.parent === null)
  return `<div class="bm bmw ${category.columns ? ' flg' : ''} cl">
<div class="bm_h cl">
<span class="o">
<em id="category_${category.gid}_img" class="tg_no" title="收起/展开" onclick="toggle_collapse('category_${category.gid}');"></em>
</span>
<h2><a href="forum.php?gid=${category.gid}" style="">${category.name}</a></h2>
</div>
<div id="category_${category.gid}" class="bm_c" style="">
${boardTable(visit, list, category.columns)}
</div>
</div>`
}

const announcement = (visit: Visit): string => `<div class="y">
<div id="an">
<dl class="cl">
<dt class="z xw1">公告:&nbsp;</dt>
<dd>
<div id="anc"><ul id="ancl"><li><span><a href="forum.php?mod=announcement&amp;id=1#1" target="_blank" class="xi2">这里是示例论坛，只在本机运行</a></span><em>(${printTime(visit.state.start - 2 * day, 'd')})</em></li></ul></div>
</dd>
</dl>
</div>
</div>
`

const chart = (visit: Visit): string => {
  const all = boards(visit.state).map(board => boardFigures(visit, board))
  const sum = (of: (f: Figures) => number): number => all.reduce((n, f) => n + of(f), 0)
  return `<div id="chart" class="bm bw0 cl">
<p class="chart z">今日: <em>${sum(f => f.today)}</em><span class="pipe">|</span>昨日: <em>96</em><span class="pipe">|</span>帖子: <em>${sum(f => f.posts)}</em><span class="pipe">|</span>会员: <em>${visit.state.members.length}</em><span class="pipe">|</span>欢迎新会员: <em>${`<a href="home.php?mod=space&amp;username=${visit.percent('新来的')}" target="_blank" class="xi2">新来的</a>`}</em></p>
<div class="y">
<a href="forum.php?mod=guide&amp;view=new" title="最新回复" class="xi2">最新回复</a></div>
</div>`
}

export const indexPage = (visit: Visit, gid: number): Answer => {
  const list = visit.state.categories.filter(c => gid === 0 || c.gid === gid)
  const crumbs = gid && list[0] ? [[list[0].name, `forum.php?gid=${gid}`] as const] : []
  const body = `${breadcrumb(crumbs, announcement(visit))}
<div id="ct" class="wp cl">
${chart(visit)}
<div class="mn">
<div class="fl bm">
${list.map(category => categoryBlock(visit, category)).join('')}
</div>
<div id="online" class="bm oll">
<div class="bm_h">
<h3><strong><a href="forum.php">在线会员</a></strong> <span class="xs1">- <strong>1</strong> 人在线</span></h3>
</div>
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title: gid ? (list[0]?.name ?? siteName) : '论坛', page: 'index', body }))
}
