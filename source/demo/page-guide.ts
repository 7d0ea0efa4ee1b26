/** 导读: lists across all boards (facts §3.7). */
import { type Answer, htmlAnswer } from './answer.ts'
import { countFloors, lastFloor } from './floors.ts'
import { isSeen } from './listing.ts'
import { threadRow } from './page-rows.ts'
import { findBoard } from './state.ts'
import { breadcrumb, pageHtml, pager } from './template.ts'
import { mayEnter, pageOf, type Visit } from './visit.ts'
import type { Thread } from './world.ts'

const views: Readonly<Record<string, string>> = {
  hot: '最新热门',
  digest: '最新精华',
  new: '最新回复',
  newthread: '最新发表',
  sofa: '抢沙发',
}

const perPage = 50

export const openThreads = (visit: Visit): readonly Thread[] =>
  [...visit.state.threads.values()].filter(thread => {
    const board = findBoard(visit.state, thread.fid)
    return thread.movedTo === null && board !== null && mayEnter(visit, board) && isSeen(visit, thread)
  })

const choose = (visit: Visit, view: string): readonly Thread[] => {
  const all = openThreads(visit)
  const newest = (list: readonly Thread[], key: (t: Thread) => number): readonly Thread[] =>
    [...list].sort((a, b) => key(b) - key(a))
  const last = (t: Thread): number => lastFloor(visit.state, t).at
  if (view === 'hot')
    return newest(
      all.filter(t => t.heat > 0),
      last,
    )
  if (view === 'digest')
    return newest(
      all.filter(t => t.digest > 0),
      last,
    )
  if (view === 'newthread') return newest(all, t => t.at)
  if (view === 'sofa')
    return newest(
      all.filter(t => countFloors(visit.state, t) === 1),
      t => t.at,
    )
  return newest(all, last)
}

export const guidePage = (visit: Visit): Answer => {
  const view = views[visit.get('view')] ? visit.get('view') : 'hot'
  const threads = choose(visit, view)
  const pages = Math.max(1, Math.ceil(threads.length / perPage))
  const page = Math.min(pageOf(visit), pages)
  const pg = pager(page, pages, `forum.php?mod=guide&amp;view=${view}`)
  const rows = threads.slice((page - 1) * perPage, page * perPage)
  const tabs = Object.entries(views).map(
    ([key, name]) =>
      `<li${key === view ? ' class="xw1 a"' : ''}><a href="forum.php?mod=guide&amp;view=${key}">${name}</a></li>`,
  )
  const empty = '<tbody class="bw0_all"><tr><th colspan="5"><p class="emp">暂时还没有帖子</p></th></tr></tbody>'
  const body = `${breadcrumb([
    ['导读', 'forum.php?mod=guide'],
    [views[view]!, `forum.php?mod=guide&amp;view=${view}`],
  ])}
<div id="ct" class="ct2 wp cl">
<div class="mn">
<ul id="thread_types" class="ttp bm cl">
${tabs.join('\n')}
</ul>
<div id="threadlist" class="tl bm bmw">
<div class="th">
<table cellspacing="0" cellpadding="0">
<tr>
<th colspan="2">${views[view]}</th>
<td class="by">版块</td>
<td class="by">作者</td>
<td class="num">回复/查看</td>
<td class="by">最后发表</td>
</tr>
</table>
</div>
<div class="bm_c">
<table cellspacing="0" cellpadding="0">
${rows.map(t => threadRow(visit, t, { stuck: false, withBoard: true })).join('\n') || empty}
</table>
</div>
</div>
<div class="bm bw0 pgs cl">
${pg}<span class="pgb y"><a href="forum.php">返&nbsp;回</a></span>
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title: `导读 ${views[view]}`, page: 'guide', body }))
}
