/** Finding words in the floors that were read. */
import type { Line, Span } from '../../../text/line.ts'
import { goTo, scrollBy, type Viewport, visibleLines } from '../../../text/viewport.ts'
import type { Env } from '../../env.ts'
import { type Find, fold } from '../../find.ts'
import type { Step } from '../../screen.ts'
import { buildingOf } from './building.ts'
import { chosenPost, type ThreadState } from './state.ts'

const textOf = (line: Line): string => line.spans.map(span => span.text).join('')

/** Where in the joined text of some lines a match begins, as line and offset. Words broken over two lines are found as well. */
const matchingLines = (lines: readonly Line[], query: string): readonly number[] => {
  const wanted = fold(query)
  const texts = lines.map(line => fold(textOf(line)))
  return texts.flatMap((text, index) => {
    if (text.includes(wanted)) return [index]
    const joined = text.trimEnd() + (texts[index + 1] ?? '').trimStart()
    const at = joined.indexOf(wanted)
    return at >= 0 && at < text.trimEnd().length ? [index] : []
  })
}

type Place = { readonly item: number; readonly line: number }

/** Floors are read in the direction of the search, beginning at the place where the last match was, once around. */
const findPlace = (state: ThreadState, from: Place, direction: 1 | -1, query: string, env: Env): Place | null => {
  const building = buildingOf(state, env)
  const count = building.count
  for (let step = 0; step <= count; step += 1) {
    const item = (((from.item + direction * step) % count) + count) % count
    const lines = matchingLines(building.linesAt(item), query)
    const open = step === 0 ? lines.filter(line => (direction === 1 ? line > from.line : line < from.line)) : lines
    const line = direction === 1 ? open[0] : open.at(-1)
    if (line !== undefined) return { item, line }
  }
  return null
}

const startOf = (state: ThreadState): Place => {
  const item = state.match ? state.posts.findIndex(post => post.id === state.match?.postId) : -1
  if (state.match && item === state.viewport.chosen) return { item, line: state.match.line }
  return { item: state.viewport.chosen, line: -1 }
}

/** The match in sight: where it is, if it is there, else a third down the window. */
const show = (state: ThreadState, place: Place, env: Env): Viewport => {
  const building = buildingOf(state, env)
  const isVisible = visibleLines(building, state.viewport, env.body).some(
    ({ item, at }) => item === place.item && at === place.line,
  )
  if (isVisible) return { ...state.viewport, chosen: place.item }
  const moved = scrollBy(
    building,
    goTo(building, place.item, env.body),
    place.line - Math.floor(env.body / 3),
    env.body,
  )
  return { ...moved, chosen: place.item }
}

export const lookFor = (state: ThreadState, find: Find, look: 1 | -1 | null, env: Env): Step<ThreadState> => {
  const next = { ...state, find }
  if (look === null || state.posts.length === 0) return { state: next }
  if (find.query === '') return { state: next, note: env.translate('find.first') }
  const from = startOf(state)
  const place = findPlace(state, from, look, find.query, env)
  if (!place) return { state: next, note: env.translate('find.none', { text: find.query }) }
  const hasWrapped = look === 1 ? place.item < from.item : place.item > from.item
  const moved = { ...next, viewport: show(state, place, env) }
  const post = chosenPost(moved)
  return {
    state: { ...moved, match: post && { postId: post.id, line: place.line } },
    ...(hasWrapped ? { note: env.translate('find.wrapped') } : {}),
  }
}

const splitSpan = (span: Span, wanted: string): readonly Span[] => {
  const folded = fold(span.text)
  const parts: Span[] = []
  let from = 0
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, from)) {
    if (at > from) parts.push({ ...span, text: span.text.slice(from, at) })
    parts.push({ text: span.text.slice(at, at + wanted.length), role: 'match' })
    from = at + wanted.length
  }
  return from === 0 ? [span] : from < span.text.length ? [...parts, { ...span, text: span.text.slice(from) }] : parts
}

export const highlight = (line: Line, query: string): Line => {
  const wanted = fold(query)
  return fold(textOf(line)).includes(wanted)
    ? { ...line, spans: line.spans.flatMap(span => splitSpan(span, wanted)) }
    : line
}
