/** The mobile JSON API's envelope (facts §6.3): every scalar is a string, empty ones are left out of filtered objects. */
import { type Answer, fileAnswer } from './answer.ts'
import { cookiePrefix, formhashOf, type Visit } from './visit.ts'

export type Json = string | number | null | readonly Json[] | { readonly [name: string]: Json }

const memberFields = (visit: Visit): Readonly<Record<string, Json>> => {
  const { member, state } = visit
  const uid = String(member?.uid ?? 0)
  const fresh = member ? (state.notices.get(member.uid) ?? []).filter(n => n.fresh).length : 0
  const letters = member ? state.messages.filter(m => m.to === member.uid && m.fresh).length : 0
  return {
    cookiepre: cookiePrefix,
    auth: member ? visit.session.auth : null,
    saltkey: visit.session.saltkey,
    member_uid: uid,
    member_username: member?.name ?? '',
    member_avatar: `${visit.base}uc_server/avatar.php?uid=${uid}&size=small`,
    groupid: String(member?.groupId ?? 7),
    formhash: formhashOf(visit),
    ismoderator: member?.adminId ? '1' : null,
    readaccess: String(member?.readAccess ?? 1),
    notice: { newpush: '0', newpm: String(letters), newprompt: String(fresh), newmypost: '0' },
  }
}

/** `message` is the key of what went wrong; guests get `//1` where a login would help. */
export const apiAnswer = (
  visit: Visit,
  variables: Readonly<Record<string, Json>>,
  message: string | null = null,
): Answer => {
  const envelope = {
    Version: visit.get('version') || '1',
    Charset: visit.charset.toUpperCase(),
    Variables: { ...memberFields(visit), ...variables },
    ...(message ? { Message: { messageval: message, messagestr: `mobile:${message.replace('//1', '')}` } } : {}),
  }
  return fileAnswer('application/json', JSON.stringify(envelope))
}

export const apiError = (error: string): Answer => fileAnswer('application/json', JSON.stringify({ error }))

/** PHP leaves empty strings out of filtered objects. */
export const filtered = (fields: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null))

export const seconds = (at: number): string => String(Math.floor(at / 1000))
