/** `palou ratings <post>`: everyone who rated a floor, and why. */

import { postUrl } from '../forum/print-address.ts'
import type { Rating, RatingsAnswer } from '../forum/remarks.ts'
import type { Run } from './contract.ts'
import { readList } from './read-list.ts'
import { findPost } from './write-target.ts'

export const run: Run = async (services, input) => {
  const [text = ''] = input.arguments
  const { base, threadId, postId } = await findPost(services, text, input.options)
  const lists = (await services.openReader()).lists(base)
  return readList<RatingsAnswer, Rating>(services, input, {
    document: 'ratings',
    from: 1,
    startAt: null,
    load: (_, ask) => lists.loadRatings({ threadId, postId }, ask),
    itemsOf: answer => answer.ratings,
    addressOf: () => postUrl(base, postId, threadId),
    lines: async (answer, _items, _isFirst, canvas, translate) =>
      (await import('./lines-remarks.ts')).ratingsLines(answer, canvas, translate),
  })
}
