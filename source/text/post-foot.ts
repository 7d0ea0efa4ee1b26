/** What others did with a floor: ratings, comments, reactions; and the author's signature. */
import type { Comment, Post } from '../forum/model.ts'
import { flowGroups } from './flow.ts'
import { emptyLine, type Line } from './line.ts'
import { authorName, type HeadOptions } from './post-head.ts'
import { alignLine, spanOf } from './spans.ts'
import { wrapSpans } from './wrap.ts'

export type FootOptions = HeadOptions & { readonly signatures: 'shown' | 'left out' }

const layoutRatings = ({ ratings }: Post, options: FootOptions): readonly Line[] => {
  if (ratings.participants === 0 && ratings.totals.length === 0) return []
  const totals = ratings.totals.map(({ name, value }) => `${name} ${value}`)
  const facts = [options.words.ratings(ratings.participants), ...totals]
  return flowGroups(
    facts.map(fact => [spanOf(fact, 'dim')]),
    options,
  )
}

const commentTime = (comment: Comment, options: FootOptions): string =>
  comment.postedAt === null ? (comment.postedAtText ?? '') : options.formatTime(comment.postedAt)

const layoutComment = (comment: Comment, options: FootOptions): readonly Line[] => {
  const who = [authorName(comment.author, options.words), commentTime(comment, options)].filter(word => word !== '')
  const head = spanOf(options.words.quoteHead(who.join(' ')), 'dim')
  return comment.text
    .split('\n')
    .flatMap((text, index) => wrapSpans([...(index === 0 ? [head] : []), spanOf(text, 'text')], options))
}

const layoutComments = ({ comments }: Post, options: FootOptions): readonly Line[] =>
  comments.length === 0
    ? []
    : [
        ...wrapSpans([spanOf(options.words.comments, 'dim')], options),
        ...comments.flatMap(comment => layoutComment(comment, options)),
      ]

const layoutSignature = ({ signature }: Post, options: FootOptions): readonly Line[] =>
  signature === null || options.signatures === 'left out'
    ? []
    : signature.split('\n').flatMap(text => wrapSpans([spanOf(text, 'dim')], options))

const layoutReactions = ({ reactions }: Post, options: FootOptions): readonly Line[] =>
  flowGroups(
    reactions.map(({ label, count }) => [spanOf(`${label} ${count}`, 'reaction')]),
    options,
  ).map(line => alignLine(line, 'right', options.width))

/** Each part after an empty line, but the reactions, which close the floor. */
export const layoutFoot = (post: Post, options: FootOptions): readonly Line[] => {
  const parts = [layoutRatings(post, options), layoutComments(post, options), layoutSignature(post, options)]
  return [
    ...parts.filter(lines => lines.length > 0).flatMap(lines => [emptyLine, ...lines]),
    ...layoutReactions(post, options),
  ]
}
