/**
 * Manners (facts §9.3): one request in flight per site, bulk work at least `spacing` apart, a person ahead of bulk work and free to ask for
 * a few things in a row. A site that names a time to wait gets it.
 */
import { PalouError } from '../forum/errors.ts'
import type { Clock } from './clock.ts'

export type Turn = { readonly priority: 'reader' | 'bulk'; readonly signal?: AbortSignal }

export type Pace = {
  /** Waits for this site's turn; the answer ends it. Throws the signal's reason, or `rate-limited` when the site asked for a long wait. */
  enter(site: string, turn: Turn): Promise<() => void>
  /** The site asked for quiet (`Retry-After`). */
  hold(site: string, milliseconds: number): void
}

export type PaceOptions = { readonly spacing: number; readonly burst?: number; readonly clock: Clock }

type Waiting = { readonly turn: Turn; readonly start: () => void }

type Site = {
  busy: boolean
  waiting: Waiting[]
  /** What a reader may still ask without spacing, as of `countedAt`. */
  allowance: number
  countedAt: number
  endedAt: number
  heldUntil: number
  /** Ends the sleep before the next turn. */
  wake: AbortController | null
}

/** Longer waits are an error that names them: a person should not look at a still screen for them. */
const longestWait = { reader: 10_000, bulk: 120_000 } as const

export const createPace = ({ spacing, burst = 3, clock }: PaceOptions): Pace => {
  const sites = new Map<string, Site>()

  const siteOf = (name: string): Site => {
    const known = sites.get(name)
    if (known) return known
    const site: Site = {
      busy: false,
      waiting: [],
      allowance: burst,
      countedAt: clock.now(),
      endedAt: Number.NEGATIVE_INFINITY,
      heldUntil: 0,
      wake: null,
    }
    sites.set(name, site)
    return site
  }

  const refill = (site: Site, now: number): void => {
    if (spacing <= 0) site.allowance = burst
    else site.allowance = Math.min(burst, site.allowance + (now - site.countedAt) / spacing)
    site.countedAt = now
  }

  /** Milliseconds until this turn may begin. */
  const delayOf = (site: Site, turn: Turn, now: number): number => {
    const held = site.heldUntil - now
    const own = turn.priority === 'bulk' ? site.endedAt + spacing - now : (1 - site.allowance) * spacing
    return Math.max(0, held, own)
  }

  const nextOf = (site: Site): Waiting | undefined =>
    site.waiting.find(waiting => waiting.turn.priority === 'reader') ?? site.waiting[0]

  const begin = (site: Site, next: Waiting): void => {
    site.waiting.splice(site.waiting.indexOf(next), 1)
    if (next.turn.priority === 'reader') site.allowance -= 1
    site.busy = true
    next.start()
  }

  const advance = (site: Site): void => {
    site.wake?.abort()
    site.wake = null
    const next = nextOf(site)
    if (site.busy || !next) return
    const now = clock.now()
    refill(site, now)
    const delay = delayOf(site, next.turn, now)
    if (delay < 1) {
      begin(site, next)
      return
    }
    const wake = new AbortController()
    site.wake = wake
    clock.sleep(delay, wake.signal).then(
      () => site.wake === wake && advance(site),
      () => undefined,
    )
  }

  const leave = (site: Site) => (): void => {
    site.busy = false
    site.endedAt = clock.now()
    advance(site)
  }

  const refuseLongWait = (site: Site, { priority }: Turn): void => {
    const held = site.heldUntil - clock.now()
    if (held > longestWait[priority]) throw new PalouError('rate-limited', { seconds: Math.ceil(held / 1000) })
  }

  const wait = (site: Site, turn: Turn): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const { signal } = turn
      const onAbort = (): void => {
        site.waiting.splice(site.waiting.indexOf(waiting), 1)
        reject(signal?.reason)
        advance(site)
      }
      const waiting: Waiting = {
        turn,
        start: () => {
          signal?.removeEventListener('abort', onAbort)
          resolve(leave(site))
        },
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      site.waiting.push(waiting)
      advance(site)
    })

  return {
    enter: async (name, turn) => {
      turn.signal?.throwIfAborted()
      const site = siteOf(name)
      refuseLongWait(site, turn)
      return wait(site, turn)
    },
    hold: (name, milliseconds) => {
      const site = siteOf(name)
      site.heldUntil = Math.max(site.heldUntil, clock.now() + milliseconds)
    },
  }
}
