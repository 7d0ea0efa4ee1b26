/** An engine whose answers teach the site's profile, and whose buttons carry the person's own words where the profile has some. */
import type { Engine } from '../forum/engine.ts'
import type { Answer, Post, Reaction } from '../forum/model.ts'
import { learnFrom } from './learn-profile.ts'
import type { SiteLabels } from './profile-fields.ts'
import type { Profiles } from './profiles.ts'

const relabel =
  (labels: SiteLabels) =>
  (reaction: Reaction): Reaction => ({ ...reaction, label: labels[reaction.kind] ?? reaction.label })

const withLabels = <Found extends Answer>(answer: Found, labels: SiteLabels | null): Found => {
  if (!labels || !('posts' in answer)) return answer
  const posts = (answer.posts as readonly Post[]).map(post => ({
    ...post,
    reactions: post.reactions.map(relabel(labels)),
  }))
  return { ...answer, posts }
}

/** A folder that can't be written is no reason to stop reading. */
const tryTo = (write: () => void): void => {
  try {
    write()
  } catch {}
}

/** `mayLearn`: false for a site that is gone when the program ends. */
export const createLearningEngine = (engine: Engine, profiles: Profiles, base: string, mayLearn = true): Engine => {
  const { labels } = profiles.own(base)
  const learn = async <Found extends Answer>(asked: Promise<Found>): Promise<Found> => {
    const answer = await asked
    if (mayLearn) tryTo(() => profiles.learn(base, learnFrom(answer, profiles.learnt(base))))
    return withLabels(answer, labels)
  }
  return {
    name: engine.name,
    loadBoards: ask => learn(engine.loadBoards(ask)),
    loadThreads: (query, ask) => learn(engine.loadThreads(query, ask)),
    loadThread: (query, ask) => learn(engine.loadThread(query, ask)),
    loadPostPage: (query, ask) => learn(engine.loadPostPage(query, ask)),
    loadLastPage: (threadId, ask) => learn(engine.loadLastPage(threadId, ask)),
  }
}
