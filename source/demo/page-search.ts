/** Search: POST, a redirect, a page of results (facts §5.11). */
import { type Answer, htmlAnswer, redirectAnswer } from './answer.ts'
import { quotable } from './bbcode.ts'
import { printTime, second } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { countFloors, floorAt, lastFloor } from './floors.ts'
import { openThreads } from './page-guide.ts'
import { failAnswer, messageAnswer } from './page-message.ts'
import { findBoard, findMember, nextId } from './state.ts'
import { breadcrumb, pageHtml, pager } from './template.ts'
import { formhashOf, numberOf, pageOf, type Visit } from './visit.ts'
import type { Thread } from './world.ts'

const perPage = 20
const between = 10

const wordsOf = (text: string): readonly string[] => text.split(/[\s+]+/).filter(Boolean)

const matches = (visit: Visit, thread: Thread, words: readonly string[]): boolean => {
  const name = visit.get('srchuname')
  if (name && visit.shown(findMember(visit.state, thread.by)!.name) !== name) return false
  const boards = visit
    .all('srchfid[]')
    .map(Number)
    .filter(n => n > 0)
  if (boards.length && !boards.includes(thread.fid)) return false
  const full = visit.get('srchtype') === 'fulltext' ? floorAt(visit.state, thread, 1)!.body : ''
  return words.every(word => visit.shown(thread.title).includes(word) || visit.shown(full).includes(word))
}

const startSearch = (visit: Visit): Answer => {
  const { state } = visit
  const text = visit.get('srchtxt').trim()
  if (text === '' && !visit.get('srchuname')) return redirectAnswer('search.php?mod=forum')
  const who = visit.member ? `u${visit.member.uid}` : visit.session.saltkey
  const known = [...state.searches].find(
    ([, s]) => s.words === JSON.stringify([text, visit.get('srchtype'), visit.get('srchuname')]),
  )
  const last = state.searchedAt.get(who)
  if (!known && last !== undefined && visit.now - last < between * second) {
    return messageAnswer(visit, { text: `抱歉，您在 ${between} 秒内只能进行一次搜索`, forward: 'search.php?mod=forum' })
  }
  state.searchedAt.set(who, visit.now)
  const id = known?.[0] ?? nextId(state)
  const tids = openThreads(visit)
    .filter(t => matches(visit, t, wordsOf(text)))
    .sort((a, b) => lastFloor(state, b).at - lastFloor(state, a).at)
    .map(t => t.tid)
  state.searches.set(id, { words: JSON.stringify([text, visit.get('srchtype'), visit.get('srchuname')]), tids })
  return redirectAnswer(
    `search.php?mod=forum&searchid=${id}&orderby=lastpost&ascdesc=desc&searchsubmit=yes&kw=${visit.percent(text)}`,
  )
}

const form = (
  visit: Visit,
  text: string,
): string => `<form class="searchform" method="post" autocomplete="off" action="search.php?mod=forum">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="text" id="scform_srchtxt" name="srchtxt" size="45" maxlength="40" value="${escapeHtml(text)}" />
<button type="submit" id="scform_submit" value="true"><strong>搜索</strong></button>
<input type="hidden" name="searchsubmit" value="yes" />
</form>`

const marked = (visit: Visit, text: string, words: readonly string[]): string =>
  words.reduce(
    (html, word) =>
      html.replaceAll(escapeHtml(word), `<strong><font color="#ff0000">${escapeHtml(word)}</font></strong>`),
    escapeHtml(visit.shown(text)),
  )

const result = (visit: Visit, thread: Thread, words: readonly string[]): string => {
  const { state } = visit
  const member = findMember(state, thread.by)!
  const board = findBoard(state, thread.fid)!
  return `<li class="pbw" id="${thread.tid}">
<h3 class="xs3">
<a href="forum.php?mod=viewthread&amp;tid=${thread.tid}&amp;highlight=${visit.percent(words.join(' '))}" target="_blank" >${marked(visit, thread.title, words)}</a>
</h3>
<p class="xg1">${countFloors(state, thread) - 1} 个回复 - ${thread.views} 次查看</p>
<p>${thread.price || thread.readAccess ? '' : marked(visit, quotable(floorAt(state, thread, 1)!.body, 120), words)}</p>
<p>
<span>${printTime(thread.at, 'm')}</span>
 -
<span>
${thread.mask ? '匿名' : `<a href="home.php?mod=space&amp;uid=${member.uid}" target="_blank">${escapeHtml(member.name)}</a>`}
</span>
 -
<span><a href="forum.php?mod=forumdisplay&amp;fid=${board.fid}" target="_blank" class="xi1">${escapeHtml(board.name)}</a></span>
</p>
</li>`
}

const resultsPage = (visit: Visit, id: number): Answer => {
  const search = visit.state.searches.get(id)
  if (!search) return failAnswer(visit, '抱歉，您指定的搜索不存在或已过期')
  const text = visit.get('kw')
  const words = wordsOf(text)
  const threads = search.tids.flatMap(tid => visit.state.threads.get(tid) ?? [])
  const pages = Math.max(1, Math.ceil(threads.length / perPage))
  const page = Math.min(pageOf(visit), pages)
  const rows = threads.slice((page - 1) * perPage, page * perPage).map(t => result(visit, t, words))
  const list = rows.length ? `<ul>${rows.join('\n')}</ul>` : '<p class="emp xs2 xg2">抱歉，没有找到匹配结果</p>'
  const href = `search.php?mod=forum&amp;searchid=${id}&amp;orderby=lastpost&amp;ascdesc=desc&amp;searchsubmit=yes&amp;kw=${visit.percent(text)}`
  const body = `<div id="ct" class="cl w">
<div class="mw">
${form(visit, text)}
<div class="tl">
<div class="sttl mbn">
<h2>结果: <em>找到 “<span class="emfont">${escapeHtml(text)}</span>” 相关内容 ${threads.length} 个</em> </h2>
</div><div class="slst mtw" id="threadlist" >
${list}
</div>
<div class="pgs cl mbm">${pager(page, pages, href)}</div>
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title: `${text} 的搜索结果`, page: 'forum', nv: 'search', body }))
}

export const searchPage = (visit: Visit): Answer => {
  const id = numberOf(visit, 'searchid')
  if (id) return resultsPage(visit, id)
  if (visit.get('searchsubmit')) return startSearch(visit)
  const body = `${breadcrumb([['搜索', 'search.php?mod=forum']])}\n<div id="ct" class="cl w">\n<div class="mw">\n${form(visit, '')}\n</div>\n</div>`
  return htmlAnswer(pageHtml(visit, { title: '搜索', page: 'forum', nv: 'search', body }))
}
