import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Post } from '../../source/forum/model.ts'
import { anchorOf, lineOfAnchor } from '../../source/text/post-anchor.ts'
import { memoLayouts } from '../../source/text/post-layouts.ts'
import { layoutPost } from '../../source/text/post-lines.ts'
import { textWidth } from '../../source/text/width.ts'
import { blocks, paragraph } from './blocks.ts'
import { author, comment, floor, post, postOptions } from './posts.ts'
import { runs, text, textOf, width } from './texts.ts'

const shown = (value: Post, columns = 76): readonly string[] =>
  layoutPost(value, postOptions(columns)).lines.map(line => textOf(line.spans))

const reactions: Post['reactions'] = [
  { kind: 'support', label: '牛逼', count: 3 },
  { kind: 'oppose', label: '垃圾', count: 0 },
]

describe('layoutPost', () => {
  it('sets a floor in head, words and reactions', () => {
    expect(shown(post({ reactions }))).toEqual([
      '沙发  老周说车                              2022-01-26 11:18  手机  广西南宁',
      '挺好',
      '                                                              牛逼 3  垃圾 0',
    ])
  })

  it('gives the first floor room below its head', () => {
    const first = post({
      floor: 1,
      floorLabel: '楼主',
      isOriginalPoster: true,
      device: null,
      author: author('远岸晚报', ['未绑定微信']),
    })
    expect(shown(first)).toEqual([
      '楼主  远岸晚报  未绑定微信                        2022-01-26 11:18  广西南宁',
      '',
      '挺好',
    ])
  })

  it('puts the facts on a row of their own where it is narrow', () => {
    expect(shown(post({ reactions }), 38)).toEqual([
      '沙发  老周说车',
      '      2022-01-26 11:18  手机  广西南宁',
      '挺好',
      '                        牛逼 3  垃圾 0',
    ])
  })

  it('takes as many rows as badges need, each badge whole', () => {
    const badges = ['未绑定微信', '新手上路', '优秀版主', '灌水天才', '突出贡献', '论坛元老', '荣誉管理']
    const lines = shown(post({ author: author('老周说车', badges) }), 60)
    expect(lines.slice(0, 3)).toEqual([
      '沙发  老周说车  未绑定微信  新手上路  优秀版主  灌水天才',
      '突出贡献  论坛元老  荣誉管理',
      '                            2022-01-26 11:18  手机  广西南宁',
    ])
  })

  it('marks a later floor of the thread’s author, and names floors the site gives no label', () => {
    expect(shown(post({ floor: 9, floorLabel: null, isOriginalPoster: true }))[0]).toMatch(
      /^9楼 {2}老周说车 {2}楼主 {3}/,
    )
    expect(shown(post({ floor: null, floorLabel: null }))[0]).toMatch(/^老周说车 {3}/)
  })

  it('shows the site’s own words for a time that could not be read', () => {
    expect(shown(post({ postedAt: null, postedAtText: '三更半夜', device: null, region: null }))[0]).toMatch(
      / 三更半夜$/,
    )
    expect(shown(post({ postedAt: null, postedAtText: null, device: null, region: null }))).toEqual([
      '沙发  老周说车',
      '挺好',
    ])
  })

  it.each([
    ['empty', '（空）'],
    ['deleted', '（已删）'],
    ['blocked', '（已屏蔽）'],
    ['pending', '（待审核）'],
  ] as const)('says of a floor without words that it is %s', (state, word) => {
    expect(shown(post({ state, content: [] }))[1]).toBe(word)
  })

  it('does not say twice that a floor is screened', () => {
    const content: Post['content'] = [{ kind: 'notice', notice: 'locked', text: '作者被禁止', blocks: [] }]
    expect(shown(post({ state: 'blocked', content })).slice(1)).toEqual(['〔屏蔽〕作者被禁止'])
  })

  it('shows what hangs below a post once, numbered after the pictures in it', () => {
    const image = { id: '1', url: 'https://forum.example/1.jpg', name: '一', width: null, height: null, inline: true }
    const other = { ...image, id: '2', url: 'https://forum.example/2.jpg', name: '二', inline: false }
    const lines = shown(post({ content: [{ kind: 'image', ...image }], images: [image, other] }))
    expect(lines.slice(1)).toEqual(['〔图 1 一〕', '〔图 2 二〕'])
  })

  it('tells of a gate that no block stands for', () => {
    const gates: Post['gates'] = [{ kind: 'credits', message: '需要积分高于 10' }]
    expect(shown(post({ gates })).slice(1)).toEqual(['挺好', '', '〔要积分〕需要积分高于 10'])
    expect(shown(post({ gates, content: [] })).slice(1)).toEqual(['〔要积分〕需要积分高于 10'])
  })

  it('ends with ratings, comments, signature and reactions', () => {
    const value = post({
      reactions,
      ratings: { participants: 2, totals: [{ name: '金钱', value: '+5' }] },
      comments: [comment('小满', '同意')],
      signature: '路漫漫',
    })
    const lines = layoutPost(value, { ...postOptions(40), signatures: 'shown' }).lines.map(line => textOf(line.spans))
    expect(lines.slice(3)).toEqual([
      '',
      '2 人评分  金钱 +5',
      '',
      '点评',
      '小满 昨天 21:29：同意',
      '',
      '路漫漫',
      '                          牛逼 3  垃圾 0',
    ])
    expect(shown(value, 40).join('')).not.toContain('路漫漫')
  })

  it('tells where head, body, foot and each block begin', () => {
    const value = post({ reactions, content: [paragraph('一'), paragraph('二'), paragraph('　三')] })
    const layout = layoutPost(value, postOptions(40))
    expect(layout.lines.map(line => textOf(line.spans)).slice(2, 6)).toEqual(['一', '', '二', '　三'])
    expect({ body: layout.body, foot: layout.foot, blocks: layout.blocks }).toEqual({
      body: 2,
      foot: 6,
      blocks: [2, 3, 5],
    })
  })

  it('never makes a line wider than asked, whatever the site put into head and foot', () => {
    const anyPost = fc.record({
      floorLabel: fc.option(text),
      author: fc.record({ name: text, badges: fc.array(text, { maxLength: 3 }) }),
      content: blocks,
      region: fc.option(text),
      device: fc.option(text),
      label: text,
      signature: fc.option(text),
      state: fc.constantFrom('visible' as const, 'empty' as const, 'blocked' as const),
    })
    fc.assert(
      fc.property(anyPost, width, ({ label, author: { name, badges }, ...rest }, columns) => {
        const value = post({
          ...rest,
          author: author(name, badges),
          reactions: [{ kind: 'support', label, count: 3 }],
          comments: [comment(name, label)],
          ratings: { participants: 1, totals: [{ name: label, value: '+5' }] },
        })
        const layout = layoutPost(value, { ...postOptions(columns), signatures: 'shown' })
        for (const line of layout.lines) {
          const sum = line.spans.reduce((total, span) => total + textWidth(span.text), 0)
          expect(line.width).toBe(sum)
          expect(sum).toBeLessThanOrEqual(columns)
        }
        expect(layout.body).toBeLessThanOrEqual(layout.foot)
        expect(layout.foot).toBeLessThanOrEqual(layout.lines.length)
      }),
      runs(150),
    )
  })
})

describe('anchors', () => {
  it('find the same words again at another width', () => {
    const value = floor(5)
    fc.assert(
      fc.property(width, width, fc.nat(), (one, other, pick) => {
        fc.pre(one > 1 && other > 1)
        const before = layoutPost(value, postOptions(one))
        const after = layoutPost(value, postOptions(other))
        const line = pick % before.lines.length
        const anchor = anchorOf(before, line)
        const found = lineOfAnchor(after, anchor)
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThan(after.lines.length)
        if (anchor.part !== 'body') return
        const textBefore = (lines: typeof before.lines, from: number, to: number): number =>
          lines.slice(from, to).reduce((sum, part) => sum + textOf(part.spans).replace(/\s/g, '').length, 0)
        const start = after.blocks[anchor.block]!
        expect(textBefore(after.lines, start, found)).toBeLessThanOrEqual(anchor.characters)
        const end = after.blocks[anchor.block + 1] ?? after.foot
        if (found + 1 < end) expect(textBefore(after.lines, start, found + 1)).toBeGreaterThan(anchor.characters)
      }),
      runs(200),
    )
  })

  it('stay where they are when nothing changed', () => {
    const layout = layoutPost(floor(5), postOptions(40))
    layout.lines.forEach((line, at) => {
      if (line.width > 0) expect(lineOfAnchor(layout, anchorOf(layout, at))).toBe(at)
    })
  })
})

describe('memoLayouts', () => {
  it('lays a post out once while it is in use, and forgets the one not needed for longest', () => {
    const layoutOf = memoLayouts(postOptions(40))
    const posts = Array.from({ length: 1000 }, (_, number) => floor(number))
    const first = layoutOf(posts[0]!)
    const second = layoutOf(posts[1]!)
    for (const value of posts.slice(2)) {
      layoutOf(value)
      layoutOf(posts[0]!)
    }
    expect(layoutOf(posts[0]!)).toBe(first)
    expect(layoutOf(posts[1]!)).not.toBe(second)
    expect(layoutOf(posts[1]!)).toEqual(second)
  })
})
