/** Each page of a forum tells in its header what is new there for the account. */
import type { Env } from './env.ts'
import type { Action } from './screen.ts'

/** What is kept on this machine tells of another time. */
export const learnNews = (env: Env, action: Action, now: number): Env => {
  if (action.kind !== 'arrived' || !('news' in action.arrival.answer)) return { ...env, now }
  const { news, site, source } = action.arrival.answer
  return { ...env, now, ...(news && source !== 'cache' ? { news: new Map(env.news).set(site.url, news) } : {}) }
}
