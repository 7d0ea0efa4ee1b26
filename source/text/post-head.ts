/** The head of a floor: who at the left; when, with what, from where at the right. One row where both fit, else two parts. */
import type { Author, Post } from '../forum/model.ts'
import { flowGroups } from './flow.ts'
import type { LayoutOptions } from './layout-context.ts'
import type { LayoutWords } from './layout-words.ts'
import type { Line, Span } from './line.ts'
import { rowLine } from './row-line.ts'
import { alignLine, spanOf } from './spans.ts'

export type HeadOptions = LayoutOptions & {
  /** The time of a floor as shown; the site's own words stand in where it could not be read. */
  readonly formatTime: (iso: string) => string
}

/** Narrower than this the facts have a row of their own, on every floor alike. */
const leastForOneRow = 60
const gap = 2

export const authorName = (author: Author, words: LayoutWords): string =>
  author.name === '' ? words.nameless[author.kind] : author.name

export const floorName = (post: Post, words: LayoutWords): string | null =>
  post.floorLabel ?? (post.floor === null ? null : words.floor(post.floor))

const whoGroups = (post: Post, { words }: HeadOptions): readonly (readonly Span[])[] => {
  const name = floorName(post, words)
  const marksAuthor = post.isOriginalPoster && post.floor !== 1 && name !== words.originalPoster
  return [
    name === null ? [] : [spanOf(name, 'label')],
    [spanOf(authorName(post.author, words), 'author')],
    marksAuthor ? [spanOf(words.originalPoster, 'badge')] : [],
    ...post.author.badges.map(badge => [spanOf(badge, 'badge')]),
  ]
}

const postTime = (post: Post, { formatTime }: HeadOptions): string =>
  post.postedAt === null ? (post.postedAtText ?? '') : formatTime(post.postedAt)

const factGroups = (post: Post, options: HeadOptions): readonly (readonly Span[])[] =>
  [postTime(post, options), post.device ?? '', post.region ?? ''].map(fact =>
    fact === '' ? [] : [spanOf(fact, 'dim')],
  )

export const layoutHead = (post: Post, options: HeadOptions): readonly Line[] => {
  const who = flowGroups(whoGroups(post, options), options)
  const facts = flowGroups(factGroups(post, options), options)
  const [whoLine, factLine] = [who[0], facts[0]]
  const isOneRow = options.width >= leastForOneRow && who.length === 1 && facts.length === 1
  if (isOneRow && whoLine && factLine && whoLine.width + gap + factLine.width <= options.width)
    return [rowLine(whoLine.spans, factLine.spans, options.width, options)]
  return [...who, ...facts.map(line => alignLine(line, 'right', options.width))]
}
