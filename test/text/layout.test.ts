import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline, TableCell } from '../../source/content/block.ts'
import { innerBlocks, layoutBlocks } from '../../source/text/layout.ts'
import { asciiMarks } from '../../source/text/layout-words.ts'
import type { Line } from '../../source/text/line.ts'
import { textWidth } from '../../source/text/width.ts'
import { blocks, options, paragraph, plainStyle, words } from './blocks.ts'
import { runs, textOf, width } from './texts.ts'

const shown = (lines: readonly Line[]): readonly string[] => lines.map(line => textOf(line.spans))
const layout = (body: readonly Block[], columns: number): readonly string[] =>
  shown(layoutBlocks(body, options(columns)))

const styled = (value: string, change: Partial<typeof plainStyle>): Inline => ({
  kind: 'text',
  text: value,
  style: { ...plainStyle, ...change },
})

const cell = (value: string, header = false, span = 1): TableCell => ({ header, span, blocks: [paragraph(value)] })
const table = (...rows: readonly (readonly TableCell[])[]): Block => ({ kind: 'table', rows })
const quote = (author: string | null, time: string | null, ...inner: readonly Block[]): Block => ({
  kind: 'quote',
  postId: null,
  author,
  time,
  blocks: inner,
})

/** What an author wrote, without spaces; headings of tables may be said again, so counts are lower bounds. */
const charactersOf = (body: readonly Block[]): Map<string, number> => {
  const counts = new Map<string, number>()
  const add = (value: string): void => {
    for (const character of value.replace(/\s/g, '')) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const walk = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.kind === 'paragraph') for (const run of block.runs) add(run.text)
      if (block.kind === 'code') for (const line of block.lines) add(line)
      walk(innerBlocks(block))
    }
  }
  walk(body)
  return counts
}

describe('layoutBlocks', () => {
  it('never makes a line wider than asked, at any width from 1, whatever the blocks', () => {
    fc.assert(
      fc.property(blocks, width, fc.boolean(), fc.boolean(), (body, columns, ambiguousWide, ascii) => {
        const marks = ascii ? asciiMarks : options(columns).marks
        const lines = layoutBlocks(body, {
          ...options(columns),
          ambiguousWide,
          marks,
          spoilers: ascii ? 'covered' : 'shown',
        })
        for (const line of lines) {
          const sum = line.spans.reduce((total, span) => total + textWidth(span.text, { ambiguousWide }), 0)
          expect(line.width).toBe(sum)
          expect(sum).toBeLessThanOrEqual(columns)
          expect(textOf(line.spans)).not.toMatch(/[\n\t]/)
        }
      }),
      runs(300),
    )
  })

  it('loses no word of any block', () => {
    fc.assert(
      fc.property(blocks, width, (body, columns) => {
        fc.pre(columns > 1)
        const found = new Map<string, number>()
        for (const character of layout(body, columns).join('')) found.set(character, (found.get(character) ?? 0) + 1)
        const lost = [...charactersOf(body)].filter(([character, count]) => (found.get(character) ?? 0) < count)
        expect(lost).toEqual([])
      }),
      runs(300),
    )
  })

  it('parts paragraphs by an empty line, unless an indent does', () => {
    expect(layout([paragraph('一'), paragraph('二')], 20)).toEqual(['一', '', '二'])
    expect(layout([paragraph('　　一'), paragraph('　　二')], 20)).toEqual(['　　一', '　　二'])
  })

  it('keeps the lines an author ended, empty ones too', () => {
    expect(layout([paragraph('春眠不觉晓\n\n处处闻啼鸟')], 20)).toEqual(['春眠不觉晓', '', '处处闻啼鸟'])
  })

  it('centres and pushes to the right', () => {
    const at = (align: 'center' | 'right'): Block => ({ kind: 'paragraph', align, runs: [words('通知')] })
    expect(layout([at('center'), at('center'), at('right')], 10)).toEqual(['   通知', '   通知', '', '      通知'])
  })

  it('puts a bar beside a quote and whom it answers before its words', () => {
    const body = [quote('老周说车', '2022-1-26 11:18', paragraph('挺好')), paragraph('确实是这样')]
    expect(layout(body, 40)).toEqual(['┃ 老周说车 2022-1-26 11:18：挺好', '确实是这样'])
    const sameDay = layoutBlocks(body, options(40), { gates: [], day: '2022-01-26' })
    expect(shown(sameDay)).toEqual(['┃ 老周说车 11:18：挺好', '确实是这样'])
    expect(sameDay[0]!.spans.map(span => span.role)).toEqual(['quoteMark', 'quote', 'quote'])
  })

  it('nests quotes until there is no room for bars', () => {
    const nested = quote('甲', null, quote('乙', null, paragraph('一二三四五')), paragraph('六'))
    expect(layout([nested], 20)).toEqual(['┃ 甲：', '┃ ┃ 乙：一二三四五', '┃ 六'])
    expect(layout([nested], 7)).toEqual(['┃ 甲：', '┃ 乙：', '┃ 一二', '┃ 三四', '┃ 五', '┃ 六'])
  })

  it('lays out blocks nested as deep as a page may nest them', () => {
    const deep = (wrap: (inner: Block) => Block): Block =>
      Array.from({ length: 256 }).reduce<Block>(inner => wrap(inner), paragraph('底'))
    const wraps: readonly ((inner: Block) => Block)[] = [
      inner => quote(null, null, inner),
      inner => ({ kind: 'list', ordered: false, items: [[inner]] }),
      inner => table([{ header: false, span: 1, blocks: [inner] }, cell('旁')]),
    ]
    for (const wrap of wraps) expect(layout([deep(wrap)], 40).join('\n')).toContain('底')
  })

  it('hangs list items under their words, numbers to the right', () => {
    const items = Array.from({ length: 10 }, (_, index) => [paragraph(index === 0 ? '春夏秋冬' : '东')])
    expect(layout([{ kind: 'list', ordered: true, items }], 8).slice(0, 4)).toEqual([
      ' 1. 春夏',
      '    秋冬',
      ' 2. 东',
      ' 3. 东',
    ])
    expect(layout([{ kind: 'list', ordered: false, items: items.slice(0, 1) }], 8)).toEqual(['• 春夏秋', '  冬'])
  })

  it('keeps code as written and marks where a line goes on', () => {
    const code: Block = { kind: 'code', lines: ['if (a) {', '\treturn "一二三四五六"', '', '}'] }
    expect(layout([code], 24)).toEqual(
      ['  if (a) {', '      return "一二三四五', '  » 六"', '  ', '  }'].map(line => line),
    )
    expect(layout([code], 8)).toEqual(['if (a) {', '    retu', 'rn "一二', '三四五六', '"', '', '}'])
  })

  it('numbers the pictures of a post through all its blocks', () => {
    const image = (name: string | null): Block => ({
      kind: 'image',
      id: null,
      url: `https://forum.example/${name}.jpg`,
      name,
      width: name === null ? null : 800,
      height: name === null ? null : 600,
      inline: true,
    })
    const lines = layoutBlocks([image('桥'), quote(null, null, image('河')), image(null)], options(40))
    expect(shown(lines)).toEqual(['〔图 1 桥 800×600〕', '', '┃ 〔图 2 河 800×600〕', '〔图 3〕'])
    expect(lines[0]!.spans[0]!.url).toBe('https://forum.example/桥.jpg')
  })

  it('tells the size, downloads, price and right of a file, each whole', () => {
    const file: Block = {
      kind: 'attachment',
      id: '7',
      name: '手册.pdf',
      url: 'https://forum.example/7',
      size: '12.5 KB',
      downloads: 3,
      price: 5,
      readAccess: 20,
    }
    expect(layout([file], 70)).toEqual(['〔附件〕手册.pdf  12.5 KB  下载 3 次  售价 5  阅读权限 20'])
    expect(layout([file], 30)).toEqual(['〔附件〕手册.pdf  12.5 KB', '下载 3 次  售价 5  阅读权限 20'])
  })

  it('names a gate by its kind', () => {
    const message = '附件要登录才能下载'
    const gate: Block = { kind: 'notice', notice: 'gate', text: message, blocks: [] }
    const lines = layoutBlocks([paragraph('正文'), gate], options(40), {
      gates: [{ kind: 'login', message }],
      day: null,
    })
    expect(shown(lines)).toEqual(['正文', '', '〔登录可见〕附件要登录才能下载'])
  })

  it('covers words in the colour of the page, keeping their room', () => {
    const body: readonly Block[] = [
      {
        kind: 'paragraph',
        align: 'left',
        runs: [words('凶手是'), styled('管家a', { colour: '#fefefe' }), styled('红', { colour: '#ff0000' })],
      },
    ]
    const covered = layoutBlocks(body, { ...options(40), spoilers: 'covered' })
    const open = layoutBlocks(body, options(40))
    expect(shown(covered)).toEqual(['凶手是░░░░░红'])
    expect(shown(open)).toEqual(['凶手是管家a红'])
    expect(covered[0]!.width).toBe(open[0]!.width)
    expect(open[0]!.spans.map(span => span.role)).toEqual(['text', 'spoiler', 'text'])
  })

  it('takes black on black for hidden and white on black for shown', () => {
    const roleOf = (colour: string, background: string): string =>
      layoutBlocks([{ kind: 'paragraph', align: 'left', runs: [styled('字', { colour, background })] }], options(9))[0]!
        .spans[0]!.role
    expect(roleOf('#000000', '#000000')).toBe('spoiler')
    expect(roleOf('#ffffff', '#000000')).toBe('text')
  })

  it('hides the words of a spoiler until they are asked for', () => {
    const body: readonly Block[] = [{ kind: 'notice', notice: 'spoiler', text: '结局', blocks: [paragraph('管家')] }]
    expect(shown(layoutBlocks(body, { ...options(40), spoilers: 'covered' })).join('')).not.toContain('管家')
    expect(layout(body, 40)).toEqual(['〔结局〕', '管家'])
  })
})

describe('tables', () => {
  const cars = table(
    [cell('车型', true), cell('油耗', true), cell('说明', true)],
    [cell('甲'), cell('6.5L'), cell('市区通勤为主，偶尔上高速')],
    [cell('乙'), cell('7.1L'), cell('高速')],
  )

  it('are as wide as their words where these fit', () => {
    expect(layout([cars], 50)).toEqual(['车型  油耗  说明', '甲    6.5L  市区通勤为主，偶尔上高速', '乙    7.1L  高速'])
  })

  it('wrap the widest column where they do not, rows parted', () => {
    expect(layout([cars], 24)).toEqual([
      '车型  油耗  说明',
      '',
      '甲    6.5L  市区通勤为',
      '            主，偶尔上高',
      '            速',
      '',
      '乙    7.1L  高速',
    ])
  })

  it('put one cell below the other where columns would be too narrow', () => {
    expect(layout([cars], 14)).toEqual([
      '车型：甲',
      '油耗：6.5L',
      '说明：市区通勤',
      '为主，偶尔上高',
      '速',
      '',
      '车型：乙',
      '油耗：7.1L',
      '说明：高速',
    ])
  })

  it('let a cell stand over several columns', () => {
    const body = table([cell('两列的题目', false, 2), cell('尾')], [cell('甲'), cell('乙'), cell('丙')])
    expect(layout([body], 30)).toEqual(['两列的题目  尾', '甲  乙      丙'])
  })

  it('of one column are their contents', () => {
    expect(layout([table([cell('只是框')], [cell('第二格')])], 30)).toEqual(['只是框', '第二格'])
  })
})
