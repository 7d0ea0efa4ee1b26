/** The pictures and files of the floors at hand, for the screen that shows them. */
import type { Post } from '../../../forum/model.ts'
import type { Env } from '../../env.ts'
import type { Step } from '../../screen.ts'
import type { Hung } from '../../want-picture.ts'
import { dotted } from '../../words.ts'
import type { ThreadState } from './state.ts'

const hungOn = (post: Post, env: Env): readonly Hung[] => {
  const name = post.floorLabel ?? (post.floor === null ? null : env.translate('thread.floor', { n: post.floor }))
  const floor = dotted([name, post.author.name], env)
  const pictures = post.images.map(
    ({ url, name: called, width, height }): Hung => ({ kind: 'picture', url, name: called, floor, width, height }),
  )
  const files = post.attachments.flatMap(({ url, name: called, size, price, readAccess }): readonly Hung[] =>
    url === null ? [] : [{ kind: 'file', url, name: called, floor, size, price, readAccess }],
  )
  return [...pictures, ...files]
}

/** Begins with the chosen floor's, else with the next that has any. */
export const showHung = (state: ThreadState, env: Env): Step<ThreadState> => {
  const byFloor = state.posts.map(post => hungOn(post, env))
  const hung = byFloor.flat()
  if (hung.length === 0) return { state, note: env.translate('pictures.noneHere') }
  const before = byFloor.slice(0, state.viewport.chosen).flat().length
  const at = Math.min(before, hung.length - 1)
  return {
    state,
    go: { kind: 'push', place: { screen: 'pictures', base: state.base, title: state.title ?? '', hung, at } },
    task: { kind: 'askTerminal' },
  }
}
