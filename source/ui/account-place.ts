import type { Env } from './env.ts'
import type { Place } from './place.ts'

/** Where one logs in or changes over: at the forum of that place, else the last visited. null: there is no forum. */
export const accountPlace = (place: Place, { sites, sessions }: Env): Place | null => {
  const base = 'base' in place ? place.base : sites[0]?.base
  if (base === undefined) return null
  const isKnown = sessions.some(session => session.base === base)
  return isKnown ? { screen: 'accounts', base } : { screen: 'login', base, user: null }
}
