/** What every writing command does once it knows what to write: the session, a dry run, sending, and what came of it as a document. */
import type { WrittenDocument } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import type { Account } from '../forum/model.ts'
import { boardUrl, postUrl, threadUrl } from '../forum/print-address.ts'
import type { Intent } from '../forum/write.ts'
import { codeOfRefusal } from '../forum/write-refused.ts'
import type { Asks, Sent } from '../sender.ts'
import { isDraftIntent } from '../store/drafts.ts'
import type { LimitProblem } from '../write-limits.ts'
import { askChallenges } from './ask-challenges.ts'
import type { Input, Result, Services } from './contract.ts'
import { dryRun } from './dry-run.ts'
import { logIn } from './log-in.ts'

export type Write = {
  readonly base: string
  readonly intent: Intent
  /** The place in words, for drafts and outbox. */
  readonly label?: string | null
  readonly draftId?: string | null
}

const isYes = (answer: string | null): boolean => /^\s*(?:y|yes|是|好)\s*$/i.test(answer ?? '')

/** A question with two answers; without a person it is no. */
export const askYes = async (services: Services, { options }: Input, question: string): Promise<boolean> => {
  if (options.write.yes) return true
  if (!options.mayAsk || !services.isInteractive) return false
  return isYes(await (await services.openPrompts()).ask(question))
}

const keepAsDraft = async (services: Services, { base, intent, label, draftId }: Write): Promise<string | null> => {
  if (!isDraftIntent(intent) || draftId) return draftId ?? null
  const { drafts } = await services.openWriting()
  return drafts.write(drafts.create({ base, accountId: null, intent, label: label ?? null })).id
}

/** The live account, or a login at the terminal. The text is on disk before anything is asked. */
const openAccount = async (
  services: Services,
  input: Input,
  write: Write,
): Promise<{ account: Account; draftId: string | null }> => {
  const { base } = write
  const site = (await services.openAccess()).openSite(base)
  const account = site.session.account()
  if (account) return { account, draftId: write.draftId ?? null }
  const draftId = await keepAsDraft(services, write)
  const known = services.accounts.find(base, input.options.as)
  try {
    if (!services.isInteractive) throw new PalouError('login-needed', { url: base })
    const user = known?.account.name ?? null
    return { account: await logIn({ services, options: input.options, base, user }), draftId }
  } catch (error) {
    if (draftId !== null) services.tell(services.translate('write.draftKept', { id: draftId }))
    throw error
  }
}

export const createAsks = (services: Services, input: Input, base: string, account: Account): Asks => {
  const { translate, tell, signal } = services
  const { options } = input
  const mayLogIn = options.mayAsk && services.isInteractive
  return {
    signal,
    ...(options.mayAsk
      ? {
          answer: async (challenges, renew, attempt) => {
            const prompts = await services.openPrompts()
            if (attempt > 1) prompts.show(translate('account.captchaWrong'))
            return askChallenges(challenges, renew, services, prompts)
          },
        }
      : {}),
    confirmLacking: async characters => {
      tell(translate('write.lacking', { characters: characters.join(' ') }))
      return askYes(services, input, translate('write.lackingAsk'))
    },
    ...(options.write.wait
      ? {
          wait: async seconds => {
            tell(translate('write.again', { seconds }))
            const { setTimeout: sleep } = await import('node:timers/promises')
            await sleep(seconds * 1000, undefined, { signal })
            return true
          },
        }
      : {}),
    ...(mayLogIn
      ? { login: async () => (await logIn({ services, options, base, user: account.name })).id === account.id }
      : {}),
  }
}

const limitWords = ({ reason, field, is, allowed, unit, names }: LimitProblem, { translate }: Services): string => {
  if (reason === 'type-needed') return translate('write.typeNeeded', { names: names.join(', ') })
  if (reason === 'choices') return translate('write.pollFew')
  if (reason === 'empty') return translate(field === 'title' ? 'write.emptyTitle' : 'write.emptyBody')
  if (field === 'title')
    return translate('write.titleTooLong', { is, allowed: allowed ?? 0, unit: translate(`write.unit.${unit}`) })
  return translate(reason === 'too-short' ? 'write.tooShort' : 'write.tooLong', { is, allowed: allowed ?? 0 })
}

/** Where a write that makes no post can be seen. */
const placeOf = ({ base, intent }: Write): string | null => {
  if (intent.kind === 'favorite' || intent.kind === 'unfavorite')
    return intent.target === 'board' ? boardUrl(base, intent.id) : threadUrl(base, intent.id)
  if (intent.kind === 'follow') return `${base}home.php?mod=space&uid=${intent.userId}`
  if (intent.kind === 'message') {
    const { to } = intent
    return `${base}home.php?mod=space&do=pm${'id' in to ? `&subop=view&touid=${to.id}` : ''}`
  }
  return null
}

/** An address of ours where the ids are known: the site's own may be rewritten, or a page number that moves. */
const urlOf = (sent: Extract<Sent, { kind: 'stored' }>, write: Write): string | null => {
  const { base, intent } = write
  const place = placeOf(write)
  if (place) return place
  const threadId = sent.threadId ?? ('threadId' in intent ? intent.threadId : null)
  const postId = sent.postId ?? ('postId' in intent ? intent.postId : null)
  if (intent.kind === 'delete') return threadId && threadUrl(base, threadId)
  if (postId) return postUrl(base, postId, threadId)
  if (threadId) return threadUrl(base, threadId)
  return sent.url && URL.canParse(sent.url, base) ? new URL(sent.url, base).href : null
}

const outcomeOf = (sent: Sent): WrittenDocument['outcome'] =>
  sent.kind === 'stored' && sent.pending ? 'pending' : sent.kind

const toDocument = (sent: Sent, write: Write, account: Account, services: Services): WrittenDocument => {
  const { intent, base } = write
  const isStored = sent.kind === 'stored'
  const message =
    sent.kind === 'refused' && sent.limit ? limitWords(sent.limit, services) : 'message' in sent ? sent.message : ''
  return {
    schema: 'palou.written/1',
    url: isStored ? urlOf(sent, write) : null,
    site: base,
    account: { id: account.id, name: account.name },
    action: intent.kind,
    outcome: outcomeOf(sent),
    reason: sent.kind === 'refused' ? sent.reason : null,
    message: message || null,
    id: (isStored ? sent.postId : null) ?? ('postId' in intent ? intent.postId : null),
    threadId: (isStored ? sent.threadId : null) ?? ('threadId' in intent ? intent.threadId : null),
    change: isStored ? sent.change : null,
    found: isStored && sent.found,
    seconds: sent.kind === 'refused' ? sent.seconds : null,
    lookAt: sent.kind === 'unknown' ? sent.lookAt : null,
    draft: 'draftId' in sent ? sent.draftId : null,
    outbox: 'entryId' in sent ? sent.entryId : null,
  }
}

/** What ends the command, and with which exit code; null when it is done. */
const errorOf = (
  sent: Sent,
  document: WrittenDocument,
  { base, intent }: Write,
  { translate }: Services,
): PalouError | null => {
  const detail = document.message
  switch (sent.kind) {
    case 'stored':
      return null
    case 'refused':
      return new PalouError(codeOfRefusal(sent.reason, intent.kind), {
        url: base,
        detail: detail ?? (isNamed(sent.reason) ? translate(`write.refusal.${sent.reason}`) : null),
        seconds: sent.seconds,
      })
    case 'not-stored':
      return new PalouError('not-sent', { url: base, detail: translate('write.notStored', { id: sent.entryId }) })
    case 'unknown':
      return new PalouError('outcome-unknown', {
        url: sent.lookAt,
        detail: translate('write.unknown', { id: sent.entryId }),
      })
    case 'waiting':
      return sent.error.code === 'rate-limited'
        ? sent.error
        : new PalouError('not-sent', { url: base, detail: translate(`error.${sent.error.code}`), cause: sent.error })
    case 'given-up':
      return sent.at === 'captcha'
        ? new PalouError('captcha-needed', { url: base })
        : new PalouError('write-refused', { url: base, detail: translate('write.lackingYes', { characters: '' }) })
    case 'busy':
      return new PalouError('other-failure', { detail: translate('write.busy') })
  }
}

const named = ['already', 'own-post', 'switched-off'] as const
const isNamed = (reason: string): reason is (typeof named)[number] => (named as readonly string[]).includes(reason)

const tellKept = (sent: Sent, { tell, translate }: Services): void => {
  if (sent.kind === 'stored' && sent.found) tell(translate('write.found'))
  if (sent.kind === 'stored') tell(translate(sent.pending ? 'write.pending' : 'write.stored'))
  if (sent.kind === 'waiting') tell(translate('write.waiting', { id: sent.entryId }))
  if ('draftId' in sent && sent.draftId !== null) tell(translate('write.draftKept', { id: sent.draftId }))
}

/** As a result: the document first, then what is wrong as an error with its exit code. */
export const writtenResult = (sent: Sent, write: Write, account: Account, services: Services): Result => {
  const document = toDocument(sent, write, account, services)
  const error = errorOf(sent, document, write, services)
  const after = async (): Promise<number> => {
    tellKept(sent, services)
    if (error) throw error
    return 0
  }
  const shown = document.outcome === 'stored' || document.outcome === 'pending' ? document.url : null
  const text = [shown, document.action === 'sign' ? document.message : null].filter(Boolean)
  return {
    kind: 'document',
    document,
    lines: () => text.map(line => ({ spans: [{ text: line!, role: 'link' as const }], width: 0 })),
    after,
  }
}

export const runWrite = async (services: Services, input: Input, write: Write): Promise<Result> => {
  const { base, intent } = write
  if (input.options.write.dryRun) return dryRun(services, base, intent)
  const { account, draftId } = await openAccount(services, input, write)
  const { sender } = await services.openWriting()
  const order = { base, account, intent, label: write.label ?? null, draftId }
  const sent = await sender.submit(order, createAsks(services, input, base, account))
  return writtenResult(sent, write, account, services)
}
