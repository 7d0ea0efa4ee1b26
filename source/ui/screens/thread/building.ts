/** Floors as a building of lines: what the viewport walks through. Layouts are remembered by window and settings. */
import type { ThreadView } from '../../../forum/address.ts'
import type { Filter } from '../../../forum/filter-posts.ts'
import type { Post, PostId, Thread } from '../../../forum/model.ts'
import { createLayoutWords } from '../../../i18n/layout-words.ts'
import { toLocalIso } from '../../../i18n/local-time.ts'
import { asciiMarks, unicodeMarks } from '../../../text/layout-words.ts'
import { emptyLine, type Line } from '../../../text/line.ts'
import { anchorOf, lineOfAnchor } from '../../../text/post-anchor.ts'
import { memoLayouts } from '../../../text/post-layouts.ts'
import type { PostLayout, PostOptions } from '../../../text/post-lines.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import type { Building, VisibleLine } from '../../../text/viewport.ts'
import { textWidth } from '../../../text/width.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import { isPathShort } from '../../components/header.ts'
import type { Env } from '../../env.ts'
import { memoize } from '../../memo.ts'
import { gutterWidth, isNarrow, threadTime } from '../../words.ts'
import { drawExtras } from './extras.ts'
import { newLineOf, type Recall } from './recall.ts'
import type { Run } from './state.ts'

/** What the building is made of, out of the thread's state. */
export type Floors = {
  readonly posts: readonly Post[]
  readonly thread: Thread | null
  readonly revealed: ReadonlySet<PostId>
  readonly title: string | null
  readonly run: Run | null
  readonly view: ThreadView
  readonly recall: Recall
}

/** The mark of the chosen floor and a space at the left, a space at the right. */
export const textWidthFor = (env: Env): number => {
  const room = Math.max(1, env.columns - gutterWidth(env) - 2)
  return env.settings.textWidth === 0 ? room : Math.min(room, env.settings.textWidth)
}

const optionsFor = (env: Env, spoilers: PostOptions['spoilers']): PostOptions => ({
  ...env.width,
  width: textWidthFor(env),
  words: createLayoutWords(env.translate),
  marks: env.settings.marks === 'ascii' ? asciiMarks : unicodeMarks,
  spoilers,
  formatTime: iso => threadTime(iso, null, env),
  signatures: 'left out',
})

type Layouts = { readonly covered: (post: Post) => PostLayout; readonly shown: (post: Post) => PostLayout }

/** One set for all threads: the window is the same for all, and a floor is known by identity. */
const anchor = {}
const layoutsFor = memoize(
  (_anchor: object, env: Env): Layouts => ({
    covered: memoLayouts(optionsFor(env, 'covered')),
    shown: memoLayouts(optionsFor(env, 'shown')),
  }),
)

const folds = new WeakMap<Post, { readonly env: Env; readonly layout: PostLayout }>()

/** One row that says why: never silently gone. */
const foldedLayout = (post: Post, filter: Filter, env: Env): PostLayout => {
  const known = folds.get(post)
  if (known?.env === env) return known.layout
  const kind = env.translate(`filters.${filter.kind}`)
  const why = [`${kind} ${filter.pattern}`, filter.reason].filter(Boolean).join(` ${env.marks.dot} `)
  const words = env.translate('thread.folded', { floor: post.floorLabel ?? post.floor ?? '', why })
  const lines = [rowLine([spanOf(words, 'notice')], [], textWidthFor(env), env.width)]
  const layout: PostLayout = { lines, body: 1, foot: 1, blocks: [] }
  folds.set(post, { env, layout })
  return layout
}

export const layoutOf = (floors: Floors, post: Post, env: Env): PostLayout => {
  const layouts = layoutsFor(anchor, env)
  const folded = floors.revealed.has(post.id) ? null : (floors.recall.filter?.post(post) ?? null)
  if (folded) return foldedLayout(post, folded, env)
  return floors.revealed.has(post.id) ? layouts.shown(post) : layouts.covered(post)
}

const spaced = new WeakMap<PostLayout, readonly Line[]>()

const withSpace = (layout: PostLayout): readonly Line[] => {
  const known = spaced.get(layout)
  const lines = known ?? [...layout.lines, emptyLine]
  if (!known) spaced.set(layout, lines)
  return lines
}

/** That a floor said something else before; and what, where one asked. */
const earlierLines = ({ recall }: Floors, post: Post, env: Env): readonly Line[] => {
  const revisions = recall.revisions.get(post.id)
  if (!revisions) return []
  const draw = (text: string, role: 'notice' | 'dim') =>
    wrapSpans([spanOf(text, role)], { ...env.width, width: textWidthFor(env) })
  const mark = draw(env.translate('thread.edited', { n: revisions.length }), 'notice')
  if (!recall.opened.has(post.id)) return mark
  return [
    ...mark,
    ...revisions.flatMap(({ post: was, until }) => [
      ...draw(env.translate('thread.until', { time: threadTime(toLocalIso(until), null, env) }), 'notice'),
      ...draw(was.text, 'dim'),
    ]),
  ]
}

/** A floor's lines and the empty one that parts it from the next; a poll and its like stand between body and foot of the first. */
const floorLines = (floors: Floors, post: Post, env: Env): readonly Line[] => {
  const layout = layoutOf(floors, post, env)
  const extras = post.floor === 1 && floors.thread ? drawExtras(floors.thread, textWidthFor(env), env) : []
  const earlier = earlierLines(floors, post, env)
  if (extras.length + earlier.length === 0) return withSpace(layout)
  return [...layout.lines.slice(0, layout.foot), ...extras, ...layout.lines.slice(layout.foot), ...earlier, emptyLine]
}

/** Cells of the header that the position leaves for the title. */
const titleRoom = (boardName: string, env: Env): number => {
  const path = isPathShort(env) ? 0 : textWidth(boardName, env.width) + 3
  return env.columns - path - (isNarrow(env) ? 10 : 16)
}

/** The header shows as much of the title as it has room for: a longer one stands above the first floor, whole. */
const titleLines = ({ title, thread }: Floors, env: Env): readonly Line[] => {
  if (title === null || textWidth(title, env.width) <= titleRoom(thread?.board?.name ?? '', env)) return []
  return [...wrapSpans([spanOf(title, 'title')], { ...env.width, width: textWidthFor(env) }), emptyLine]
}

/** The line between what was read and what was not when one entered, above the first floor beyond it. */
const newLines = ({ posts, recall, view }: Floors, item: number, env: Env): readonly Line[] => {
  const line = view.authorId === null && view.order !== 'reverse' ? newLineOf(recall) : null
  const floor = posts[item]?.floor ?? null
  if (!line || floor === null || floor < line.floor) return []
  const before = posts[item - 1]?.floor ?? null
  if (item > 0 && before !== null && before >= line.floor) return []
  const words = ` ${env.translate('thread.newLine', { n: line.count })} `
  const width = textWidthFor(env)
  const rule = env.marks.rule.repeat(
    Math.max(2, Math.floor((width - textWidth(words, env.width)) / 2 / textWidth(env.marks.rule, env.width))),
  )
  return [
    rowLine([spanOf(rule, 'rule'), spanOf(words, 'accent'), spanOf(rule, 'rule')], [], width, env.width),
    emptyLine,
  ]
}

/** What stands before a floor and is no part of it: space and title where the thread begins, the line of what is new. */
export const leadOf = (floors: Floors, item: number, env: Env): readonly Line[] => {
  const line = newLines(floors, item, env)
  return item === 0 && floors.run?.first === 1 ? [emptyLine, ...titleLines(floors, env), ...line] : line
}

export const buildingOf = (floors: Floors, env: Env): Building => ({
  count: floors.posts.length,
  linesAt: item => {
    const lines = floorLines(floors, floors.posts[item]!, env)
    const lead = leadOf(floors, item, env)
    return lead.length === 0 ? lines : [...lead, ...lines]
  },
})

/** Whether a line belongs to the words of its floor, not to the space around them. */
export const isOfFloor = (floors: Floors, building: Building, { item, at }: VisibleLine, env: Env): boolean =>
  at >= leadOf(floors, item, env).length && at < building.linesAt(item).length - 1

/** The line that shows the same words in another window. */
export const carryLine = (floors: Floors, item: number, line: number, before: Env, after: Env): number => {
  const post = floors.posts[item]
  if (!post) return line
  const above = leadOf(floors, item, before).length
  if (line < above) return Math.min(line, leadOf(floors, item, after).length)
  const anchor = anchorOf(layoutOf(floors, post, before), line - above)
  return leadOf(floors, item, after).length + lineOfAnchor(layoutOf(floors, post, after), anchor)
}
