/** The options about how a site is asked: how they are written, and what they come to. */
import { PalouError } from '../forum/errors.ts'

const engineChoices = ['auto', 'html', 'api'] as const

export type SiteOptions = {
  /** `auto` leaves it to the site's profile. */
  readonly engine: (typeof engineChoices)[number]
  /** `doctor`: for a bug report. */
  readonly report: boolean
  readonly boardPasswordStdin: boolean
}

export const siteOptionRows = {
  engine: { flags: '--engine <which>', summary: 'option.engine', choices: engineChoices },
  report: { flags: '--report', summary: 'option.report' },
  boardPasswordStdin: { flags: '--board-password-stdin', summary: 'option.boardPasswordStdin' },
} as const

type Raw = Readonly<Record<string, unknown>>

export const readSiteOptions = (raw: Raw): SiteOptions => {
  const engine = engineChoices.find(choice => choice === (raw.engine ?? 'auto'))
  if (!engine) throw new PalouError('usage', { detail: `--engine: ${raw.engine} ∉ ${engineChoices.join(', ')}` })
  return { engine, report: raw.report === true, boardPasswordStdin: raw.boardPasswordStdin === true }
}
