/** What is kept, from the command line: on the sample forum, in a home of its own that outlives each command. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import type { Post } from '../../source/forum/model.ts'
import { slugOf } from '../../source/store/profiles.ts'
import { createHome, linesOf, parseLines, type Ran, runCommand } from '../helpers/command-line.ts'
import { faultsOf } from '../helpers/validate.ts'

let demo: Demo
let place = createHome()
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())
beforeEach(() => {
  place = createHome()
  // A site of one's own needs no manners.
  mkdirSync(join(place.home, 'config', 'sites'), { recursive: true })
  writeFileSync(
    join(place.home, 'config', 'sites', `${slugOf(demo.url)}.json`),
    JSON.stringify({ site: demo.url, spacing: 0 }),
  )
})
afterEach(() => place.remove())

const palou = (...args: readonly string[]): Promise<Ran> => runCommand(args, { home: place.home })
type Document = Record<string, unknown> & { readonly posts: readonly Post[] }
const json = async (...args: readonly string[]): Promise<Document> => {
  const { stdout, stderr, code } = await palou(...args, '--json')
  expect([code, stderr]).toEqual([0, ''])
  const document = JSON.parse(stdout) as Document
  expect(faultsOf(document)).toEqual([])
  return document
}
const tend = (name: string, value: unknown) =>
  fetch(`${demo.url}__demo?${name}=${encodeURIComponent(JSON.stringify(value))}`)
const thread = () => `${demo.url}forum.php?mod=viewthread&tid=5001`
const file = (name: string): string => join(place.home, name)

describe('what was read', () => {
  it('is read again offline: lists, threads, floors', async () => {
    await json('boards', demo.url)
    await json('threads', `${demo.url}forum.php?mod=forumdisplay&fid=5`)
    const online = await json('thread', thread(), '--all')
    const offline = await json('thread', thread(), '--all', '--offline')
    expect(offline.posts).toEqual(online.posts)
    expect(offline).toMatchObject({ source: 'cache', fetchedAt: online.fetchedAt })
    expect(await json('boards', demo.url, '--offline')).toMatchObject({ source: 'cache' })
    expect(await json('post', thread(), '--floor', '12', '--offline')).toMatchObject({ post: { floor: 12 } })
  })
  it('and what was not is an error of its own', async () => {
    const { code, stderr } = await palou('thread', thread(), '--offline', '--json')
    expect([code, JSON.parse(stderr).code]).toEqual([8, 'offline'])
  })
  it('leaves no trace with --no-store', async () => {
    await palou('thread', thread(), '--no-store')
    expect(existsSync(join(place.home, 'data', 'palou.sqlite'))).toBe(false)
  })
  it('is not shown again with --since last', async () => {
    await json('thread', thread(), '--all')
    expect((await json('thread', thread(), '--since', 'last')).posts).toEqual([])
    await tend('floor', { tid: 5001, body: '新到的一层' })
    expect((await json('thread', thread(), '--since', 'last')).posts.map(({ text }) => text)).toEqual(['新到的一层'])
  })
  it('is found by words, and says where', async () => {
    await json('thread', thread(), '--all')
    const { results } = (await json('search', '--local', '油耗', '保养')) as unknown as {
      results: readonly { excerpt: string; url: string; matches: readonly { from: number; to: number }[] }[]
    }
    expect(results.length).toBeGreaterThan(2)
    const [first] = results
    expect(first?.matches.map(({ from, to }) => first.excerpt.slice(from, to))).toEqual(
      expect.arrayContaining(['油耗']),
    )
    expect((await palou('search', '--local', '没有人说过的话')).stdout).toContain('Nothing kept')
  })
  it('is counted by site, and cleared', async () => {
    await json('thread', thread())
    expect(await json('cache')).toMatchObject({ sites: [{ url: demo.url, threads: 1, posts: 10 }] })
    expect(await json('cache', 'clear', demo.url, '--everything', '-q')).toMatchObject({ sites: [] })
    expect((await palou('thread', thread(), '--offline')).code).toBe(8)
  })
})

describe('unread', () => {
  it('is nothing where one has never been, and says so to scripts', async () => {
    await json('thread', thread())
    expect((await palou('unread', '--exit-status')).code).toBe(3)
    expect((await palou('unread')).code).toBe(0)
    expect(await json('unread')).toMatchObject({ threads: [], unread: 0 })
  })
})

describe('an exchange', () => {
  it('is printed alone, from a floor that answers', async () => {
    const { posts } = await json('thread', thread(), '--all')
    const answer = posts.find(post => post.quote?.postId)!
    const exchange = (await json('thread', thread(), '--conversation', answer.id)).posts
    expect(exchange.map(({ id }) => id)).toEqual(expect.arrayContaining([answer.id, answer.quote!.postId]))
    expect(exchange.length).toBeLessThan(posts.length)
    expect(
      (await json('thread', thread(), '--conversation', `${answer.floor}#`, '--offline')).posts.map(({ id }) => id),
    ).toContain(answer.quote!.postId)
  })
  it('and a thread tells what is in it', async () => {
    const { authors, posts } = (await json('thread', thread(), '--all', '--contents')) as unknown as {
      authors: readonly { posts: number }[]
      posts: number
    }
    expect(authors.reduce((sum, author) => sum + author.posts, 0)).toBe(posts)
  })
})

describe('export', () => {
  it('writes each format to its file', async () => {
    for (const name of ['a.md', 'a.html', 'a.txt', 'a.json', 'a.epub']) {
      const document = await json('export', thread(), '-o', file(name))
      expect(document).toMatchObject({ path: file(name), complete: true })
    }
    const read = (name: string): string => readFileSync(file(name), 'utf8')
    expect(read('a.md')).toMatch(/^# 提车作业/)
    expect(read('a.txt')).toContain('楼主')
    expect(read('a.html')).toMatch(/^<!doctype html>[\s\S]*<section class="floor" id="p/)
    expect(faultsOf(JSON.parse(read('a.json')))).toEqual([])
    const book = unzipSync(readFileSync(file('a.epub')))
    expect(Object.keys(book)[0]).toBe('mimetype')
    expect(Object.keys(book)).toContain('EPUB/floors-1.xhtml')
  })
  it('goes on where it was interrupted, without a hole or a repeat', async () => {
    await json('export', thread(), '-o', file('whole.json'))
    const abort = new AbortController()
    const cut = await runCommand(['export', thread(), '-o', file('cut.json'), '--refresh'], {
      home: place.home,
      signal: AbortSignal.any([abort.signal, AbortSignal.timeout(1)]),
    })
    expect(cut.code).not.toBe(0)
    const part = `${file('cut.json')}.part`
    // As a crash leaves it: one page, and half a line of the next.
    const [first] = parseLines(readFileSync(part, 'utf8'))
    const { stdout } = await palou('thread', thread(), '--json')
    const page = JSON.parse(stdout) as Document
    writeFileSync(
      part,
      `${JSON.stringify(first)}\n${JSON.stringify({ thread: page.thread, posts: page.posts, site: 'x', next: `${thread()}&page=2` })}\n{"thread":{"id`,
    )
    await json('export', thread(), '-o', file('cut.json'))
    const posts = (name: string) => (JSON.parse(readFileSync(file(name), 'utf8')) as Document).posts.map(({ id }) => id)
    expect(posts('cut.json')).toEqual(posts('whole.json'))
    expect(existsSync(part)).toBe(false)
  })
  it('from the store holds what the site has lost, and says so', async () => {
    const { posts } = await json('thread', thread(), '--all')
    const lost = posts.at(-3)!
    await tend('remove', Number(lost.id))
    await json('thread', thread(), '--all', '--refresh')
    const { stdout } = await palou('export', thread(), '--offline', '--format', 'txt')
    expect(stdout).toContain(`${lost.author.name}`)
    expect(stdout).toMatch(/gone from the site/)
  })
})

describe('import', () => {
  it('fills a store from what --json and --ndjson printed', async () => {
    const whole = await json('thread', thread(), '--all')
    writeFileSync(file('dump.json'), JSON.stringify(whole))
    writeFileSync(file('dump.ndjson'), (await palou('thread', thread(), '--all', '--ndjson')).stdout)
    await palou('cache', 'clear', '--everything')
    for (const name of ['dump.json', 'dump.ndjson']) {
      expect(await json('import', file(name))).toMatchObject({ posts: whole.posts.length, threads: 1, skipped: 0 })
      const offline = await json('thread', thread(), '--all', '--offline')
      expect(offline.posts.map(({ id, text }) => [id, text])).toEqual(whole.posts.map(({ id, text }) => [id, text]))
      await palou('cache', 'clear', '--everything')
    }
  })
  it('takes nothing that is no dump, and no controls', async () => {
    writeFileSync(file('odd.json'), '{"schema":"palou.thread/1"}\nnonsense\n')
    const { code } = await palou('import', file('odd.json'))
    expect(code).toBe(9)
    const whole = await json('thread', thread())
    const posts = whole.posts.map(post => ({ ...post, text: `\u001b[31m红${post.text}` }))
    writeFileSync(file('bad.json'), JSON.stringify({ ...whole, posts }))
    await json('import', file('bad.json'))
    expect((await json('thread', thread(), '--offline')).posts[0]?.text).not.toContain('\u001b')
  })
})

describe('filters', () => {
  it('are added, listed, given away and taken', async () => {
    await palou('filters', 'add', 'word', '顶', '--reason', '没有内容')
    await palou('filters', 'add', 'user', '半坡', '--expires', '3')
    const { stdout } = await palou('filters', '--json')
    expect(faultsOf(JSON.parse(stdout))).toEqual([])
    await palou('filters', 'remove', 'word', '顶')
    expect((await json('filters')).filters).toHaveLength(1)
    writeFileSync(file('filters.json'), stdout)
    expect((await json('filters', 'import', file('filters.json'))).filters).toHaveLength(2)
    expect((await palou('filters', 'add', 'pattern', '(')).code).toBe(2)
  })
})

it('lines of text name the place of each unread thread and hit', async () => {
  await json('thread', thread(), '--all')
  const { stdout } = await palou('search', '--local', '油耗', '--limit', '1')
  expect(linesOf(stdout).at(-1)).toMatch(/There are more|5001/)
})
