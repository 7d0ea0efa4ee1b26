/**
 * What every answer of the mobile API is wrapped in (facts §6.3). Login credentials (`auth`, `saltkey`) stand in it: they are left out
 * here, so that nothing behind this door can print or keep them.
 */
import { cleanField } from '../../content/sanitize.ts'
import type { News } from '../../forum/model.ts'
import { countIn, type Fields, fieldsOf, idIn, textIn, wordsIn } from './shape.ts'

export type Envelope = {
  /** `{"error": …}` before any module ran: a key, or the owner's words for a closed site; null where none. */
  readonly error: string | null
  /** `messageval` without its prefix and its `//1`. */
  readonly message: { readonly key: string; readonly words: string; readonly loginHelps: boolean } | null
  /** The module version that answered. */
  readonly version: number | null
  /** The site's own charset, lower case; the answer itself is UTF-8. */
  readonly charset: string | null
  readonly user: { readonly id: string; readonly name: string } | null
  readonly isGuest: boolean
  /** What is new for the account; null for guests and where the answer does not tell. */
  readonly news: News | null
  readonly variables: Fields
  /** The whole object, for answers without an envelope (`check`). */
  readonly bare: Fields
}

const credentials = new Set(['auth', 'saltkey'])

const withoutCredentials = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !credentials.has(name)))

/** PHP may print notices before the answer, JSONP a name around it. */
const jsonIn = (text: string): unknown => {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  for (const candidate of [trimmed, trimmed.slice(trimmed.search(/[{[]/)).replace(/\)\s*;?$/, '')]) {
    try {
      return JSON.parse(candidate)
    } catch {}
  }
  return undefined
}

const messageOf = (message: Fields): Envelope['message'] => {
  const [, key = '', login] = textIn(message.messageval).match(/^(.*?)(?:\/\/(\w*))?$/s) ?? []
  if (key === '') return null
  const name = key.replace(/^\w+:/, '')
  const words = wordsIn(message.messagestr)
  // An untranslated message is its own key, with the plugin's name before it (facts §0.15).
  const isKey = words.replace(/^\w+:/, '') === name
  return { key: name, words: isKey ? '' : words, loginHelps: login !== undefined && login !== '0' }
}

/** Replies to one's own posts are counted apart from the other notices; the page shows their sum. */
const newsOf = (notice: Fields): News | null => {
  const [prompt, mypost, letters] = [notice.newprompt, notice.newmypost, notice.newpm].map(countIn)
  if (prompt == null || letters == null) return null
  return { notices: prompt + (mypost ?? 0), messages: letters > 0 }
}

/** null for what is no JSON object: a page, a guard, nothing. */
export const parseEnvelope = (text: string): Envelope | null => {
  const json = jsonIn(text)
  if (typeof json !== 'object' || json === null) return null
  const bare = fieldsOf(json)
  const variables = fieldsOf(bare.Variables)
  const id = idIn(variables.member_uid)
  const error = wordsIn(bare.error)
  return {
    error: error === '' ? null : error,
    message: messageOf(fieldsOf(bare.Message)),
    version: Number(textIn(bare.Version)) || null,
    charset: cleanField(textIn(bare.Charset)).toLowerCase() || null,
    user: id ? { id, name: cleanField(textIn(variables.member_username)) || id } : null,
    news: id ? newsOf(fieldsOf(variables.notice)) : null,
    isGuest: textIn(variables.member_uid) === '0',
    variables: withoutCredentials(variables),
    bare: withoutCredentials(bare),
  }
}
