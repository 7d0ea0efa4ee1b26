import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Address } from '../../source/forum/address.ts'
import { parseAddress } from '../../source/forum/parse-address.ts'
import { expandShorthand, parseShorthand } from '../../source/forum/parse-shorthand.ts'
import { printAddress } from '../../source/forum/print-address.ts'

const whole = { authorId: null, order: 'default' }
const base = 'https://bbs.example/'
const thread = (threadId: string, page = 1, at = base) => ({ kind: 'thread', base: at, threadId, page, view: whole })
const board = (boardId: string, page = 1, at = base) => ({ kind: 'board', base: at, boardId, page })
const post = (postId: string, threadId: string | null, at = base) => ({ kind: 'post', base: at, postId, threadId })

const forms: readonly (readonly [string, unknown])[] = [
  ['https://bbs.example/', { kind: 'index', base }],
  ['https://bbs.example', { kind: 'index', base }],
  ['https://bbs.example/forum.php', { kind: 'index', base }],
  ['https://bbs.example/index.php', { kind: 'index', base }],
  ['https://bbs.example/portal.php?mod=view&aid=7', { kind: 'index', base }],
  ['https://bbs.example/bbs/', { kind: 'index', base: `${base}bbs/` }],
  ['https://bbs.example/bbs', { kind: 'index', base: `${base}bbs/` }],
  ['https://bbs.example/bbs/strange.html', { kind: 'index', base: `${base}bbs/` }],
  ['https://bbs.example/search.php?mod=forum&srchfid=3&fid=3', { kind: 'index', base }],
  ['bbs.example', { kind: 'index', base }],
  ['bbs.example:8080/forum.php', { kind: 'index', base: 'https://bbs.example:8080/' }],
  ['127.0.0.1:8081/forum.php', { kind: 'index', base: 'http://127.0.0.1:8081/' }],
  ['//bbs.example/forum.php', { kind: 'index', base }],
  ['HTTPS://BBS.Example/forum.php', { kind: 'index', base }],
  ['https://user:secret@bbs.example/forum.php', { kind: 'index', base }],
  ['<https://bbs.example/forum.php>', { kind: 'index', base }],
  ['https://论坛.example/thread-7-1-1.html', thread('7', 1, 'https://xn--kfsr23j.example/')],
  ['https://bbs.example/forum.php?gid=5', { kind: 'category', base, categoryId: '5' }],
  ['https://bbs.example/forum.php?mod=forumdisplay&fid=3&page=2', board('3', 2)],
  ['https://bbs.example/forum.php?mod=forumdisplay&fid=news', board('news')],
  ['https://bbs.example/forumdisplay.php?fid=3', board('3')],
  ['https://bbs.example/forum-3-2.html', board('3', 2)],
  ['https://bbs.example/forum-news-1.html', board('news')],
  ['https://bbs.example/group-36-1.html', board('36')],
  ['https://bbs.example/f3-2', board('3', 2)],
  ['https://bbs.example/f/3/2.html', board('3', 2)],
  ['https://bbs.example/archiver/?fid-3.html', board('3')],
  ['https://bbs.example/archiver/fid-3.html', board('3')],
  ['https://bbs.example/forum.php?mod=viewthread&tid=7', thread('7')],
  ['https://bbs.example/forum.php?mod=viewthread&tid=7&extra=page%3D3&page=2&mobile=2&fromuid=14', thread('7', 2)],
  ['https://bbs.example/forum.php?mod=viewthread&amp;tid=7&amp;page=2', thread('7', 2)],
  ['https://bbs.example/forum.php?mod=viewthread&tid=7&page=0', thread('7')],
  ['https://bbs.example/viewthread.php?tid=7&page=2', thread('7', 2)],
  ['https://bbs.example/thread-7-2-1.html', thread('7', 2)],
  ['https://bbs.example/thread-7-2-1.html?fromuid=14', thread('7', 2)],
  ['https://bbs.example/thread-7.html', thread('7')],
  ['https://bbs.example/t7-2-1', thread('7', 2)],
  ['https://bbs.example/t/7/2', thread('7', 2)],
  ['https://bbs.example/t/7/2/1.html', thread('7', 2)],
  ['https://bbs.example/2b/thread-7-2-1.html', thread('7', 2, `${base}2b/`)],
  ['https://bbs.example/forum/t/7/2', thread('7', 2, `${base}forum/`)],
  ['https://bbs.example:8443/bbs/thread-7-2-1.html', thread('7', 2, 'https://bbs.example:8443/bbs/')],
  ['https://bbs.example/archiver/?tid-7.html&page=2', thread('7', 2)],
  ['https://bbs.example/bbs/archiver/tid-7.html', thread('7', 1, `${base}bbs/`)],
  ['https://bbs.example/api/mobile/index.php?version=4&module=viewthread&tid=7', thread('7')],
  [
    'https://bbs.example/forum.php?mod=viewthread&tid=7&authorid=14&ordertype=1',
    { ...thread('7'), view: { authorId: '14', order: 'reverse' } },
  ],
  ['https://bbs.example/thread-7-1-1.html?ordertype=2', { ...thread('7'), view: { authorId: null, order: 'forward' } }],
  ['https://bbs.example/thread-7-2-1.html#pid456', post('456', '7')],
  ['https://bbs.example/forum.php?mod=viewthread&tid=7&page=2#pid456', post('456', '7')],
  ['https://bbs.example/forum.php?mod=viewthread&tid=7&viewpid=456', post('456', '7')],
  ['https://bbs.example/forum.php?mod=redirect&goto=findpost&ptid=7&pid=456', post('456', '7')],
  ['https://bbs.example/forum.php?mod=redirect&ptid=7&pid=456', post('456', '7')],
  ['https://bbs.example/forum.php?mod=redirect&goto=findpost&pid=456', post('456', null)],
  ['https://bbs.example/forum.php?mod=redirect&goto=findpost&ptid=7&pid=', thread('7')],
  ['https://bbs.example/redirect.php?goto=findpost&ptid=7&pid=456', post('456', '7')],
  ['https://bbs.example/forum.php?mod=redirect&ptid=7&postno=88', { kind: 'floor', base, threadId: '7', floor: 88 }],
  [
    'https://bbs.example/forum.php?mod=redirect&tid=7&goto=lastpost#lastpost',
    { kind: 'lastPost', base, threadId: '7' },
  ],
  ['https://bbs.example/thread-7-9-1.html#lastpost', { kind: 'lastPost', base, threadId: '7' }],
  ['https://bbs.example/home.php?mod=space&uid=14&do=profile', { kind: 'user', base, userId: '14', name: null }],
  ['https://bbs.example/space-uid-14.html', { kind: 'user', base, userId: '14', name: null }],
  ['https://bbs.example/?14', { kind: 'user', base, userId: '14', name: null }],
  ['https://bbs.example/space-username-%E5%8F%B3%E6%B1%9F.html', { kind: 'user', base, userId: null, name: '右江' }],
  ['https://bbs.example/home.php?mod=space&username=%D3%D2%BD%AD', { kind: 'user', base, userId: null, name: '右江' }],
]

describe('parseAddress', () => {
  test.each(forms)('reads %s', (text, address) => {
    expect(parseAddress(text)).toEqual(address)
  })

  test.each([
    '',
    '  ',
    'hello',
    '论坛',
    'two words.example',
    '3.14',
    'thread-7-1-1.html',
    'forum.php?mod=viewthread&tid=7',
    'javascript:alert(1)',
    'mailto:a@bbs.example',
    'ftp://bbs.example/',
    'file:///etc/hosts',
    'http://',
    'https://[::1',
  ])('says that %j is no address', text => {
    expect(parseAddress(text)).toBeNull()
  })

  test('resolves site-relative text where a base is given', () => {
    const options = { base: `${base}bbs/` }
    expect(parseAddress('thread-7-2-1.html', options)).toEqual(thread('7', 2, `${base}bbs/`))
    expect(parseAddress('forum.php?mod=viewthread&tid=7', options)).toEqual(thread('7', 1, `${base}bbs/`))
    expect(parseAddress('/bbs/forum-3-1.html', options)).toEqual(board('3', 1, `${base}bbs/`))
    expect(parseAddress('hello', options)).toBeNull()
  })

  test('cleans a name that carries controls', () => {
    expect(parseAddress(`${base}home.php?mod=space&username=a%1B%5B31mb`)).toMatchObject({ name: 'a[31mb' })
  })

  test('never throws and never prints a control, whatever text comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), text => {
        const address = parseAddress(text)
        if (address) expect(printAddress(address)).not.toMatch(/[\p{Cc}\s]/u)
      }),
    )
  })
})

const id = fc.integer({ min: 1, max: 999_999_999 }).map(String)
const page = fc.integer({ min: 1, max: 9999 })
const anyBase = fc
  .tuple(
    fc.constantFrom('https://', 'http://'),
    fc.domain(),
    fc.constantFrom('', ':8080'),
    fc.constantFrom('/', '/bbs/', '/2b/', '/a/forum/', '/archive/t/'),
  )
  .map(parts => parts.join(''))
const name = fc
  .string({ unit: fc.constantFrom(...'ab1右江丨_.-|%&=#?/+ é'), minLength: 1, maxLength: 8 })
  .map(text => text.replace(/\s+/g, ' ').trim())
  .filter(text => text !== '')
const view = fc.record({ authorId: fc.option(id), order: fc.constantFrom('default', 'forward', 'reverse') })
const addresses = fc.oneof(
  fc.record({ kind: fc.constant('index'), base: anyBase }),
  fc.record({ kind: fc.constant('category'), base: anyBase, categoryId: id }),
  fc.record({ kind: fc.constant('board'), base: anyBase, boardId: fc.oneof(id, fc.constant('news')), page }),
  fc.record({ kind: fc.constant('thread'), base: anyBase, threadId: id, page, view }),
  fc.record({ kind: fc.constant('post'), base: anyBase, postId: id, threadId: fc.option(id) }),
  fc.record({ kind: fc.constant('floor'), base: anyBase, threadId: id, floor: page }),
  fc.record({ kind: fc.constant('lastPost'), base: anyBase, threadId: id }),
  fc.record({ kind: fc.constant('user'), base: anyBase, userId: id, name: fc.constant(null) }),
  fc.record({ kind: fc.constant('user'), base: anyBase, userId: fc.constant(null), name }),
) as fc.Arbitrary<Address>

test('what printAddress prints, parseAddress reads back', () => {
  fc.assert(
    fc.property(addresses, address => {
      expect(parseAddress(printAddress(address))).toEqual(address)
    }),
    { numRuns: 500 },
  )
})

describe('parseShorthand', () => {
  test('reads threads, boards and floors of a named site', () => {
    expect(parseShorthand('湾:t/123')).toEqual({ site: '湾', kind: 'thread', id: '123', page: 1 })
    expect(parseShorthand('bay:t/123/5')).toMatchObject({ kind: 'thread', page: 5 })
    expect(parseShorthand('bay:f/news')).toMatchObject({ kind: 'board', id: 'news' })
    expect(parseShorthand('bay:p/456')).toMatchObject({ kind: 'post', id: '456' })
  })

  test.each(['https://bbs.example/t/123', 'bay:x/1', 'bay:t/', 'bay:t/abc', 't/123', 'bbs.example:80'])(
    'leaves %s to parseAddress',
    text => {
      expect(parseShorthand(text)).toBeNull()
    },
  )

  test('becomes an address on the base that the site stands for', () => {
    const shorthand = parseShorthand('bay:t/123/5')
    expect(shorthand && expandShorthand(shorthand, base)).toEqual(thread('123', 5))
  })
})
