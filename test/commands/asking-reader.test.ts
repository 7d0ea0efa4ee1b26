/** Gates that open with a word, asked of the person: on the sample forum, and behind a sum. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createAskingReader } from '../../source/commands/asking-reader.ts'
import type { Prompts } from '../../source/commands/prompts.ts'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createDiscuzHtml } from '../../source/engines/discuz-html/engine.ts'
import { createGates } from '../../source/engines/discuz-html/pass-gates.ts'
import { isPalouError } from '../../source/forum/errors.ts'
import type { BoardId } from '../../source/forum/model.ts'
import { createHttpClient } from '../../source/http/client.ts'
import { createReader } from '../../source/reader.ts'
import { startGuard } from '../helpers/guarded-site.ts'

let demo: Demo
const closing: (() => Promise<void>)[] = []
beforeAll(async () => {
  demo = await startDemo()
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(() => demo.close())

const open = (base: string, answers: readonly (string | null)[], canAsk = true) => {
  const client = createHttpClient({ version: '0', startedHere: () => true })
  closing.push(client.close)
  const asked: string[] = []
  const answer = async (question: string): Promise<string | null> => {
    asked.push(question)
    return answers[asked.length - 1] ?? null
  }
  const reader = createAskingReader(
    createReader(root => createDiscuzHtml({ client, base: root })),
    {
      canAsk,
      openPrompts: async () => ({ ask: answer, askSecret: answer }) as unknown as Prompts,
      openGates: async root => createGates(client, root, new AbortController().signal),
      translate: (key, params) => `${key} ${params?.sum ?? ''}`.trim(),
    },
  )
  const read = async (boardId: string): Promise<string> => {
    try {
      const query = { boardId: boardId as BoardId, page: 1, sort: null, filter: 'all', typeId: null } as const
      return `${(await reader.loadThreads(base, query)).threads.length} threads`
    } catch (error) {
      if (!isPalouError(error)) throw error
      return error.code
    }
  }
  return { read, asked }
}

const password = 'louti'

it('asks for a board’s password once, and keeps what the site gave for it', async () => {
  const { read, asked } = open(demo.url, [password])
  expect(await read('8')).toMatch(/^[1-9]\d* threads$/)
  expect(await read('8')).toMatch(/threads$/)
  expect(asked).toEqual(['gate.boardPassword'])
})

it('asks again where the password was wrong, and not for ever', async () => {
  const right = open(demo.url, ['nein', password])
  expect(await right.read('8')).toMatch(/threads$/)
  expect(right.asked).toHaveLength(2)
  const never = open(demo.url, ['a', 'b', 'c', 'd', 'e'])
  expect(await never.read('8')).toBe('password-needed')
  expect(never.asked).toHaveLength(3)
})

it('takes silence for a no, and asks nobody where nobody is', async () => {
  expect(await open(demo.url, [null]).read('8')).toBe('password-needed')
  const { read, asked } = open(demo.url, [password], false)
  expect([await read('8'), asked]).toEqual(['password-needed', []])
})

it('asks the sum that the site asks, and reads on', async () => {
  const page = (question: string) =>
    `<html><head><title>${question}</title></head><body><form action="/forum.php" method="post"><b>${question}</b><br /><input type="text" name="answer" size="8" /><input type="submit" name="secqsubmit" value=" Submit " /></form></body></html>`
  const site = await startGuard(demo, ({ method, body, cookie }) => {
    if (/visitcode=good/.test(cookie)) return null
    if (method === 'POST' && /answer=12&secqsubmit=/.test(body))
      return { html: '<html></html>', headers: { 'set-cookie': 'x_visitcode=good; path=/' } }
    return { html: page(method === 'POST' ? '5 + 7 = ?' : '1 + 2 + 3 = ?') }
  })
  closing.push(site.close)
  const { read, asked } = open(site.url, ['7', '12'])
  expect(await read('2')).toMatch(/threads$/)
  expect(asked).toEqual(['gate.sum 1 + 2 + 3 = ?', 'gate.sum 5 + 7 = ?'])
})

it('leaves other refusals as they are', async () => {
  const { read, asked } = open(demo.url, ['x'])
  expect([await read('999'), asked]).toEqual(['board-not-found', []])
})
