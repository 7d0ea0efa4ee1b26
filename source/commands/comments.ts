/** `palou comments <post>`: all comments of a floor (点评), of which its page shows the first few. */
import type { Comment } from '../forum/model.ts'
import { postUrl } from '../forum/print-address.ts'
import type { CommentsAnswer } from '../forum/remarks.ts'
import type { Run } from './contract.ts'
import { readList } from './read-list.ts'
import { findPost } from './write-target.ts'

/** `next` is the floor's address with the page to go on with. */
const pageAnchor = /#comments-([1-9]\d{0,5})$/

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, threadId, postId } = await findPost(services, text.replace(pageAnchor, ''), input.options)
  const lists = (await services.openReader()).lists(base)
  return readList<CommentsAnswer, Comment>(services, input, {
    document: 'comments',
    from: Number(text.match(pageAnchor)?.[1] ?? 1),
    startAt: null,
    load: (page, ask) => lists.loadComments({ threadId, postId }, page, ask),
    itemsOf: answer => answer.comments,
    addressOf: page => `${postUrl(base, postId, threadId)}#comments-${page}`,
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-remarks.ts')).commentsLines({ ...answer, comments: items }, isFirst, canvas, translate),
  })
}
