/** What a parser must be told of the page it reads: it asks nothing of the network or the clock. */
export type PageFacts = {
  /** The forum's root with a trailing slash, as the caller trusts it; `<base href>` and absolute links may lie (facts §0.10). */
  readonly base: string
  /** Where the page came from. */
  readonly url: string
  /** When it came, in milliseconds since the epoch: what 刚刚 and 昨天 are counted from. */
  readonly now: number
  /** Minutes east of Greenwich in which the page prints its times; it does not say so itself (facts §3.3). */
  readonly offsetMinutes: number
  /** The page number that was asked for. */
  readonly askedPage: number
}
