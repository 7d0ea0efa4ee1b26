/** What an answer of a site teaches for its profile. Pure: what is learnt is written elsewhere, when it is new. */
import type { Answer, Post, ThreadAnswer, ThreadsAnswer } from '../forum/model.ts'
import type { LearntProfile, SiteLabels } from './profile-fields.ts'

const isThread = (answer: Answer): answer is ThreadAnswer => 'posts' in answer
const isThreads = (answer: Answer): answer is ThreadsAnswer => 'threads' in answer && 'board' in answer

/** The words on the buttons are the owner's: 支持, 牛逼, 顶. */
const labelsOf = (posts: readonly Post[]): SiteLabels | null => {
  const reactions = posts.flatMap(post => post.reactions)
  const labelOf = (kind: 'support' | 'oppose'): string | null => reactions.find(one => one.kind === kind)?.label ?? null
  const [support, oppose] = [labelOf('support'), labelOf('oppose')]
  return support === null && oppose === null ? null : { support, oppose }
}

const zoneOf = (posts: readonly Post[]): string | null =>
  posts
    .map(post => post.postedAt)
    .find(time => time !== null)
    ?.match(/[+-]\d\d:\d\d$/)?.[0] ?? null

const sizesOf = (answer: Answer, known: LearntProfile): LearntProfile['pageSizes'] => {
  const size = answer.page?.size ?? null
  if (size === null) return known.pageSizes
  const { threads = null, posts = null } = known.pageSizes ?? {}
  return isThread(answer) ? { threads, posts: size } : isThreads(answer) ? { threads: size, posts } : known.pageSizes
}

/** All that is known afterwards, but for the API's state. Only pages teach: the API knows neither labels nor template. */
export const learnFrom = (answer: Answer, known: LearntProfile): Partial<LearntProfile> => {
  const { software, charset, engine } = answer.site
  if (answer.source !== 'network' || engine !== 'discuz-html') return {}
  const posts = isThread(answer) ? answer.posts : []
  return {
    software,
    charset,
    pageSizes: sizesOf(answer, known),
    timezone: zoneOf(posts) ?? known.timezone,
    labels: labelsOf(posts) ?? known.labels,
  }
}
