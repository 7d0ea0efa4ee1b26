/** What is remembered of a site's mobile API between runs. A "no" is asked again after a while: owners change their minds. */
import type { LearntProfile } from './profile-fields.ts'
import type { Profiles } from './profiles.ts'

type State = NonNullable<LearntProfile['api']>['state']

const countsFor = 7 * 86_400_000

export const createApiMemory = (profiles: Profiles, base: string, now: () => number) => ({
  state: (): State | null => {
    const known = profiles.learnt(base).api
    if (!known) return null
    const age = now() - Date.parse(known.checkedAt)
    return known.state === 'works' || age < countsFor ? known.state : null
  },
  remember: (state: State): void => {
    try {
      profiles.learn(base, { api: { state, checkedAt: new Date(now()).toISOString() } })
    } catch {}
  },
})
