/** What a parser of the API must be told: it asks nothing of the network or the clock. */
export type ApiFacts = {
  /** The forum's root with a trailing slash. */
  readonly base: string
  /** When the answer came, in milliseconds: what 刚刚 and 昨天 are counted from where no seconds are given. */
  readonly now: number
  /** Minutes east of Greenwich in which times are shown. */
  readonly offsetMinutes: number
}
