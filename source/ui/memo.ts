/** Remembers what was made of an object for the present window, so that a key press does not make it again. */
import type { Env } from './env.ts'

const minute = 60_000

/** What a drawing depends on besides its matter: size, settings, and the minute (relative times). */
const envKey = ({ columns, now, settings }: Env): string =>
  `${columns} ${Math.floor(now / minute)} ${settings.language} ${settings.times} ${settings.marks} ${settings.ambiguousWide} ${settings.textWidth}`

export const memoize = <Matter extends object, Made>(
  make: (matter: Matter, env: Env) => Made,
): ((matter: Matter, env: Env) => Made) => {
  const kept = new WeakMap<Matter, { readonly key: string; readonly made: Made }>()
  return (matter, env) => {
    const key = envKey(env)
    const known = kept.get(matter)
    if (known?.key === key) return known.made
    const made = make(matter, env)
    kept.set(matter, { key, made })
    return made
  }
}
