import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ThreadId } from '../../source/forum/model.ts'
import type { Intent } from '../../source/forum/write.ts'
import type { Sent } from '../../source/sender.ts'
import { createRandom, type Fault, type Random } from './lossy-proxy.ts'
import { type LossySite, openLossySite } from './lossy-site.ts'

/** 100 by default; PALOU_LOSSY=1000 for the whole proof, PALOU_SEED to see one run again. */
const sends = Number(process.env.PALOU_LOSSY ?? 100)
// The short run is the same every time; the whole proof takes a new seed each time, and prints it.
const seed = Number(
  process.env.PALOU_SEED ?? (process.env.PALOU_LOSSY ? Math.floor(Math.random() * 2 ** 31) : 20_261_124),
)

let site: LossySite
beforeAll(async () => {
  site = await openLossySite()
}, 60_000)
afterAll(() => site.close())

/** Byte positions are spread over the whole exchange: the n-th of N sends is cut in its n-th part. */
const faultOf = (random: Random, share: number): Fault => {
  const at = share
  const kinds: readonly Fault[] = [
    { kind: 'cutRequest', at },
    { kind: 'cutRequest', at },
    { kind: 'cutResponse', at },
    { kind: 'cutResponse', at },
    { kind: 'cutResponse', at },
    { kind: 'repeatResponse', at },
    { kind: 'reorderResponse', at },
    { kind: 'repeatRequest' },
    { kind: 'late', ms: 1 + random() * 9 },
    { kind: 'delay', ms: random() * 20 },
    { kind: 'refuse' },
    ...(random() < 0.15 ? [{ kind: 'dropResponse' } as const] : []),
  ]
  return kinds[Math.floor(random() * kinds.length)]!
}

const reply = (body: string): Intent => ({ kind: 'reply', threadId: '1' as ThreadId, quotePostId: null, body })

type Told = { readonly outcome: Sent['kind']; readonly body: string }

/** What was said must be so at that moment. */
const checkTruth = async (sent: Sent, body: string, before: number): Promise<void> => {
  const now = (await site.written()).filter(post => post.body === body).length
  if (sent.kind === 'stored') expect(now).toBe(before + 1)
  if (sent.kind === 'not-stored' || sent.kind === 'waiting') expect(now).toBe(before)
  if (sent.kind === 'stored' && sent.postId)
    expect((await site.written()).find(post => String(post.pid) === sent.postId)?.body).toBe(body)
}

const settle = async (first: Sent, body: string, before: number): Promise<readonly Told[]> => {
  const told: Told[] = []
  let sent = first
  for (let tries = 0; ; tries += 1) {
    told.push({ outcome: sent.kind, body })
    await checkTruth(sent, body, before)
    if (sent.kind === 'stored') return told
    if (!('entryId' in sent)) throw new Error(`${sent.kind} ${'message' in sent ? sent.message : ''}`)
    // Nothing is lost while it is not stored.
    expect(site.drafts.find(sent.draftId!)?.intent.body).toBe(body)
    if (tries > 12) throw new Error(`no end: ${told.map(one => one.outcome).join(' ')}`)
    if (tries > 5) site.proxy.plan = () => ({ kind: 'none' })
    sent = sent.kind === 'unknown' ? await site.sender.look(sent.entryId) : await site.sender.resend(sent.entryId)
  }
}

describe(`over a line that cuts, drops, delays, repeats and reorders (seed ${seed})`, () => {
  test(`${sends} sends are stored once each, none is lost, and every outcome is told truly`, async () => {
    const random = createRandom(seed)
    const bodies: string[] = []
    const told: Told[] = []
    for (let n = 0; n < sends; n += 1) {
      // Now and then the same words as before: they are another post all the same.
      const body = n > 0 && random() < 0.1 ? bodies.at(-1)! : `第 ${n} 次走这条坏路，种子 ${seed}，愿它只到一次。`
      const before = bodies.filter(one => one === body).length
      const position = (n + random()) / sends
      site.proxy.plan = firstLine => {
        const isWrite = firstLine.startsWith('POST ')
        if (random() > (isWrite ? 0.75 : 0.025)) return { kind: 'none' }
        return faultOf(random, isWrite ? position : random())
      }
      bodies.push(body)
      const order = { base: site.proxy.url, account: site.account, intent: reply(body), label: null, draftId: null }
      const sent = await site.sender.submit(order).catch((error: unknown) => {
        // A page cut in two may be one that nobody understands: nothing was sent then, and the draft is there.
        expect(String(error)).toMatch(/page-not-recognised|other-failure|partial/)
        return null
      })
      if (sent) told.push(...(await settle(sent, body, before)))
      else {
        site.proxy.plan = () => ({ kind: 'none' })
        const draft = site.drafts.list().find(one => one.intent.body === body)
        expect(draft).toBeDefined()
        told.push(...(await settle(await site.sender.submit({ ...order, draftId: draft!.id }), body, before)))
      }
    }
    const counts = new Map<string, number>()
    for (const { body } of await site.written()) counts.set(body, (counts.get(body) ?? 0) + 1)
    const twice = [...new Set(bodies)].filter(body => counts.get(body)! > bodies.filter(one => one === body).length)
    const lost = [...new Set(bodies)].filter(
      body => (counts.get(body) ?? 0) < bodies.filter(one => one === body).length,
    )
    expect({ twice, lost }).toEqual({ twice: [], lost: [] })
    expect(site.drafts.list()).toEqual([])
    expect(site.outbox.list()).toEqual([])
    // The line was bad, or nothing was proved.
    expect(site.proxy.count()).toBeGreaterThan(sends / 2)
    const seen = new Set(told.map(one => one.outcome))
    expect([...seen]).toEqual(expect.arrayContaining(['stored', 'not-stored']))
    if (process.env.PALOU_LOSSY)
      console.info(Object.fromEntries([...seen].map(kind => [kind, told.filter(one => one.outcome === kind).length])))
  }, 600_000)
})
