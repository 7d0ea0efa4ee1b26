/** What logging in and writing are told on the command line. */

export type LoginOptions = {
  readonly user: string | null
  readonly question: string | null
  readonly passwordFromInput: boolean
  readonly answerFromInput: boolean
}

export type WriteOptions = {
  readonly body: string | null
  readonly bodyFile: string | null
  readonly title: string | null
  readonly readAccess: number | null
  readonly poll: {
    readonly options: readonly string[]
    readonly maxChoices: number
    readonly days: number | null
    readonly hidden: boolean
    readonly open: boolean
  } | null
  readonly dryRun: boolean
  readonly wait: boolean
  readonly yes: boolean
  readonly reason: string | null
  readonly note: string | null
  readonly notify: boolean
  readonly remove: boolean
  readonly down: boolean
  readonly credit: string | null
  readonly mood: string | null
}
