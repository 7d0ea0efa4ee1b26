/** Answers whose values come in other shapes than usual (facts §6.3, field reports 7 and 9): read, or refused by name; never a crash. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDiscuzApi } from '../../../source/engines/discuz-api/engine.ts'
import type { Engine } from '../../../source/forum/engine.ts'
import { isPalouError } from '../../../source/forum/errors.ts'
import type { Answer, BoardId, ThreadId } from '../../../source/forum/model.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'
import { createFakeSite } from '../../helpers/fake-site.ts'
import { faultsOf } from '../../helpers/validate.ts'
import { check, envelope, index, post, thread } from './fake-api.ts'

const runs = process.env.PALOU_FUZZ === 'long' ? 20_000 : 120

type Json = unknown

/** Every place in a value, as the way to it. */
const ways = (value: Json, way: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [way, ...Object.entries(value).flatMap(([name, item]) => ways(item, [...way, name]))]
    : [way]

const at = (value: Json, way: readonly string[], change: (old: Json) => Json): Json => {
  const [name, ...rest] = way
  if (name === undefined) return change(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === name ? at(item, rest, change) : item))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === name ? at(item, rest, change) : item]),
  )
}

const asOther = (old: Json): Json => {
  if (Array.isArray(old)) return Object.fromEntries(old.map((item, i) => [String(i + 3), item]))
  if (typeof old === 'object' && old !== null) return Object.values(old)
  if (typeof old === 'string') return /^-?\d+$/.test(old) ? Number(old) : [old]
  return String(old)
}

const changes: readonly ((old: Json) => Json)[] = [
  asOther,
  () => [],
  () => ({}),
  () => '',
  () => null,
  () => 0,
  () => -1,
  () => true,
  () => '\x1b[31m\u202e&lt;b&gt;&#27;[2J',
  old => [old, old],
]

const swing = (answer: Json) =>
  fc.array(fc.tuple(fc.nat(), fc.constantFrom(...changes)), { minLength: 1, maxLength: 6 }).map(steps =>
    steps.reduce((now, [n, change]) => {
      const all = ways(now)
      return at(now, all[n % all.length]!, change)
    }, answer),
  )

const holds = async (given: Json, kind: 'boards' | 'threads' | 'thread', ask: (engine: Engine) => Promise<object>) => {
  const site = createFakeSite(url => ({ text: JSON.stringify(/module=check$/.test(url) ? check : given) }))
  const engine = createDiscuzApi({ client: site, base: 'https://bbs.example/' })
  try {
    // News is for the reader's header, no part of a document.
    const { news: _, ...answer } = (await ask(engine)) as Answer
    const found = { schema: `palou.${kind}/1`, ...answer }
    expect(faultsOf(found)).toEqual([])
    expect(JSON.stringify(found)).not.toMatch(/\\u001b|\u202e/)
  } catch (error) {
    if (!isPalouError(error)) throw error
  }
}

const readThread = (engine: Engine) =>
  engine.loadThread({ threadId: '7' as ThreadId, page: 1, view: { authorId: null, order: 'default' } })
const readThreads = (engine: Engine) =>
  engine.loadThreads({ boardId: '3' as BoardId, page: 1, sort: null, filter: 'all', typeId: null })
const readBoards = (engine: Engine) => engine.loadBoards()

describe('swings of type', () => {
  const attachments = { 4: { aid: '4', filename: 'x', url: 'd/', attachment: 'x.png', isimage: '1', width: '3' } }
  const special_poll = { polloptions: { 1: { polloption: 'a', votes: '1' } }, multiple: '0' }
  const more = { special_poll, comments: { 70: [{ author: 'a', authorid: '2', comment: 'c' }] } }
  const whole = envelope(thread([post(70, { attachments, message: 'a[attach]4[/attach]' }), post(71)], more))
  it.each([
    ['thread', whole, readThread],
    ['boards', envelope(index), readBoards],
  ] as const)('leave a made-up %s readable or refused', async (kind, answer, ask) => {
    await fc.assert(
      fc.asyncProperty(swing(answer), changed => holds(changed, kind, ask)),
      { numRuns: runs },
    )
  })
})

describeCaptures('swings of type in real answers', () => {
  it.each([
    ['thread', 'mobile_viewthread_poll.json', readThread],
    ['thread', 'mobile_viewthread_activity.json', readThread],
    ['threads', 'mobile_forumdisplay_p2.json', readThreads],
    ['boards', 'mobile_forumindex.json', readBoards],
  ] as const)('leave %s readable or refused: %s', async (kind, name, ask) => {
    const answer: Json = JSON.parse(readCapture('x35', name).text)
    await fc.assert(
      fc.asyncProperty(swing(answer), changed => holds(changed, kind, ask)),
      { numRuns: Math.ceil(runs / 3) },
    )
  })
})
