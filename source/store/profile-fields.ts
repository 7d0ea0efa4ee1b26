/** What can be said of a site: the person's own choices, and what its answers taught. A new field is one row. */
import { isTimeZone } from './settings.ts'

export type SiteLabels = { readonly support: string | null; readonly oppose: string | null }

/** null: not told. */
export type OwnProfile = {
  /** Instead of judging by header, meta and bytes: `gbk`, `big5`, `utf-8`. */
  readonly charset: string | null
  /** What `--engine auto` is here: `api` asks the mobile API first, `html` never asks it. */
  readonly engine: 'auto' | 'html' | 'api' | null
  /** The zone in which the site prints its times: `+08:00` or a name. */
  readonly timezone: string | null
  /** What to call the site's buttons of support and opposition. */
  readonly labels: SiteLabels | null
  /** Seconds between two requests; below one only for a site of one's own. */
  readonly spacing: number | null
  /** `http://…` or `socks5://…`; empty: none, whatever the environment says. */
  readonly proxy: string | null
  readonly userAgent: string | null
  /** Other names and root addresses of the same site. */
  readonly aliases: readonly string[] | null
}

export type LearntProfile = {
  readonly software: string | null
  readonly charset: string | null
  readonly template: string | null
  readonly pageSizes: { readonly threads: number | null; readonly posts: number | null } | null
  readonly timezone: string | null
  readonly labels: SiteLabels | null
  readonly api: { readonly state: 'works' | 'absent' | 'distrusted'; readonly checkedAt: string } | null
}

/** `read` gives undefined for what a field can't be. */
export type FieldRow<Value> = { readonly takes: string; readonly read: (json: unknown) => Value | undefined }

const text = (takes: string, isGood: (value: string) => boolean): FieldRow<string> => ({
  takes,
  read: json => (typeof json === 'string' && isGood(json) ? json : undefined),
})

const choice = <const Choices extends readonly string[]>(...choices: Choices): FieldRow<Choices[number]> => ({
  takes: choices.join(' | '),
  read: json => choices.find(value => value === json),
})

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const orNull = <Value>(json: unknown, isGood: (value: unknown) => value is Value): Value | null | undefined =>
  json === undefined || json === null ? null : isGood(json) ? json : undefined

const isText = (json: unknown): json is string => typeof json === 'string'
const isSize = (json: unknown): json is number => Number.isInteger(json) && (json as number) > 0

const labels: FieldRow<SiteLabels> = {
  takes: '{"support": "…", "oppose": "…"}',
  read: json => {
    if (!isObject(json)) return undefined
    const [support, oppose] = [orNull(json.support, isText), orNull(json.oppose, isText)]
    return support === undefined || oppose === undefined ? undefined : { support, oppose }
  },
}

const timezone = text('+08:00 | Asia/Shanghai …', name => name !== 'site' && name !== 'local' && isTimeZone(name))

const isProxy = (proxy: string): boolean =>
  proxy === '' || (/^(?:https?|socks5h?):\/\//.test(proxy) && URL.canParse(proxy))

/** A header's value: no line ends, no controls. */
const isHeader = (value: string): boolean => /^[\x20-\x7e]+$/.test(value)

type Rows<Profile> = { readonly [Name in keyof Profile]: FieldRow<NonNullable<Profile[Name]>> }

export const ownRows: Rows<OwnProfile> = {
  charset: choice('utf-8', 'gbk', 'gb18030', 'big5'),
  engine: choice('auto', 'html', 'api'),
  timezone,
  labels,
  spacing: {
    takes: '0–3600',
    read: json => (typeof json === 'number' && json >= 0 && json <= 3600 ? json : undefined),
  },
  proxy: text('http://host:port | socks5://host:port', isProxy),
  userAgent: text('ASCII', isHeader),
  aliases: {
    takes: '["name", "https://…/"]',
    read: json => (Array.isArray(json) && json.every(isText) ? json : undefined),
  },
}

const apiStates = ['works', 'absent', 'distrusted'] as const

export const learntRows: Rows<LearntProfile> = {
  software: text('text', () => true),
  charset: text('text', () => true),
  template: text('text', () => true),
  pageSizes: {
    takes: '{"threads": n, "posts": n}',
    read: json => {
      if (!isObject(json)) return undefined
      const [threads, posts] = [orNull(json.threads, isSize), orNull(json.posts, isSize)]
      return threads === undefined || posts === undefined ? undefined : { threads, posts }
    },
  },
  timezone,
  labels,
  api: {
    takes: '{"state": …, "checkedAt": …}',
    read: json => {
      const state = isObject(json) ? apiStates.find(known => known === json.state) : undefined
      if (!isObject(json) || !state || !isText(json.checkedAt)) return undefined
      return { state, checkedAt: json.checkedAt }
    },
  },
}
