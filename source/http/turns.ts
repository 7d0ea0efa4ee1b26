/** Turns at a site among all processes of one person (reader, cron jobs, dumps). The store keeps them; http only waits for its own. */

export type SharedTurn = {
  readonly priority: 'reader' | 'bulk'
  /** Milliseconds between the end of one bulk request and the start of the next. */
  readonly spacing: number
  readonly signal?: AbortSignal
}

export type SharedTurns = {
  /** Waits for the turn; what it gives ends it. A person never waits for more than the one bulk request in flight. */
  take(site: string, turn: SharedTurn): Promise<() => void>
  /** The site asked for quiet until then (milliseconds since the epoch): all processes keep it. */
  hold(site: string, until: number): void
  /** How long the site still wants quiet, in milliseconds. */
  heldFor(site: string): number
}
