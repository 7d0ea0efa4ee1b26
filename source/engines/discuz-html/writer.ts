/**
 * Writes of a Discuz forum through its own desktop forms (facts §5). `prepare` reads the form, `send` makes the one request that may
 * store something and reads its answer, `look` finds out afterwards. A lost answer is an outcome here, never a reason to send again.
 */
import { PalouError } from '../../forum/errors.ts'
import type { Challenge, Intent, Limits, Outcome, Prepared, Refusal, Writer } from '../../forum/write.ts'
import { isWriteRefused, WriteRefused } from '../../forum/write-refused.ts'
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { loadEncoder } from '../../http/encode.ts'
import { askPostRule, challengeFields, loadChallenges, renewChallenge } from './challenge.ts'
import { lookForWrite } from './look-for-write.ts'
import {
  type Form,
  type FormSecurity,
  insideCdata,
  offersDelete,
  parseForm,
  parseFormhash,
  parseFormLimits,
  parseFormSecurity,
} from './parse-form.ts'
import { parseMessage } from './parse-message.ts'
import { parseOffers } from './parse-offers.ts'
import { parseWriteAnswer } from './parse-write-answer.ts'
import { actionUrl, barePost, type Fields, type FormPlan, formPlans, isFormKind } from './write-forms.ts'

export type WriterParts = {
  readonly client: HttpClient
  /** The forum's root with trailing slash. */
  readonly base: string
  /** The formhash of the page read last, if it was read as this visitor: saves a request for `+` and `-`. */
  readonly knownFormhash?: () => string | null
  /** What the last page with a box to write in said of lengths. */
  readonly knownLimits?: () => PageLimits | null
  readonly now?: () => number
}

type PageLimits = Pick<Limits, 'minBytes' | 'maxBytes' | 'subjectMax'>

type Ask = { readonly signal?: AbortSignal; readonly wantsCaptcha?: boolean }

const secretFields = ['formhash', 'noticeauthor', 'seccodehash', 'hash', 'auth', 'password']

/** A refusal that the site shows by what its page lacks. */
const refuse = (reason: Refusal, { kind }: Intent, url: string): WriteRefused =>
  new WriteRefused({ kind: 'refused', reason, message: '', seconds: null }, kind, url)

/** Why there is no form where one was asked for, as the site says it. */
const formRefused = (page: HttpPage, { kind }: Intent): PalouError => {
  const outcome = parseWriteAnswer(page)
  if (outcome.kind === 'refused') return new WriteRefused(outcome, kind, page.url)
  return (
    parseMessage(page.text, page) ??
    new PalouError('page-not-recognised', {
      url: page.url,
      detail: outcome.kind === 'unknown' ? outcome.message : null,
    })
  )
}

const withInajax = (url: string): string =>
  /[?&]inajax=/.test(url) ? url : `${url}${url.includes('?') ? '&' : '?'}inajax=1`

/** The form's own fields, then ours in their place: a name of ours replaces all of the form's of that name. */
const mergeFields = (form: Form, set: Fields, drop: readonly string[]): Fields => {
  const gone = new Set([...drop, ...set.map(([name]) => name)])
  return [...form.fields.filter(([name]) => !gone.has(name)), ...set]
}

const limitsOf = (limits: PageLimits, charset: string): Limits => ({
  minBytes: limits.minBytes,
  maxBytes: limits.maxBytes,
  subjectMax: limits.subjectMax,
  subjectUnit: charset === 'utf-8' ? 'characters' : 'bytes',
  floodSeconds: null,
})

/** A reply's popup does not tell its limits, the thread's page does: it is asked only for what may well stand outside them. */
const findLimits = async (parts: WriterParts, intent: Intent, html: string): Promise<PageLimits> => {
  const own = parseFormLimits(html)
  if (intent.kind !== 'reply' || own.minBytes !== null || own.maxBytes !== null) return own
  const known = parts.knownLimits?.()
  if (known) return known
  const isPlain = intent.body.length > 30 && intent.body.length < 2000
  if (isPlain) return own
  const page = await parts.client.get(`${parts.base}forum.php?mod=viewthread&tid=${intent.threadId}`)
  return parseFormLimits(page.text)
}

const wordsOf = (intent: Intent): string =>
  ['body', 'title', 'reason', 'note', 'text'].map(key => (intent as Record<string, unknown>)[key] ?? '').join('')

/** A block in a form proves nothing (facts §0.3): the rule is asked. After a refusal for want of one, any block will do. */
const securityFor = async (
  parts: WriterParts,
  intent: Intent,
  html: string,
  referer: string,
  wanted: boolean,
): Promise<FormSecurity | null> => {
  const inForm = parseFormSecurity(html)
  const hasBlock = inForm.image !== null || inForm.question !== null
  if (!hasBlock && !wanted) return null
  if (intent.kind !== 'reply' && intent.kind !== 'newThread') return hasBlock ? inForm : null
  const asked = await askPostRule(parts.client, parts.base, intent.kind === 'reply' ? 'reply' : 'newthread', referer)
  return asked ?? (wanted && hasBlock ? inForm : null)
}

const prepareForm = async (parts: WriterParts, intent: Intent, plan: FormPlan<never>, ask: Ask): Promise<Prepared> => {
  const { client, base } = parts
  const { signal } = ask
  const page = await client.get(base + plan.formUrl(intent as never), { ...(signal ? { signal } : {}), follow: false })
  const html = insideCdata(page.text)
  const form = parseForm(html, plan.anchor)
  if (!form) throw formRefused(page, intent)
  if (intent.kind === 'delete' && !offersDelete(form)) throw refuse('not-allowed', intent, page.url)
  const security = await securityFor(parts, intent, html, page.url, ask.wantsCaptcha ?? false)
  return {
    intent,
    method: 'POST',
    // The action is the site's own; only its path and query are taken, since it may name a host of its own belief (facts §0.10).
    url: withInajax(base + relativeTo(base, form.action || plan.formUrl(intent as never))),
    fields: mergeFields(form, plan.fill(intent as never, form), plan.drop ?? []),
    secretFields,
    charset: page.charset,
    referer: page.url,
    limits: limitsOf(await findLimits(parts, intent, html), page.charset),
    challenges: security ? await loadChallenges(client, base, security, page.url) : [],
    lacking: (await loadEncoder(page.charset)).unencodable(wordsOf(intent)),
    offers: parseOffers(html, form),
  }
}

/** `/bbs/forum.php?x`, `https://other/bbs/forum.php?x` or `forum.php?x` to what follows the forum's root. */
const relativeTo = (base: string, action: string): string => {
  const { pathname, search } = new URL(action, base)
  const root = new URL(base).pathname
  return (pathname.startsWith(root) ? pathname.slice(root.length) : pathname.replace(/^.*\//, '')) + search
}

const learnFormhash = async (
  parts: WriterParts,
  intent: Intent,
  ask: Ask,
  fresh: boolean,
): Promise<{ hash: string; page: HttpPage | null }> => {
  const known = fresh ? null : (parts.knownFormhash?.() ?? null)
  if (known) return { hash: known, page: null }
  const url = 'threadId' in intent ? `forum.php?mod=viewthread&tid=${intent.threadId}` : 'home.php?mod=spacecp'
  const page = await parts.client.get(parts.base + url, ask)
  const hash = parseFormhash(page.text)
  if (!hash) throw formRefused(page, intent)
  return { hash, page }
}

const favouritePages = 20

/** The number under which a thread or board stands among the favourites (facts §5.10). */
const findFavorite = async (
  { client, base }: WriterParts,
  intent: Extract<Intent, { kind: 'unfavorite' }>,
): Promise<string> => {
  const { target, id } = intent
  const list = `${base}home.php?mod=space&do=favorite&type=${target === 'board' ? 'forum' : 'thread'}`
  for (let number = 1; number <= favouritePages; number += 1) {
    const page = await client.get(`${list}&page=${number}`)
    const items = page.text.match(/<li id="fav_\d+"[\s\S]*?<\/li>/g) ?? []
    const found = items.find(item => item.includes(` vid="${id}"`))
    if (found) return found.match(/id="fav_(\d+)"/)![1]!
    if (!page.text.includes('class="nxt"')) break
  }
  throw refuse('gone', intent, list)
}

const prepareAction = async (parts: WriterParts, asked: Intent, ask: Ask, fresh = false): Promise<Prepared> => {
  const isUnnamed = asked.kind === 'unfavorite' && asked.favoriteId === null
  const intent = isUnnamed ? { ...asked, favoriteId: await findFavorite(parts, asked) } : asked
  const { hash, page } = await learnFormhash(parts, intent, ask, fresh)
  const post = barePost(intent, hash)
  const url = post?.url ?? actionUrl(intent, hash)
  if (!url) throw new PalouError('internal', { detail: intent.kind })
  const charset = page?.charset ?? 'utf-8'
  return {
    intent,
    method: post ? 'POST' : 'GET',
    url: parts.base + url,
    fields: post?.fields ?? [],
    secretFields,
    charset,
    referer: 'threadId' in intent ? `${parts.base}forum.php?mod=viewthread&tid=${intent.threadId}` : parts.base,
    limits: null,
    challenges: [],
    lacking: [],
    offers: null,
  }
}

const whereToLook = (base: string, intent: Intent): string =>
  'threadId' in intent
    ? `${base}forum.php?mod=redirect&tid=${intent.threadId}&goto=lastpost`
    : intent.kind === 'newThread'
      ? `${base}forum.php?mod=forumdisplay&fid=${intent.boardId}`
      : base

const sendOnce = async ({ client, base }: WriterParts, prepared: Prepared, fields: Fields): Promise<Outcome> => {
  const lookAt = whereToLook(base, prepared.intent)
  let left = false
  const options = {
    referer: prepared.referer,
    follow: false,
    onLeave: () => {
      left = true
    },
  }
  try {
    const page =
      prepared.method === 'POST'
        ? await client.post(prepared.url, fields, { ...options, charset: prepared.charset })
        : await client.get(prepared.url, { ...options, once: true })
    return parseWriteAnswer(page, lookAt)
  } catch (error) {
    const code = error instanceof PalouError ? error.code : null
    // Never reached the site, or its gate turned it away by name: nothing can have been stored.
    if (!left || code === 'rate-limited') throw error
    return { kind: 'unknown', message: code ?? String(error), lookAt }
  }
}

const isStale = (outcome: Outcome): boolean => outcome.kind === 'refused' && outcome.reason === 'stale-form'

/** The site says that nothing was stored, so the same write may go once more with the hash learnt anew (facts §1.4, §5.2). */
const withFreshForm = async (parts: WriterParts, prepared: Prepared, fields: Fields): Promise<Outcome> => {
  const outcome = await sendOnce(parts, prepared, fields)
  if (!isStale(outcome)) return outcome
  try {
    const again = await prepare(parts, prepared.intent, {}, true)
    const answers = fields.filter(([name]) => /^sec(?:code|qaa|answer)/.test(name))
    return await sendOnce(parts, again, [...again.fields, ...answers])
  } catch (error) {
    // What the first answer said still holds: nothing was stored.
    return isWriteRefused(error) ? error.outcome : outcome
  }
}

const prepare = (parts: WriterParts, intent: Intent, ask: Ask, fresh = false): Promise<Prepared> =>
  isFormKind(intent.kind)
    ? prepareForm(parts, intent, formPlans[intent.kind] as unknown as FormPlan<never>, ask)
    : prepareAction(parts, intent, ask, fresh || intent.kind === 'sign')

export const createWriter = (parts: WriterParts): Writer => ({
  prepare: (intent, ask = {}) => prepare(parts, intent, ask),
  send: (prepared, answers) => withFreshForm(parts, prepared, [...prepared.fields, ...challengeFields(answers)]),
  renew: (challenge: Challenge, referer) => renewChallenge(parts.client, parts.base, challenge, referer),
  look: (intent, sentAt, known) => lookForWrite(parts, intent, sentAt, known),
})
