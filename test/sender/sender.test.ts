import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import type { Account, PostId, ThreadId, UserId } from '../../source/forum/model.ts'
import type { Challenge, Intent, Look, Outcome, Prepared, Writer } from '../../source/forum/write.ts'
import { WriteRefused } from '../../source/forum/write-refused.ts'
import { createSender } from '../../source/sender.ts'
import { createDrafts } from '../../source/store/drafts.ts'
import { createOutbox } from '../../source/store/outbox.ts'

const account: Account = { id: '7' as UserId, name: '小满' }
const base = 'https://bbs.example/'
const reply: Intent = { kind: 'reply', threadId: '3' as ThreadId, quotePostId: null, body: '今天的茶园下了雾。' }
const react: Intent = { kind: 'react', threadId: '3' as ThreadId, postId: '9' as PostId, reaction: 'support' }
const captcha: Challenge = {
  kind: 'image',
  hash: 'cSA1',
  modid: 'forum::post',
  image: new Uint8Array(),
  mime: 'image/png',
}

const stored: Outcome = {
  kind: 'stored',
  pending: false,
  message: '',
  url: null,
  threadId: '3' as ThreadId,
  postId: '12' as PostId,
  change: null,
}
const refused = (reason: Extract<Outcome, { kind: 'refused' }>['reason'], seconds: number | null = null): Outcome => ({
  kind: 'refused',
  reason,
  message: 'as the site says it',
  seconds,
})
const lost: Outcome = { kind: 'unknown', message: 'connection-lost', lookAt: `${base}look` }

const ready = (intent: Intent, more: Partial<Prepared> = {}): Prepared => ({
  intent,
  method: 'POST',
  url: `${base}post`,
  fields: [],
  secretFields: [],
  charset: 'utf-8',
  referer: base,
  limits: { minBytes: 10, maxBytes: 10_000, subjectMax: 80, subjectUnit: 'characters', floodSeconds: null },
  challenges: [],
  lacking: [],
  offers: null,
  ...more,
})

/** A site that answers in turn; what is left over at the end was never asked for. */
const createSite = (answers: {
  readonly prepare?: readonly (Partial<Prepared> | Error)[]
  readonly send: readonly (Outcome | Error)[]
  readonly look?: readonly Look[]
}) => {
  const prepares = [...(answers.prepare ?? [])]
  const sends = [...answers.send]
  const looks = [...(answers.look ?? [])]
  const asked: string[] = []
  const next = <Value>(list: Value[], name: string): Value => {
    if (list.length === 0) throw new Error(`one ${name} too many: ${asked.join(' ')}`)
    return list.shift()!
  }
  const writer: Writer = {
    prepare: async (intent, ask) => {
      asked.push(ask?.wantsCaptcha ? 'prepare!' : 'prepare')
      const answer = prepares.shift() ?? {}
      if (answer instanceof Error) throw answer
      return ready(intent, answer)
    },
    send: async (_, given) => {
      asked.push(given.length > 0 ? `send ${given.map(one => one.answer).join(',')}` : 'send')
      const answer = next(sends, 'send')
      if (answer instanceof Error) throw answer
      return answer
    },
    renew: async challenge => challenge,
    look: async () => {
      asked.push('look')
      return next(looks, 'look')
    },
  }
  return { writer, asked, left: () => [...sends, ...looks] }
}

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'palou-sender-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const open = (site: { readonly writer: Writer }) => {
  const drafts = createDrafts(home, Date.now)
  const outbox = createOutbox(home, Date.now)
  const sender = createSender({
    openWriter: async () => site.writer,
    drafts,
    outbox,
    now: Date.now,
    sleep: async () => {},
  })
  const submit = (intent: Intent, asks = {}) =>
    sender.submit({ base, account, intent, label: '茶园', draftId: null }, asks)
  return { drafts, outbox, sender, submit }
}

describe('a write that is taken', () => {
  test('leaves neither draft nor waiting entry, and its id is remembered for later looks', async () => {
    const site = createSite({ send: [stored] })
    const { drafts, outbox, submit } = open(site)
    expect(await submit(reply)).toMatchObject({ kind: 'stored', postId: '12', found: false })
    expect(drafts.list()).toEqual([])
    expect(outbox.list()).toEqual([])
    expect(outbox.known(base)).toMatchObject([{ postId: '12', body: '今天的茶园下了雾。' }])
  })

  test('is on disk as a draft and as being sent before its first byte leaves', async () => {
    const site = createSite({ send: [stored] })
    const { drafts, outbox, submit } = open(site)
    const seen: unknown[] = []
    const { send } = site.writer
    const spy: Writer = {
      ...site.writer,
      send: async (...given) => {
        const fresh = createOutbox(home, Date.now).list()
        seen.push(
          drafts.list().map(draft => draft.intent.body),
          fresh.map(({ state }) => state),
        )
        return send(...given)
      },
    }
    await open({ writer: spy }).submit(reply)
    expect(seen).toEqual([['今天的茶园下了雾。'], ['sending']])
    expect(outbox.list()).toEqual([])
    expect(submit).toBeTypeOf('function')
  })
})

describe('a write that is refused', () => {
  test('is kept as a draft and does not wait to be sent', async () => {
    const { drafts, outbox, submit } = open(createSite({ send: [refused('censored')] }))
    const sent = await submit(reply)
    expect(sent).toMatchObject({ kind: 'refused', reason: 'censored', message: 'as the site says it' })
    expect(drafts.list().map(draft => draft.intent.body)).toEqual(['今天的茶园下了雾。'])
    expect(outbox.list()).toEqual([])
  })

  test('is told as the site tells it when the form itself says no', async () => {
    const no = new WriteRefused(
      { kind: 'refused', reason: 'already', message: '已收藏', seconds: null },
      'favorite',
      base,
    )
    const { submit } = open(createSite({ prepare: [no], send: [] }))
    expect(await submit(react)).toMatchObject({ kind: 'refused', reason: 'already', message: '已收藏' })
  })

  test('is measured before it is sent, in the bytes of the site’s charset', async () => {
    const site = createSite({ send: [] })
    const sent = await open(site).submit({ ...reply, body: '短' } as Intent)
    expect(sent).toMatchObject({ kind: 'refused', reason: 'too-short', limit: { is: 3, allowed: 10, unit: 'bytes' } })
    expect(site.asked).toEqual(['prepare'])
    const gbk = createSite({ prepare: [{ charset: 'gbk' }], send: [] })
    expect(await open(gbk).submit({ ...reply, body: '四个汉字' } as Intent)).toMatchObject({ limit: { is: 8 } })
  })

  test('waits for the flood interval only when asked, then goes', async () => {
    const waits: number[] = []
    const wait = async (seconds: number) => waits.push(seconds) > 0
    const patient = createSite({ send: [refused('flood', 15), stored] })
    expect(await open(patient).submit(reply, { wait })).toMatchObject({ kind: 'stored' })
    expect(waits).toEqual([16])
    expect(await open(createSite({ send: [refused('flood', 15)] })).submit(reply)).toMatchObject({ reason: 'flood' })
  })

  test('asks for a captcha that shows up only with the refusal, and sends once more with the same text', async () => {
    const site = createSite({ prepare: [{}, { challenges: [captcha] }], send: [refused('captcha'), stored] })
    const answer = async () => [{ kind: 'image', hash: 'cSA1', modid: 'forum::post', answer: 'k3xp' } as const]
    expect(await open(site).submit(reply, { answer })).toMatchObject({ kind: 'stored' })
    expect(site.asked).toEqual(['prepare', 'send', 'prepare!', 'send k3xp'])
  })

  test('ends at the captcha when nobody answers, with the draft kept', async () => {
    const { drafts, submit } = open(createSite({ prepare: [{ challenges: [captcha] }], send: [] }))
    expect(await submit(reply, { answer: async () => null })).toMatchObject({ kind: 'given-up', at: 'captcha' })
    expect(drafts.list()).toHaveLength(1)
  })

  test('goes on after a login when the session had ended', async () => {
    const site = createSite({ send: [refused('login-needed'), stored] })
    expect(await open(site).submit(reply, { login: async () => true })).toMatchObject({ kind: 'stored' })
    expect(await open(createSite({ send: [refused('login-needed')] })).submit(reply)).toMatchObject({
      reason: 'login-needed',
    })
  })

  test('asks before characters that the charset lacks', async () => {
    const site = createSite({ prepare: [{ lacking: ['😀'] }], send: [] })
    expect(await open(site).submit(reply)).toMatchObject({ kind: 'given-up', at: 'lacking' })
    const sure = createSite({ prepare: [{ lacking: ['😀'] }], send: [stored] })
    expect(await open(sure).submit(reply, { confirmLacking: async () => true })).toMatchObject({ kind: 'stored' })
  })
})

describe('an answer that is lost', () => {
  test('is looked for, and found', async () => {
    const look: Look = { kind: 'stored', threadId: '3' as ThreadId, postId: '12' as PostId }
    const site = createSite({ send: [lost], look: [{ kind: 'not-stored' }, look] })
    const { drafts, submit } = open(site)
    expect(await submit(reply)).toMatchObject({ kind: 'stored', postId: '12', found: true })
    expect(site.asked).toEqual(['prepare', 'send', 'look', 'look'])
    expect(drafts.list()).toEqual([])
  })

  test('is not sent again by itself where the site has nothing, but may be when asked', async () => {
    const site = createSite({ send: [lost, stored], look: [{ kind: 'not-stored' }, { kind: 'not-stored' }] })
    const { outbox, sender, submit } = open(site)
    const sent = await submit(reply)
    expect(sent).toMatchObject({ kind: 'not-stored' })
    expect(outbox.list().map(entry => entry.state)).toEqual(['queued'])
    expect(await sender.resend('entryId' in sent ? sent.entryId : '')).toMatchObject({ kind: 'stored', found: false })
    expect(site.left()).toEqual([])
  })

  test('stays unknown where no page tells, and is looked for before anything is sent', async () => {
    const dark: Look = { kind: 'unknown' }
    const site = createSite({ send: [lost], look: Array.from({ length: 8 }, () => dark) })
    const { drafts, sender, submit } = open(site)
    const sent = await submit(reply)
    expect(sent).toMatchObject({ kind: 'unknown', lookAt: `${base}look` })
    expect(drafts.list()).toHaveLength(1)
    expect(await sender.resend('entryId' in sent ? sent.entryId : '')).toMatchObject({ kind: 'unknown' })
    expect(site.asked.filter(word => word === 'send')).toHaveLength(1)
  })

  test('of a reaction is settled by asking again, since the site answers “already”', async () => {
    const site = createSite({ send: [lost, refused('already')] })
    expect(await open(site).submit(react)).toMatchObject({ kind: 'stored', found: true })
  })
})

describe('a write without a link', () => {
  test('waits in the outbox and goes when asked', async () => {
    const site = createSite({ prepare: [new PalouError('connection-refused')], send: [stored] })
    const { outbox, sender, submit } = open(site)
    const sent = await submit(reply)
    expect(sent).toMatchObject({ kind: 'waiting' })
    expect(outbox.list().map(({ state, label }) => [state, label])).toEqual([['queued', '茶园']])
    expect(await sender.resend('entryId' in sent ? sent.entryId : '')).toMatchObject({ kind: 'stored' })
  })

  test('waits as well when the link goes right before sending', async () => {
    const { outbox, submit } = open(createSite({ send: [new PalouError('host-not-found')] }))
    expect(await submit(reply)).toMatchObject({ kind: 'waiting' })
    expect(outbox.list().map(({ state }) => state)).toEqual(['queued'])
  })
})

describe('one at a time', () => {
  test('an entry that is being sent is not sent by another', async () => {
    const { outbox, sender } = open(createSite({ send: [] }))
    const entry = outbox.add({ base, account, intent: reply, label: null, draftId: null })
    const release = outbox.claim(entry.id)
    expect(await sender.resend(entry.id)).toEqual({ kind: 'busy' })
    release?.()
  })

  test('what a process that died was sending is unknown, not sent again', async () => {
    const look: Look = { kind: 'stored', threadId: '3' as ThreadId, postId: '12' as PostId }
    const site = createSite({ send: [], look: [look] })
    const { outbox, sender } = open(site)
    const entry = outbox.add({ base, account, intent: reply, label: null, draftId: null })
    outbox.write({ ...entry, state: 'sending', startedAt: new Date().toISOString() })
    expect(sender.pending().map(({ state }) => state)).toEqual(['unknown'])
    expect(await sender.resend(entry.id)).toMatchObject({ kind: 'stored', found: true })
    expect(site.asked).toEqual(['look'])
  })
})
