/** The commands on the sample forum: every document and line they print is what its schema says, and reading goes on without a hole. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { linesOf, parseLines, type Ran, runCommand } from '../helpers/command-line.ts'
import { faultsOf } from '../helpers/validate.ts'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

const palou = (...args: readonly string[]): Promise<Ran> => runCommand(args, { ownSites: [demo.url] })
const thread = (id: number): string => `${demo.url}forum.php?mod=viewthread&tid=${id}`
const board = (id: number): string => `${demo.url}forum.php?mod=forumdisplay&fid=${id}`
type Post = { readonly id: string; readonly floor: number | null; readonly author: { readonly name: string } }

describe('what is printed is what its schema says', () => {
  const documents: readonly (readonly [string, () => readonly string[]])[] = [
    ['boards', () => ['boards', demo.url]],
    ['threads', () => ['threads', board(2)]],
    ['thread', () => ['thread', thread(1)]],
    ['thread', () => ['thread', thread(3)]],
    ['thread', () => ['thread', thread(22)]],
    ['post', () => ['post', thread(1), '--floor', '3']],
    ['url', () => ['url', thread(1)]],
    ['sites', () => ['sites']],
    ['config', () => ['config']],
    ['keys', () => ['keys']],
    ['exit-codes', () => ['help', 'exit-codes']],
  ]
  it.each(documents)('a %s document', async (kind, args) => {
    const { code, stdout, stderr } = await palou(...args(), '--json')
    expect([code, stderr]).toEqual([0, ''])
    expect(linesOf(stdout)).toHaveLength(1)
    const document = JSON.parse(stdout)
    expect(document.schema).toBe(`palou.${kind}/1`)
    expect(faultsOf(document)).toEqual([])
  })

  it.each([
    ['boards', () => ['boards', demo.url], 'board'],
    ['threads', () => ['threads', board(2)], 'thread'],
    ['thread', () => ['thread', thread(1)], 'post'],
  ] as const)('the lines of %s, and one end line', async (_, args, item) => {
    const lines = parseLines((await palou(...args(), '--ndjson')).stdout)
    const names = lines.map(line => line.schema)
    expect(names.at(-1)).toBe('palou.end/1')
    expect(new Set(names.slice(0, -1))).toEqual(new Set([`palou.${item}/1`]))
    expect(lines.flatMap(faultsOf)).toEqual([])
    expect(lines.at(-1)).toMatchObject({ items: lines.length - 1, pages: 1 })
  })

  it('has its fields in the order of the contract', async () => {
    const keys = Object.keys(JSON.parse((await palou('thread', thread(1), '--json')).stdout))
    expect(keys).toEqual(['schema', 'site', 'fetchedAt', 'source', 'page', 'thread', 'posts', 'warnings'])
  })
})

describe('reading on', () => {
  const read = async (...args: readonly string[]) => {
    const lines = parseLines((await palou(...args, '--ndjson')).stdout)
    return { posts: lines.slice(0, -1) as unknown as readonly Post[], end: lines.at(-1)! }
  }

  it('reads to the end with --all, and says that nothing is left', async () => {
    const { posts, end } = await read('thread', thread(1), '--all')
    expect(end).toMatchObject({ complete: true, next: null, pages: 5, items: posts.length })
    const floors = posts.flatMap(post => post.floor ?? [])
    expect(floors).toEqual([...floors].sort((a, b) => a - b))
    expect(new Set(floors).size).toBe(floors.length)
  })

  it.each([1, 7, 10, 13])('cut after %i floors, goes on where it was cut', async limit => {
    const all = await read('thread', thread(1), '--all')
    const first = await read('thread', thread(1), '--limit', String(limit))
    expect(first.posts).toHaveLength(limit)
    expect(first.end).toMatchObject({ complete: false })
    const rest = await read('thread', String(first.end.next), '--all')
    expect([...first.posts, ...rest.posts].map(post => post.id)).toEqual(all.posts.map(post => post.id))
  })

  it('goes on by one author, backwards, the same way', async () => {
    const all = await read('thread', thread(8), '--author', 'op', '--reverse', '--pages', '1-2')
    const first = await read('thread', thread(8), '--author', 'op', '--reverse', '--limit', '4')
    const rest = await read('thread', String(first.end.next), '--limit', String(all.posts.length - 4))
    expect([...first.posts, ...rest.posts].map(post => post.id)).toEqual(all.posts.map(post => post.id))
    expect(new Set(all.posts.map(post => post.author.name)).size).toBe(1)
  })

  it('goes on in the middle of a listing', async () => {
    const all = await read('threads', board(2), '--all')
    const first = await read('threads', board(2), '--limit', '27')
    const rest = await read('threads', String(first.end.next), '--all')
    expect([...first.posts, ...rest.posts].map(one => one.id)).toEqual(all.posts.map(one => one.id))
    expect(all.end).toMatchObject({ complete: true })
  })

  it('reads the pages that are asked for', async () => {
    const all = await read('thread', thread(1), '--all')
    const some = await read('thread', thread(1), '--pages', '2-3')
    expect(all.posts.map(post => post.id)).toEqual(expect.arrayContaining(some.posts.map(post => post.id)))
    expect(some.end).toMatchObject({ pages: 2, complete: false })
    expect(some.posts[0]!.floor).toBeGreaterThan(5)
  })

  it('begins after a floor with --since, in a long thread without reading it all', async () => {
    const { posts, end } = await read('thread', thread(8), '--since', '9993')
    expect(posts.map(post => post.floor)).toEqual([9994, 9995, 9996, 9997, 9998, 9999, 10_000])
    expect(end).toMatchObject({ complete: true })
  })

  it('begins at a time with --since', async () => {
    const late = await read('thread', thread(8), '--since', '9990')
    const at = String((late.posts[3] as unknown as { postedAt: string }).postedAt)
    const { posts } = await read('thread', thread(8), '--since', at)
    expect(posts.at(-1)?.id).toBe(late.posts.at(-1)?.id)
    expect(posts.map(post => post.id)).toContain(late.posts[3]!.id)
    expect(posts.length).toBeLessThan(10)
  })

  it('tells nothing new as nothing', async () => {
    const { posts, end } = await read('thread', thread(8), '--since', '10000')
    expect(posts).toEqual([])
    expect(end).toMatchObject({ complete: true, items: 0 })
  })
})

describe('one floor', () => {
  it('is the same by its number, its address, its anchor and its id', async () => {
    const byNumber = JSON.parse((await palou('post', thread(1), '--floor', '4', '--json')).stdout).post
    expect(byNumber.floor).toBe(4)
    for (const address of [byNumber.url, `${thread(1)}#pid${byNumber.id}`]) {
      expect(JSON.parse((await palou('post', address, '--json')).stdout).post).toEqual(byNumber)
    }
    const byId = await palou('post', byNumber.id, '--site', demo.url, '--json')
    expect(JSON.parse(byId.stdout).post.text).toBe(byNumber.text)
  })
  it('that is not there is not found', async () => {
    const { code, stderr } = await palou('post', thread(1), '--floor', '99999', '--json')
    expect(code).toBe(3)
    expect(JSON.parse(stderr)).toMatchObject({ code: 'post-not-found' })
  })
})

describe('--fields', () => {
  it('leaves only these of every item, and of the document what is named', async () => {
    const { stdout } = await palou('thread', thread(1), '--json', '--fields', 'id,author.name,thread.title')
    const document = JSON.parse(stdout)
    expect(Object.keys(document)).toEqual(['schema', 'thread', 'posts'])
    expect(Object.keys(document.thread)).toEqual(['title'])
    expect(document.posts[0]).toEqual({ id: expect.any(String), author: { name: '远岸晚报' } })
  })
  it('reaches into the boards of the categories', async () => {
    const document = JSON.parse((await palou('boards', demo.url, '--json', '--fields', 'name')).stdout)
    expect(Object.keys(document.categories[0].boards[0])).toEqual(['name'])
  })
  it('leaves only these on every line', async () => {
    const [line] = parseLines((await palou('thread', thread(1), '--ndjson', '--fields', 'id,text')).stdout)
    expect(Object.keys(line!)).toEqual(['schema', 'id', 'text'])
  })
})

describe('text for people', () => {
  it('keeps inside the width, colours nothing in a pipe, and holds what was said', async () => {
    const { stdout, code } = await palou('thread', thread(1))
    expect(code).toBe(0)
    expect(stdout).toContain('柳溪乡')
    expect(stdout).not.toContain('\u001b')
  })
  it('is coloured when that is asked for', async () => {
    const { stdout } = await palou('boards', demo.url, '--color', 'always')
    expect(stdout).toContain('\u001b[')
  })
  it('shows times by the clock that is asked for, in text and in JSON', async () => {
    const site = JSON.parse((await palou('thread', thread(1), '--json')).stdout).posts[0].postedAt
    const utc = JSON.parse((await palou('thread', thread(1), '--json', '--timezone', '+00:00')).stdout).posts[0]
      .postedAt
    expect(utc).toMatch(/\+00:00$/)
    expect(Date.parse(utc)).toBe(Date.parse(site))
    expect(utc).not.toBe(site)
  })
})

describe('palou ADDRESS without a terminal', () => {
  it.each([
    ['boards', () => demo.url],
    ['threads', () => board(2)],
    ['thread', () => thread(1)],
  ] as const)('prints what palou %s prints', async (command, address) => {
    const direct = await palou(command, address())
    const bare = await palou(address())
    expect(bare).toEqual(direct)
    expect(bare.stdout).not.toBe('')
  })
})
