import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createDiscuzHtml } from '../../../source/engines/discuz-html/engine.ts'
import { parseArchiverIndex, parseArchiverThreads } from '../../../source/engines/discuz-html/parse-archiver.ts'
import { type IndexPage, parseIndex } from '../../../source/engines/discuz-html/parse-index.ts'
import { parseThreads } from '../../../source/engines/discuz-html/parse-threads.ts'
import { resolveAddress } from '../../../source/engines/discuz-html/resolve-address.ts'
import { engines } from '../../../source/engines/registry.ts'
import type { ThreadQuery, ThreadsQuery } from '../../../source/forum/engine.ts'
import type { BoardId, PostId, ThreadId } from '../../../source/forum/model.ts'
import { parseAddress } from '../../../source/forum/parse-address.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'
import { createFakeSite, type FakeSite, type Reply } from '../../helpers/fake-site.ts'

const base = 'http://127.0.0.1:8081/'
const threadsQuery = (boardId: string, rest: Partial<ThreadsQuery> = {}): ThreadsQuery => ({
  boardId: boardId as BoardId,
  page: 1,
  sort: null,
  filter: 'all',
  typeId: null,
  ...rest,
})
const threadQuery = (threadId: string, rest: Partial<ThreadQuery> = {}): ThreadQuery => ({
  threadId: threadId as ThreadId,
  page: 1,
  view: { authorId: null, order: 'default' },
  ...rest,
})

const reply = (name: string): Reply => {
  const { text, status, headers } = readCapture('x35', name)
  return { text, status, ...(headers.location ? { location: headers.location } : {}) }
}

/** The captured site: paths with their queries to captures. */
const site = (routes: Readonly<Record<string, string>>): FakeSite =>
  createFakeSite(url => {
    const name = routes[url.slice(base.length)]
    return name ? reply(name) : { status: 404, text: '<html><title>404 Not Found</title></html>' }
  })

const open = (client: FakeSite, at = base) => createDiscuzHtml({ client, base: at })
const failure = (code: string, rest: object = {}) => expect.objectContaining({ code, ...rest })

describeCaptures('the engine on a captured X3.5', () => {
  it('gives the boards with what the site says of itself', async () => {
    const client = site({ 'forum.php': 'index_user.html' })
    const answer = await open(client).loadBoards()
    expect(answer).toMatchObject({
      site: {
        name: '海湾社区',
        url: base,
        software: 'Discuz! X3.5',
        charset: 'utf-8',
        engine: 'discuz-html',
        account: { id: '14', name: 'dtester' },
      },
      fetchedAt: '2026-11-24T04:21:30Z',
      source: 'network',
      page: null,
      warnings: [],
    })
    expect(answer.categories.map(category => category.name)).toEqual(['城市生活', '兴趣爱好', '站务管理'])
    expect(client.asked).toEqual([`${base}forum.php`])
  })

  it('has no account as a guest', async () => {
    const { site: about } = await open(site({ 'forum.php': 'index_guest.html' })).loadBoards()
    expect(about.account).toBeNull()
  })

  it('counts relative times from the server’s clock, not from ours', async () => {
    const routes = { 'forum.php?mod=forumdisplay&fid=3': 'forumdisplay_3_p1.html' }
    const { threads } = await open(site(routes)).loadThreads(threadsQuery('3'))
    expect(threads.find(thread => thread.id === '796')?.createdAt).toBe('2026-11-24T11:59:00+08:00')
  })

  it('says when a page beyond the end came as page 1', async () => {
    const routes = { 'forum.php?mod=forumdisplay&fid=3&page=9999': 'forumdisplay_3_pbig.html' }
    const answer = await open(site(routes)).loadThreads(threadsQuery('3', { page: 9999 }))
    expect(answer.page).toMatchObject({ number: 1, count: 30 })
    expect(answer.warnings.map(warning => warning.code)).toEqual(['page-beyond-end'])
  })

  it('shows a category where its number was asked for as a board', async () => {
    const client = site({
      'forum.php?mod=forumdisplay&fid=1': 'forumdisplay_1_category.html',
      'forum.php?gid=1': 'index_gid.html',
    })
    const answer = await open(client).loadThreads(threadsQuery('1'))
    expect(answer.board).toMatchObject({ id: '1', name: '城市生活' })
    expect(answer.board.children.map(board => board.name)).toEqual(['本地新闻', '闲聊灌水', '跳蚤市场'])
    expect(answer.threads).toEqual([])
  })

  it('names where a board that is a link leads to', async () => {
    const client = site({ 'forum.php?mod=forumdisplay&fid=14': 'forumdisplay_14_redirect.html' })
    await expect(open(client).loadThreads(threadsQuery('14'))).rejects.toEqual(
      failure('page-not-recognised', { url: `${base}archiver/` }),
    )
    expect(client.asked).toHaveLength(1)
  })

  it('reads a thread page and a view of it', async () => {
    const client = site({
      'forum.php?mod=viewthread&tid=2&page=150': 'viewthread_2_p150.html',
      'forum.php?mod=viewthread&tid=1&authorid=2': 'viewthread_1_author.html',
    })
    const answer = await open(client).loadThread(threadQuery('2', { page: 150 }))
    expect(answer.page).toMatchObject({ number: 150, count: 313 })
    expect(answer.thread).toMatchObject({ id: '2', url: `${base}forum.php?mod=viewthread&tid=2` })
    const view = { authorId: '2', order: 'default' } as ThreadQuery['view']
    const { posts } = await open(client).loadThread(threadQuery('1', { view }))
    expect(new Set(posts.map(post => post.author.name))).toEqual(new Set(['小鱼儿']))
  })

  it('gives the last page for a page beyond the end of a thread', async () => {
    const client = site({ 'forum.php?mod=viewthread&tid=2&page=9999': 'viewthread_2_p9999.html' })
    const answer = await open(client).loadThread(threadQuery('2', { page: 9999 }))
    expect(answer.page?.number).toBe(313)
    expect(answer.warnings.map(warning => warning.code)).toContain('page-beyond-end')
  })

  it('follows a moved thread to where it is now', async () => {
    const client = site({
      'forum.php?mod=viewthread&tid=776': 'viewthread_moved_guest.html',
      'forum.php?mod=viewthread&tid=661': 'viewthread_anon_guest.html',
    })
    expect((await open(client).loadThread(threadQuery('776'))).posts.length).toBeGreaterThan(0)
  })

  it('finds the page of a floor by the redirector', async () => {
    const client = site({
      'forum.php?mod=redirect&goto=findpost&ptid=1&pid=20009': 'redirect_findpost.html',
      'forum.php?mod=viewthread&tid=1&page=1': 'viewthread_1_p1.html',
    })
    const query = { kind: 'post', postId: '20009' as PostId, threadId: '1' as ThreadId } as const
    const answer = await open(client).loadPostPage(query)
    expect(answer.postId).toBe('20009')
    expect(answer.posts.map(post => post.id)).toContain('20009')
    expect(answer.page?.number).toBe(1)
    expect(answer.warnings).toEqual([])
  })

  it('says that an unknown floor is not there, though the site shows page 1', async () => {
    const client = site({
      'forum.php?mod=redirect&goto=findpost&ptid=1&pid=999999': 'redirect_findpost_bad.html',
      'forum.php?mod=viewthread&tid=1': 'viewthread_1_p1.html',
    })
    const query = { kind: 'post', postId: '999999' as PostId, threadId: '1' as ThreadId } as const
    await expect(open(client).loadPostPage(query)).rejects.toEqual(failure('post-not-found'))
  })

  it('finds a floor by its number', async () => {
    const routes = { 'forum.php?mod=redirect&goto=findpost&ptid=2&postno=1495': 'viewthread_2_p150.html' }
    const answer = await open(site(routes)).loadPostPage({ kind: 'floor', threadId: '2' as ThreadId, floor: 1495 })
    expect(answer.posts.find(post => post.id === answer.postId)?.floor).toBe(1495)
  })

  it('opens a thread at its end', async () => {
    const client = site({
      'forum.php?mod=redirect&goto=lastpost&tid=2': 'redirect_lastpost.html',
      'forum.php?mod=viewthread&tid=2&page=313': 'viewthread_2_p313.html',
    })
    const answer = await open(client).loadLastPage('2' as ThreadId)
    expect(answer.page).toMatchObject({ number: 313, count: 313 })
    expect(answer.warnings).toEqual([])
  })

  it.each([
    ['viewthread_missing.html', 'thread-not-found'],
    ['viewthread_readperm_user.html', 'read-access'],
    ['closed_viewthread_user.html', 'site-closed'],
    ['forumdisplay_11_denied.html', 'login-needed'],
    ['xss_503.html', 'request-refused'],
  ])('throws what %s says', async (name, code) => {
    const client = site({ 'forum.php?mod=viewthread&tid=7': name })
    await expect(open(client).loadThread(threadQuery('7'))).rejects.toEqual(failure(code))
  })

  it('asks for a login where the site redirects there', async () => {
    const login = 'member.php?mod=logging&action=login&referer=x'
    const client = createFakeSite(url =>
      url.includes('logging') ? reply('login_page.html') : { status: 302, location: login },
    )
    await expect(open(client).loadBoards()).rejects.toEqual(failure('login-needed'))
    await expect(open(client).loadThreads(threadsQuery('3'))).rejects.toEqual(failure('login-needed'))
    await expect(open(client).loadThread(threadQuery('1'))).rejects.toEqual(failure('login-needed'))
  })
})

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/discuz-html/${name}`, import.meta.url), 'utf8')

describeCaptures('the archive', () => {
  const facts = { base, url: `${base}archiver/`, now: 0, offsetMinutes: 480, askedPage: 1 }

  it('has the boards and threads of the pages themselves', () => {
    const names = (page: IndexPage) =>
      page.categories.map(({ name, boards }) => [name, boards.map(board => board.name)])
    const archive = parseArchiverIndex(readCapture('x35', 'archiver_index.html').text, facts)
    expect(names(archive)).toEqual(names(parseIndex(readCapture('x35', 'index_guest.html').text, facts)))
    const listing = parseArchiverThreads(readCapture('x35', 'archiver_fid3.html').text, '3' as BoardId, facts)
    const page = parseThreads(readCapture('x35', 'forumdisplay_3_p1.html').text, facts)
    expect(listing.threads.map(({ id, title }) => [id, title])).toEqual(
      page.threads.map(({ id, title }) => [id, title]),
    )
    expect(listing).toMatchObject({ board: { id: '3', name: '闲聊灌水' }, page: { number: 1, count: null } })
    const second = parseArchiverThreads(readCapture('x35', 'archiver_fid3_p2.html').text, '3' as BoardId, facts)
    expect(second.page.number).toBe(2)
    expect(second.threads.length).toBe(20)
  })
})

describe('the engine on sites of other kinds', () => {
  it('hangs everything on the base that was given, and says that the page claims another', async () => {
    const client = createFakeSite(() => ({ text: fixture('index-x34-columns.html') }))
    const answer = await open(client, 'https://bbs.example/tea/').loadBoards()
    expect(answer.site).toMatchObject({ url: 'https://bbs.example/tea/', software: 'Discuz! X3.4', name: '山谷茶社' })
    expect(answer.warnings.map(warning => warning.code)).toEqual(['base-ignored'])
    const urls = JSON.stringify(answer.categories).match(/https?:\/\/[^"/]+\//g)
    expect(new Set(urls)).toEqual(
      new Set(['https://bbs.example/', 'https://shop.example/', 'http://pots.valley.example/']),
    )
  })

  it('names a wrong charset declaration and a page cut short', async () => {
    const text = fixture('index-unknown.html').replace(/<footer[\s\S]*/, '')
    const client = createFakeSite(() => ({ text, charset: 'gbk', charsetMismatch: true }))
    const { warnings } = await open(client, 'https://bbs.example/').loadBoards()
    expect(warnings.map(warning => warning.code)).toEqual(['charset-mismatch', 'truncated', 'markup-unknown'])
  })

  it('goes on where the site has moved to', async () => {
    const client = createFakeSite(url =>
      url.startsWith('http://')
        ? { status: 301, location: url.replace('http://bbs.', 'https://www.bbs.') }
        : { text: fixture('index-unknown.html') },
    )
    const engine = open(client, 'http://bbs.example/tea/')
    expect((await engine.loadBoards()).site.url).toBe('https://www.bbs.example/tea/')
    await engine.loadBoards()
    expect(client.asked).toEqual(['http://bbs.example/tea/forum.php', 'https://www.bbs.example/tea/forum.php'])
  })

  it('takes a redirect to a host that only PHP knows back to the host that answers', async () => {
    const html = fixture('threads-unknown.html').replaceAll('61', '7')
    const client = createFakeSite(url => {
      if (url.startsWith('http://inner.')) return undefined
      return url.endsWith('tid=6')
        ? { status: 302, location: 'http://inner.example:9999/forum.php?mod=viewthread&tid=7' }
        : { text: `${html}<div id="postlist"></div>` }
    })
    await open(client, 'https://bbs.example/')
      .loadThread(threadQuery('6'))
      .catch(() => undefined)
    expect(client.asked).toContain('https://bbs.example/forum.php?mod=viewthread&tid=7')
  })

  it('looks for the forum’s root where the address named a folder below it', async () => {
    const index = fixture('index-x34-columns.html').replace(
      /var STYLEID[^<]*/,
      "var discuz_uid = '0', SITEURL = 'https://bbs.example/';",
    )
    const client = createFakeSite(url =>
      url === 'https://bbs.example/forum.php' || url === 'https://bbs.example/news/'
        ? { text: index }
        : { status: 404, text: '<html><title>404</title></html>' },
    )
    const answer = await open(client, 'https://bbs.example/news/').loadBoards()
    expect(answer.site.url).toBe('https://bbs.example/')
    expect(client.asked).toEqual([
      'https://bbs.example/news/forum.php',
      'https://bbs.example/news/',
      'https://bbs.example/forum.php',
    ])
  })

  it('says how long a busy site asks to wait', async () => {
    const client = createFakeSite(() => ({ status: 429, text: 'busy', headers: { 'retry-after': '30' } }))
    await expect(open(client).loadBoards()).rejects.toEqual(failure('rate-limited', { seconds: 30 }))
  })

  it('never shows another site as an empty forum', async () => {
    const client = createFakeSite(() => ({ text: '<html><title>示例域名</title><p>出售中</p></html>' }))
    await expect(open(client).loadBoards()).rejects.toEqual(failure('page-not-recognised', { detail: '示例域名' }))
    await expect(open(client).loadThreads(threadsQuery('3'))).rejects.toEqual(failure('page-not-recognised'))
    await expect(open(client).loadThread(threadQuery('3'))).rejects.toEqual(failure('page-not-recognised'))
  })

  it('asks in the site’s own form where a guard refuses the dynamic one', async () => {
    const client = createFakeSite(url => {
      if (/forum-21-2\.html|thread-61-3-1\.html/.test(url)) return { text: fixture('threads-unknown.html') }
      if (/[?]/.test(url)) return { status: 403, text: '<html><title>WAF</title></html>' }
      return { text: fixture('index-unknown.html').replace('<nav>', '<nav><a href="thread-5-1-1.html">新</a>') }
    })
    const engine = open(client, 'https://bbs.example/')
    await engine.loadBoards()
    expect((await engine.loadThreads(threadsQuery('21', { page: 2 }))).threads).toHaveLength(2)
    expect(client.asked.slice(1)).toEqual([
      'https://bbs.example/forum.php?mod=forumdisplay&fid=21&page=2',
      'https://bbs.example/forum-21-2.html',
    ])
    await engine.loadThread(threadQuery('61', { page: 3 })).catch(() => undefined)
    expect(client.asked.at(-1)).toBe('https://bbs.example/thread-61-3-1.html')
  })

  it('falls back to the archive where the site has one and its pages can’t be read', async () => {
    const head = `<html><head><link rel="archives" title="茶社" href="archiver/" /><script>var discuz_uid = '0';</script></head>`
    const bare = `${head}<body class="pg_index"><div id="app">由脚本画出</div></body></html>`
    const archive = (content: string): string =>
      `<html><head><title>茶社 - Archiver</title></head><body><div id="nav"><a href="./">论坛</a> &rsaquo; 绿茶</div>
      <div id="content">${content}</div><div id="footer">Powered by Discuz! X3.5 Archiver</div></body></html>`
    const client = createFakeSite(url => {
      if (url.endsWith('archiver/'))
        return { text: archive('<h3>茶</h3><ul><li><a href="?fid-21.html">绿茶</a></li></ul>') }
      if (url.includes('?fid-21.html'))
        return {
          text: archive(
            '<ul type="1"><li><a href="?tid-61.html">春茶</a> (9篇回复)<li><a href="?tid-62.html">秋茶</a> (0篇回复)</ul><div class="page"><a href="?fid-21.html">1</a> <strong>[2]</strong></div>',
          ),
        }
      if (url.includes('?tid-61.html'))
        return {
          text: archive(
            '<p class="author"><strong>阿叶</strong> 发表于 2026-4-5 10:00</p><h3>春茶</h3>今年晚。<p class="author"><strong>老周</strong> 发表于 2026-4-6 10:00</p><h3></h3>是晚。',
          ),
        }
      return { text: bare }
    })
    const engine = open(client, 'https://bbs.example/')
    const index = await engine.loadBoards()
    expect(index.categories).toMatchObject([
      {
        name: '茶',
        boards: [{ id: '21', name: '绿茶', url: 'https://bbs.example/forum.php?mod=forumdisplay&fid=21' }],
      },
    ])
    expect(index.warnings.map(warning => warning.code)).toContain('markup-unknown')
    const listing = await engine.loadThreads(threadsQuery('21', { page: 2 }))
    expect(listing).toMatchObject({ board: { id: '21', name: '绿茶' }, page: { number: 2, count: 2 } })
    expect(listing.threads.map(({ id, title, replies }) => [id, title, replies])).toEqual([
      ['61', '春茶', 9],
      ['62', '秋茶', 0],
    ])
    const { posts } = await engine.loadThread(threadQuery('61'))
    expect(posts.map(post => post.author.name)).toEqual(['阿叶', '老周'])
  })

  it('tells what an address of the owner’s own making means', async () => {
    const page =
      "<html><script>var discuz_uid = '0', SITEURL = 'https://bbs.example/tea/';</script><body class=\"pg_KIND\">MATTER</body></html>"
    const board = page.replace('KIND', 'forumdisplay').replace('MATTER', '<table summary="forum_35"></table>')
    const thread = page
      .replace('KIND', 'viewthread')
      .replace('MATTER', '')
      .replace('SITEURL', "x = '', fid = parseInt('35'), tid = parseInt('7'), SITEURL")
    const client = createFakeSite(url => ({
      text: url.includes('lobby') ? board : url.includes('read') ? thread : page,
    }))
    const resolve = async (url: string) => {
      const guessed = parseAddress(url)
      return guessed && resolveAddress(client, url, guessed)
    }
    expect(await resolve('https://bbs.example/tea/lobby/')).toMatchObject({
      kind: 'board',
      base: 'https://bbs.example/tea/',
      boardId: '35',
    })
    expect(await resolve('https://bbs.example/tea/read/spring')).toMatchObject({
      kind: 'thread',
      base: 'https://bbs.example/tea/',
      threadId: '7',
    })
    expect(await resolve('https://bbs.example/tea/other')).toEqual({ kind: 'index', base: 'https://bbs.example/tea/' })
    const asked = client.asked.length
    expect(await resolve('https://bbs.example/tea/forum-3-1.html')).toMatchObject({ kind: 'board', boardId: '3' })
    expect(client.asked).toHaveLength(asked)
  })

  it('passes the signal and the priority on', async () => {
    const client = createFakeSite(() => ({ text: fixture('index-unknown.html') }))
    const { signal } = new AbortController()
    await open(client).loadBoards({ signal, priority: 'bulk' })
    expect(client.options[0]).toEqual({ signal, priority: 'bulk' })
  })

  it('reads a board on its own domain, and asks for its other pages by the number that it tells', async () => {
    const listing = fixture('threads-unknown.html')
    const own = listing.replace(
      '<main>',
      '<form action="forum.php?mod=topicadmin&amp;action=moderate&amp;fid=35"></form><main>',
    )
    const client = createFakeSite(url => ({ text: url.startsWith('https://pots.') ? own : listing }))
    const engine = open(client, 'https://bbs.example/')
    expect((await engine.loadThreads(threadsQuery('https://pots.example/'))).board.id).toBe('35')
    expect(client.asked).toEqual(['https://pots.example/'])
    await engine.loadThreads(threadsQuery('https://pots.example/', { page: 2 }))
    expect(client.asked.at(-1)).toBe('https://bbs.example/forum.php?mod=forumdisplay&fid=35&page=2')
  })

  it.each<readonly [Partial<ThreadsQuery>, string]>([
    [{}, ''],
    [{ page: 2 }, '&page=2'],
    [{ sort: 'newest' }, '&filter=author&orderby=dateline'],
    [{ sort: 'views' }, '&filter=reply&orderby=views'],
    [{ filter: 'digest' }, '&filter=digest&digest=1'],
    [{ filter: 'poll', sort: 'heat' }, '&filter=specialtype&specialtype=poll&orderby=heats'],
    [{ filter: 'week', page: 3 }, '&filter=dateline&dateline=604800&page=3'],
    [{ typeId: '4' }, '&filter=typeid&typeid=4'],
    [{ typeId: 'sort:2', sort: 'replies' }, '&filter=sortid&sortid=2&orderby=replies'],
    [{ typeId: '4', filter: 'digest' }, '&filter=typeid&typeid=4&digest=1'],
  ])('asks for %j', async (query, tail) => {
    const client = createFakeSite(() => ({ text: fixture('threads-unknown.html') }))
    await open(client, 'https://bbs.example/').loadThreads(threadsQuery('3', query))
    expect(client.asked).toEqual([`https://bbs.example/forum.php?mod=forumdisplay&fid=3${tail}`])
  })

  it('stands in the table of engines', async () => {
    const row = engines.find(({ name }) => name === 'discuz-html')
    const parts = { client: createFakeSite(() => ({})), base }
    expect(row?.create(parts).name).toBe('discuz-html')
    expect(await row?.openLists?.(parts)).toHaveProperty('loadGuide')
  })
})
