/** What a site's owner can switch, and what tests want to switch. Times are milliseconds unless said otherwise. */
export type Rules = {
  /** Seconds between two posts of one member (facts §5.13); 0 switches it off. */
  readonly floodSeconds: number
  readonly minBytes: number
  readonly maxBytes: number
  readonly maxSubject: number
  /** Posts an hour for one member; 0 is no limit. */
  readonly hourQuota: number
  readonly captchaLogin: boolean
  readonly captchaPost: boolean
  /** The login is asked for a captcha only after the password was right (facts §5.3, `login_seccheck2`). */
  readonly captchaSecondStep: boolean
  /** A sum to answer, besides or instead of a captcha. */
  readonly questionLogin: boolean
  readonly questionPost: boolean
  /** Members who must change their password before they see anything else. */
  readonly frozen: readonly number[]
  /** Words that refuse a post, hold it back, or are replaced in silence. */
  readonly bannedWords: readonly string[]
  readonly heldWords: readonly string[]
  readonly replacedWords: Readonly<Record<string, string>>
  /** All replies and new threads wait for approval. */
  readonly moderateAll: boolean
  readonly allowDelete: boolean
  /** The buttons under a floor. */
  readonly reactions: boolean
  readonly supportLabel: string
  readonly opposeLabel: string
  /** The owner's words when the site is closed; null when it is open. */
  readonly closed: string | null
  /** Each answer waits that long. */
  readonly delay: number
  readonly perPage: number
  readonly threadsPerPage: number
  readonly mobileApi: boolean
}

export const defaultRules: Rules = {
  floodSeconds: 15,
  minBytes: 10,
  maxBytes: 10_000,
  maxSubject: 80,
  hourQuota: 0,
  captchaLogin: false,
  captchaPost: false,
  captchaSecondStep: false,
  questionLogin: false,
  questionPost: false,
  frozen: [],
  bannedWords: ['违禁词样'],
  heldWords: ['待审词样'],
  replacedWords: { 替换词样: '**' },
  moderateAll: false,
  allowDelete: true,
  reactions: true,
  supportLabel: '牛逼',
  opposeLabel: '垃圾',
  closed: null,
  delay: 0,
  perPage: 10,
  threadsPerPage: 20,
  mobileApi: true,
}
