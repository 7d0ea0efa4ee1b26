/** Which language the program speaks: what was asked for, else what the locale says (POSIX order), else English. */
import { en } from './en.ts'
import { createTranslate, type Messages, type Translate } from './messages.ts'
import { zhCn } from './zh-cn.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const catalogues: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCn, en }

/** `zh_TW.UTF-8`, `zh-CN`, `zh` are Chinese; `en…` is English; anything else is not ours. */
export const readLanguage = (name: string): Language | null => {
  const lower = name.trim().toLowerCase()
  if (/^zh\b|^zh_/.test(lower)) return 'zh-CN'
  return /^en\b|^en_/.test(lower) ? 'en' : null
}

type Environment = Readonly<Record<string, string | undefined>>

const isPlainLocale = (locale: string): boolean => locale === '' || /^(c|posix)(\.|$)/i.test(locale)

/** `wanted` is `--lang` or the setting; an unknown one is treated as not given (the command line refuses it before). */
export const chooseLanguage = (wanted: string | null, env: Environment): Language => {
  const asked = wanted === null ? null : readLanguage(wanted)
  if (asked) return asked
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  if (isPlainLocale(locale)) return 'en'
  const preferred = (env.LANGUAGE ?? '').split(':').map(readLanguage)
  return preferred.find(language => language !== null) ?? readLanguage(locale) ?? 'en'
}

export const createTranslateFor = (language: Language): Translate => createTranslate(catalogues[language])
