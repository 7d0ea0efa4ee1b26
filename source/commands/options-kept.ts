/** The options about what is kept: how they are written, and what they come to. */
import { PalouError } from '../forum/errors.ts'

export const exportFormats = ['md', 'html', 'txt', 'json', 'epub'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const filterKinds = ['user', 'word', 'pattern', 'board'] as const

export type KeptOptions = {
  /** `unread`: ask the sites first. */
  readonly check: boolean
  readonly exitStatus: boolean
  /** `search`: everything kept on this machine. */
  readonly local: boolean
  /** Milliseconds; floors written until then. */
  readonly until: number | null
  /** `cache clear`: what one follows or wrote in, too. */
  readonly all: boolean
  readonly format: ExportFormat
  readonly output: string | null
  readonly images: 'link' | 'embed' | 'none'
  /** Bytes of one embedded picture. */
  readonly imageLimit: number
  /** `thread`: the exchange that this floor is part of, by its id or number. */
  readonly conversation: string | null
  readonly contents: boolean
  readonly reason: string | null
  readonly expires: number | null
}

export const keptOptionRows = {
  offline: { flags: '--offline', summary: 'option.offline' },
  refresh: { flags: '--refresh', summary: 'option.refresh' },
  noStore: { flags: '--no-store', summary: 'option.noStore' },
  check: { flags: '--check', summary: 'option.check' },
  exitStatus: { flags: '--exit-status', summary: 'option.exitStatus' },
  local: { flags: '--local', summary: 'option.local' },
  until: { flags: '--until <time>', summary: 'option.until' },
  everything: { flags: '--everything', summary: 'option.everything' },
  format: { flags: '--format <name>', summary: 'option.format', choices: exportFormats },
  output: { flags: '-o, --output <file>', summary: 'option.output' },
  images: { flags: '--images <how>', summary: 'option.images', choices: ['link', 'embed', 'none'] },
  imageLimit: { flags: '--image-limit <kB>', summary: 'option.imageLimit' },
  conversation: { flags: '--conversation <post>', summary: 'option.conversation' },
  contents: { flags: '--contents', summary: 'option.contents' },
  expires: { flags: '--expires <days>', summary: 'option.expires' },
} as const

type Raw = Readonly<Record<string, unknown>>

const wrong = (flags: string, detail: string): PalouError => new PalouError('usage', { detail: `${flags}: ${detail}` })

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const chosen = <const Choice extends string>(
  raw: Raw,
  name: 'format' | 'images',
  choices: readonly Choice[],
): Choice => {
  const value = text(raw[name]) ?? choices[0]!
  const found = choices.find(choice => choice === value)
  if (found) return found
  throw wrong(keptOptionRows[name].flags, `${value} ∉ ${choices.join(', ')}`)
}

const whole = (raw: Raw, name: 'imageLimit' | 'expires'): number | null => {
  const value = text(raw[name])
  if (value === null) return null
  if (/^[1-9]\d{0,7}$/.test(value)) return Number(value)
  throw wrong(keptOptionRows[name].flags, value)
}

const readUntil = (raw: Raw): number | null => {
  const value = text(raw.until)
  if (value === null) return null
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T23:59:59` : value)
  if (Number.isNaN(time)) throw wrong('--until', value)
  return time
}

/** The name of a file tells its format where none is given. */
const readFormat = (raw: Raw): ExportFormat => {
  const output = text(raw.output)
  const ending = output?.match(/\.(md|markdown|html?|txt|json|epub)$/i)?.[1]?.toLowerCase()
  if (raw.format === undefined && ending) {
    return ending.startsWith('htm') ? 'html' : ending === 'markdown' ? 'md' : (ending as ExportFormat)
  }
  return chosen(raw, 'format', exportFormats)
}

/** Throws `usage` naming the option. */
export const readKeptOptions = (raw: Raw): KeptOptions => {
  if (raw.refresh && raw.offline) throw wrong('--refresh', '--offline')
  return {
    check: raw.check === true,
    exitStatus: raw.exitStatus === true,
    local: raw.local === true,
    until: readUntil(raw),
    all: raw.everything === true,
    format: readFormat(raw),
    output: text(raw.output),
    images: chosen(raw, 'images', ['link', 'embed', 'none']),
    imageLimit: (whole(raw, 'imageLimit') ?? 2000) * 1000,
    conversation: text(raw.conversation),
    contents: raw.contents === true,
    reason: text(raw.reason),
    expires: whole(raw, 'expires'),
  }
}
