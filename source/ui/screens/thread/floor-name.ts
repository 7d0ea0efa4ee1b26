import { createLayoutWords } from '../../../i18n/layout-words.ts'
import { floorName } from '../../../text/post-head.ts'
import type { Env } from '../../env.ts'
import { chosenPost, type ThreadState } from './state.ts'

/** What the chosen floor is called: the site's own name for it, else its number. */
export const nameOfFloor = (state: ThreadState, env: Env): string => {
  const post = chosenPost(state)
  return (post && floorName(post, createLayoutWords(env.translate))) ?? ''
}
