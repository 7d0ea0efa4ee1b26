/** The other writes over the bad line: threads, comments and messages once each, votes never refused as “already” when they were ours. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId, PostId, ThreadId, UserId } from '../../source/forum/model.ts'
import type { Intent } from '../../source/forum/write.ts'
import type { Sent } from '../../source/sender.ts'
import { createRandom, type Fault, type Random } from './lossy-proxy.ts'
import { type Control, type LossySite, openLossySite } from './lossy-site.ts'

const sends = Math.ceil(Number(process.env.PALOU_LOSSY ?? 100) / 20)
// The short run is the same every time; the whole proof takes a new seed each time, and prints it.
const seed = Number(
  process.env.PALOU_SEED ?? (process.env.PALOU_LOSSY ? Math.floor(Math.random() * 2 ** 31) : 20_261_124),
)

let site: LossySite
beforeEach(async () => {
  site = await openLossySite()
}, 60_000)
afterEach(() => site.close())

const faultOf = (random: Random): Fault => {
  const at = random()
  const kinds: readonly Fault[] = [
    { kind: 'cutRequest', at },
    { kind: 'cutResponse', at },
    { kind: 'cutResponse', at },
    { kind: 'late', ms: random() * 9 },
    { kind: 'repeatRequest' },
    { kind: 'refuse' },
  ]
  return kinds[Math.floor(random() * kinds.length)]!
}

/** Until it is stored, as a person would: looking again at what is unknown, sending what is not there. */
const settle = async (intent: Intent): Promise<Sent> => {
  const { account, proxy, sender } = site
  let sent = await sender.submit({ base: proxy.url, account, intent, label: null, draftId: null })
  for (let tries = 0; sent.kind !== 'stored' && tries < 12; tries += 1) {
    if (!('entryId' in sent)) return sent
    if (tries > 5) proxy.plan = () => ({ kind: 'none' })
    sent = sent.kind === 'unknown' ? await sender.look(sent.entryId) : await sender.resend(sent.entryId)
  }
  return sent
}

/** Writes and acting GETs are spoilt; what palou reads to find out is not. */
const spoil = (random: Random): void => {
  site.proxy.plan = line => {
    const acts = line.startsWith('POST ') || /do=(?:support|against)|action=recommend/.test(line)
    return acts && random() < 0.75 ? faultOf(random) : { kind: 'none' }
  }
}

const threadId = '1' as ThreadId
const kinds: readonly (readonly [string, (n: number) => Intent, (control: Control) => readonly string[]])[] = [
  [
    'threads',
    n => ({
      kind: 'newThread',
      boardId: '23' as BoardId,
      title: `第 ${n} 个题目 ${seed}`,
      typeId: null,
      body: `第 ${n} 个主题的正文，走坏路来的。`,
      readAccess: null,
      poll: null,
    }),
    control => control.threads.map(thread => thread.title),
  ],
  [
    'comments',
    n => ({ kind: 'comment', threadId, postId: '100005' as PostId, body: `第 ${n} 句点评 ${seed}` }),
    control => control.comments.map(comment => comment.text).filter(text => text.includes(String(seed))),
  ],
  [
    'messages',
    n => ({ kind: 'message', to: { id: '5' as UserId }, body: `第 ${n} 条消息 ${seed}，收到请回。` }),
    control => control.messages.map(message => message.text).filter(text => text.includes(String(seed))),
  ],
]

describe(`over a bad line (seed ${seed})`, () => {
  test.each(kinds)(
    `${sends} %s are stored once each`,
    async (_, toIntent, stored) => {
      const random = createRandom(seed)
      for (let n = 0; n < sends; n += 1) {
        spoil(random)
        expect([n, (await settle(toIntent(n))).kind]).toEqual([n, 'stored'])
      }
      const found = stored(await site.control())
      expect(new Set(found).size).toBe(sends)
      expect(found).toHaveLength(sends)
      expect(site.drafts.list()).toEqual([])
    },
    120_000,
  )

  test('reactions are stored, each once, however often the answer is lost', async () => {
    const random = createRandom(seed)
    for (let n = 0; n < sends; n += 1) {
      spoil(random)
      const postId = String(100_002 + n) as PostId
      const sent = await settle({ kind: 'react', threadId, postId, reaction: n % 2 === 0 ? 'support' : 'oppose' })
      // Of some floors the site takes no vote: that is its own word, not the line's.
      const told = sent.kind === 'refused' ? sent.reason : sent.kind
      expect(['stored', 'own-post', 'switched-off']).toContain(told)
    }
  }, 120_000)
})
