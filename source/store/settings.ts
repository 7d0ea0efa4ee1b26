/** Every setting: what it takes, what it is unless set, and the key of what it means. A new setting is one row and one message. */

export type Settings = {
  readonly lang: 'auto' | 'zh-CN' | 'en'
  readonly color: 'auto' | 'always' | 'never'
  /** `site` keeps the offset the site gave, `local` is this machine's; else an IANA name or `+08:00`. */
  readonly timezone: string
  readonly times: 'auto' | 'relative' | 'exact'
  readonly ambiguousWidth: 'auto' | 'narrow' | 'wide'
  readonly marks: 'unicode' | 'ascii'
  /** Cells; 0 is as wide as the terminal. */
  readonly textWidth: number
  /** A command line; empty is `$PAGER`. */
  readonly pager: string
  readonly pictures: 'key' | 'never'
  readonly graphics: 'auto' | 'kitty' | 'iterm' | 'sixel' | 'blocks' | 'none'
  /** A folder; empty is Downloads at home. */
  readonly downloads: string
  /** When a floor counts as read. */
  readonly markRead: 'sight' | 'open' | 'hand'
  /** Action to keys, over the defaults. */
  readonly keys: Readonly<Record<string, readonly string[]>>
}

export type SettingName = keyof Settings

/** `read` takes what a JSON file holds and gives the value, or null for what it can't be. */
export type SettingRow<Value> = {
  readonly fallback: Value
  readonly takes: string
  readonly read: (json: unknown) => Value | null
}

const choice = <const Choices extends readonly [string, ...string[]]>(
  ...choices: Choices
): SettingRow<Choices[number]> => ({
  fallback: choices[0],
  takes: choices.join(' | '),
  read: json => (typeof json === 'string' && choices.includes(json) ? json : null),
})

const words = (fallback: string, takes: string, isGood: (text: string) => boolean): SettingRow<string> => ({
  fallback,
  takes,
  read: json => (typeof json === 'string' && isGood(json) ? json : null),
})

const whole = (fallback: number, from: number, to: number): SettingRow<number> => ({
  fallback,
  takes: `${from}–${to}`,
  read: json =>
    Number.isInteger(json) && (json as number) >= from && (json as number) <= to ? (json as number) : null,
})

/** An IANA name that this Node knows, or an offset. Names are asked of Intl only when one is given. */
export const isTimeZone = (name: string): boolean => {
  if (name === 'site' || name === 'local' || /^[+-](0\d|1[0-4]):[0-5]\d$/.test(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const isKeyList = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every(key => typeof key === 'string'))

const keyTable: SettingRow<Settings['keys']> = {
  fallback: {},
  takes: '{"action": "key" | ["key", …]}',
  read: json => {
    if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.values(json).every(isKeyList))
      return null
    return Object.fromEntries(
      Object.entries(json).map(([action, keys]) => [action, [keys].flat() as readonly string[]]),
    )
  },
}

export const settingRows: { readonly [Name in SettingName]: SettingRow<Settings[Name]> } = {
  lang: choice('auto', 'zh-CN', 'en'),
  color: choice('auto', 'always', 'never'),
  timezone: words('site', 'site | local | Asia/Shanghai … | +08:00 …', isTimeZone),
  times: choice('auto', 'relative', 'exact'),
  ambiguousWidth: choice('auto', 'narrow', 'wide'),
  marks: choice('unicode', 'ascii'),
  textWidth: whole(80, 0, 1000),
  pager: words('', 'command', () => true),
  pictures: choice('key', 'never'),
  graphics: choice('auto', 'kitty', 'iterm', 'sixel', 'blocks', 'none'),
  downloads: words('', 'folder', () => true),
  markRead: choice('sight', 'open', 'hand'),
  keys: keyTable,
}

export const settingNames = Object.keys(settingRows) as readonly SettingName[]

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(settingRows, name)

/** `textWidth` is `PALOU_TEXT_WIDTH` in the environment. */
export const variableOf = (name: SettingName): string =>
  `PALOU_${name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()}`

/** What a person typed to what the file would hold: `80` is a number where a number is taken. */
export const readTyped = (name: SettingName, typed: string): unknown => {
  if (typeof settingRows[name].fallback === 'string') return typed
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}
