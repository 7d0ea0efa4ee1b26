/** Remembers layouts, so that a key costs the lines it shows and not the floors they stand in. */
import type { Post } from '../forum/model.ts'
import { layoutPost, type PostLayout, type PostOptions } from './post-lines.ts'

/** Far more than any screen shows, so that going back and forth is free; few enough to forget a long thread as it is read. */
const mostKept = 120

/** One for each set of options; posts are told apart by identity. */
export const memoLayouts = (options: PostOptions): ((post: Post) => PostLayout) => {
  const kept = new Map<Post, PostLayout>()
  return post => {
    const known = kept.get(post)
    const layout = known ?? layoutPost(post, options)
    // The map's order is that of use: the first is what was not needed for longest.
    if (known) kept.delete(post)
    kept.set(post, layout)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
    return layout
  }
}
