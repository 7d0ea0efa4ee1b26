import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../../source/demo/server.ts'
import { createDiscuzApi } from '../../../source/engines/discuz-api/engine.ts'
import { parseBoards } from '../../../source/engines/discuz-api/parse-boards.ts'
import { parseEnvelope } from '../../../source/engines/discuz-api/parse-envelope.ts'
import { parseThread as parseApiThread } from '../../../source/engines/discuz-api/parse-thread.ts'
import { parseThreads as parseApiThreads } from '../../../source/engines/discuz-api/parse-threads.ts'
import { createDiscuzHtml } from '../../../source/engines/discuz-html/engine.ts'
import { parseIndex } from '../../../source/engines/discuz-html/parse-index.ts'
import { parseThread } from '../../../source/engines/discuz-html/parse-thread.ts'
import { parseThreads } from '../../../source/engines/discuz-html/parse-threads.ts'
import type { Engine, ThreadsQuery } from '../../../source/forum/engine.ts'
import type { BoardId, PostId, ThreadId, UserId } from '../../../source/forum/model.ts'
import { createHttpClient } from '../../../source/http/client.ts'
import { createCookies } from '../../../source/http/cookies.ts'
import { createBrowser } from '../../demo/browse.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'
import { createComparison, type Difference } from './compare.ts'

const now = Date.UTC(2026, 10, 24, 4, 0, 0)

/** Where the page and the API tell different things to a guest. */
const ofGuests: readonly Difference[] = [
  {
    path: /^posts\.\w+\.(?:content|images|attachments|gates)/,
    reason: 'guests get no files from the API, and no tip that tells them why',
  },
]

const ofTrades: readonly Difference[] = [
  { path: /^posts\.1100001\.(?:content|text)/, reason: 'the goods of a trade stand in the page only' },
]

const ofTraditional: readonly Difference[] = [
  {
    path: /^thread\.(?:poll\.endsAtText|activity\.facts\.\d+\.name)$/,
    reason: 'the API gives figures without words; palou says them in Simplified',
  },
]

const comparison = createComparison()

type Engines = {
  readonly html: Engine
  readonly api: Engine
  readonly asked: string[]
  readonly close: () => Promise<void>
}

const openEngines = async (demo: Demo, member: string | null): Promise<Engines> => {
  const cookies = createCookies()
  if (member) {
    const browser = createBrowser(demo)
    await browser.login(member)
    cookies.take(
      demo.url,
      browser
        .cookie()
        .split('; ')
        .map(pair => `${pair}; path=/`),
    )
  }
  const asked: string[] = []
  const client = createHttpClient({
    version: '0',
    cookies,
    startedHere: () => true,
    onTrace: ({ url }) => asked.push(url),
  })
  const options = { client, base: demo.url }
  return { html: createDiscuzHtml(options), api: createDiscuzApi(options), asked, close: client.close }
}

const board = (id: string, page = 1): ThreadsQuery => ({
  boardId: id as BoardId,
  page,
  sort: null,
  filter: 'all',
  typeId: null,
})
const thread = (id: string, page = 1, authorId: string | null = null) =>
  ({ threadId: id as ThreadId, page, view: { authorId: authorId as UserId | null, order: 'default' } }) as const

describe.each([
  ['utf-8', 'river_stone'],
  ['gbk', 'river_stone'],
  ['big5', 'river_stone'],
  ['utf-8', null],
] as const)('both engines on the sample forum in %s, read by %s', (charset, member) => {
  let demo: Demo
  let engines: Engines
  const differ = async (ask: (engine: Engine) => Promise<object>, more: readonly Difference[] = []) => {
    const [html, api] = [await ask(engines.html), await ask(engines.api)]
    return comparison.unexplained(html as never, api as never, [
      ...more,
      ...(member ? [] : ofGuests),
      ...(charset === 'big5' ? ofTraditional : []),
    ])
  }

  beforeAll(async () => {
    demo = await startDemo({ now: () => now, charset })
    engines = await openEngines(demo, member)
  })
  afterAll(async () => {
    await engines.close()
    await demo.close()
  })

  it('list the same boards', async () => {
    expect(await differ(engine => engine.loadBoards())).toEqual([])
  })
  it.each([
    ['3', 1],
    ['5', 1],
    ['5', 3],
    ['21', 1],
  ] as const)('list the same threads of board %s, page %i', async (id, page) => {
    expect(await differ(engine => engine.loadThreads(board(id, page)))).toEqual([])
  })
  it.each(['1', '2', '3', '4', '5', '6', '7', '9', '10', '3001'])('read the same thread %s', async id => {
    expect(await differ(engine => engine.loadThread(thread(id)))).toEqual([])
  })
  it('read the same thread of a trade', async () => {
    expect(await differ(engine => engine.loadThread(thread('11')), ofTrades)).toEqual([])
  })
  it('read the same page far inside a thread, and the same last page', async () => {
    expect(await differ(engine => engine.loadThread(thread('8', 600)))).toEqual([])
    expect(await differ(engine => engine.loadLastPage('1' as ThreadId))).toEqual([])
  })
  it('find the same floor by its id and by its number', async () => {
    const byId = { kind: 'post', postId: '800123' as PostId, threadId: null } as const
    expect(await differ(engine => engine.loadPostPage(byId))).toEqual([])
    const byFloor = { kind: 'floor', threadId: '8' as ThreadId, floor: 4321 } as const
    expect(await differ(engine => engine.loadPostPage(byFloor))).toEqual([])
  })
})

/** The captures of the API are of version 4, which does more to the words than version 1, and were taken minutes apart from the pages. */
const ofCaptures: readonly Difference[] = [
  {
    path: /^threads\.\w+\.createdAt$/,
    reason: '22 分钟前 is a minute, the API knows the second',
    when: (html, api) => Math.abs(Date.parse(String(html)) - Date.parse(String(api))) <= 60_000,
  },
  { path: /^thread\.replyGate$/, reason: 'only submodule=checkpost tells', when: (_, api) => api === null },
  { path: /\.(?:views|replies|threads|posts|todayPosts|count)$/, reason: 'the forum went on between the two' },
  { path: /^threads\.\w+(?:\.lastPost.*|\.createdAtText)?$|^order/, reason: 'the forum went on between the two' },
  {
    path: /\.(?:postedAtText|createdAtText|endsAtText)$|\.comments\.\d+\.postedAt$/,
    reason: 'relative times count from now',
  },
  {
    path: /^thread\.board$/,
    reason: 'viewthread has the board by number; the engine asks the index for the name',
    when: (_, api) => api === null,
  },
  { path: /\.runs\.\d+\.id$/, reason: 'version 4 drops the ids of smileys' },
  { path: /\.align$/, reason: 'version 4 drops alignments' },
  { path: /^posts\.20010\./, reason: 'version 4 drops the edit notice' },
  {
    path: /^boards\.\w+\.children\.\w+$/,
    reason: 'the page of this layout leaves sub-boards out',
    when: html => html === undefined,
  },
]

const x35 = 'http://127.0.0.1:8081/'

const captured = (set: 'x35' | 'gbk', page: string, json: string) => {
  const base = set === 'x35' ? x35 : 'http://127.0.0.1:8082/'
  const [html, api] = [readCapture(set, page), readCapture(set, json)]
  const text = set === 'gbk' ? new TextDecoder('gb18030').decode(html.bytes) : html.text
  const zone = { base, offsetMinutes: 480 }
  const envelope = parseEnvelope(api.text)!
  return {
    text,
    variables: envelope.variables,
    isGuest: envelope.isGuest,
    page: { ...zone, url: html.url, now: Date.parse(html.headers.date!), askedPage: 1 },
    module: { ...zone, now: Date.parse(api.headers.date!) },
  }
}

describeCaptures('both parsers on a real forum', () => {
  it.each(['x35', 'gbk'] as const)('list the same boards of %s', set => {
    const { text, variables, page } = captured(set, 'index_guest.html', 'mobile_forumindex.json')
    const html = { categories: parseIndex(text, page).categories }
    expect(comparison.unexplained(html, { categories: parseBoards(variables, page.base) }, ofCaptures)).toEqual([])
  })
  it.each([
    ['forumdisplay_3_p1.html', 'mobile_forumdisplay.json'],
    ['forumdisplay_3_p2.html', 'mobile_forumdisplay_p2.json'],
  ])('list the same threads: %s', (name, json) => {
    const { text, variables, page, module } = captured('x35', name, json)
    const { rules: _, warnings: _w, page: _p, ...html } = parseThreads(text, page)
    const { page: _q, ...api } = parseApiThreads(variables, module)!
    expect(comparison.unexplained(html, api, ofCaptures)).toEqual([])
    expect(html.threads.filter(({ id }) => api.threads.some(thread => thread.id === id)).length).toBeGreaterThan(8)
  })
  it.each([
    ['viewthread_1_p1.html', 'mobile_viewthread.json'],
    ['viewthread_poll_user.html', 'mobile_viewthread_poll.json'],
    ['viewthread_activity_user.html', 'mobile_viewthread_activity.json'],
  ])('read the same thread: %s', (name, json) => {
    const { text, variables, page, module, isGuest } = captured('x35', name, json)
    const names = { boardNames: new Map<string, string>(), typeNames: new Map<string, string>() }
    const facts = { ...module, ...names, pageUrl: page.url, version: 4, askedPage: 1, byAuthor: false, isGuest }
    const { extent: _, ...api } = parseApiThread(variables, facts)!
    expect(comparison.unexplained(parseThread(text, page)!, api, ofCaptures)).toEqual([])
  })
  it('name no difference that is none', () => {
    expect(comparison.unused([...ofGuests, ...ofTrades, ...ofTraditional, ...ofCaptures])).toEqual([])
  })
})
