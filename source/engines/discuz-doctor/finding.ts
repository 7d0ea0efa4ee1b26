/** What an examination of a site finds: one row a check, as data. The words are the catalogues'. */
import type { MessageKey, Params } from '../../i18n/messages.ts'

export const checkNames = [
  'reach',
  'guard',
  'access',
  'base',
  'version',
  'charset',
  'template',
  'rewrite',
  'clock',
  'timezone',
  'login',
  'loginCaptcha',
  'postCaptcha',
  'boards',
  'threads',
  'thread',
  'api',
  'archiver',
  'rss',
] as const
export type CheckName = (typeof checkNames)[number]

/** `unknown`: it was not asked, or nothing tells. */
export type Status = 'ok' | 'warning' | 'failed' | 'unknown'

export type Finding = {
  readonly name: CheckName
  readonly status: Status
  /** For scripts: no words of a language, no names of people. */
  readonly value: string | null
  readonly say: MessageKey
  readonly params: Params
  readonly hint: MessageKey | null
}

export const found = (
  name: CheckName,
  status: Status,
  value: string | null,
  say: MessageKey,
  params: Params = {},
  hint: MessageKey | null = null,
): Finding => ({ name, status, value, say, params, hint })

export const notAsked = (name: CheckName): Finding => found(name, 'unknown', null, 'doctor.say.notAsked')
