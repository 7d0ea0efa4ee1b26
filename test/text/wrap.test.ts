import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line, Span } from '../../source/text/line.ts'
import { textWidth } from '../../source/text/width.ts'
import { wrapSpans, wrapText } from '../../source/text/wrap.ts'
import { runs, spans, textOf, width } from './texts.ts'

const mayNotBegin = /^[、。，．：；？！）】》」』”’…～％℃·]/u
const mayNotEnd = /[（【《「『“‘￥]$/u
const spaces = /[ \u3000\u00a0]+/g
const segmenter = new Intl.Segmenter()

const linesOf = (parts: readonly Span[], columns: number, ambiguousWide = false): readonly Line[] =>
  wrapSpans(parts, { width: columns, ambiguousWide })

/** Whether a line could have been cut somewhere inside without breaking a rule, the way a reader judges it. */
const hasCleanCut = (line: string, next: string): boolean => {
  const whole = line + next
  return Array.from(segmenter.segment(line), part => part.index)
    .slice(1)
    .some(index => {
      const left = whole.slice(0, index).trimEnd()
      const right = whole.slice(index).trimStart()
      const isSplitPair = /(—$|…$)/.test(left) && right.startsWith(left.at(-1)!)
      return (
        left !== '' &&
        !isSplitPair &&
        !mayNotBegin.test(right) &&
        !mayNotEnd.test(left) &&
        !/^[!-/:-@[-`{-~]/.test(right) &&
        !/[!-/:-@[-`{-~]$/.test(left)
      )
    })
}

describe('wrapSpans', () => {
  it('never makes a line wider than asked, at any width from 1', () => {
    fc.assert(
      fc.property(spans, width, fc.boolean(), (parts, columns, ambiguousWide) => {
        for (const line of linesOf(parts, columns, ambiguousWide)) {
          const sum = line.spans.reduce((total, part) => total + textWidth(part.text, { ambiguousWide }), 0)
          expect(line.width).toBe(sum)
          expect(sum).toBeLessThanOrEqual(columns)
        }
      }),
      runs(500),
    )
  })

  it('loses no character but spaces', () => {
    fc.assert(
      fc.property(spans, width, (parts, columns) => {
        fc.pre(columns > 1)
        const shown = linesOf(parts, columns)
          .map(line => textOf(line.spans))
          .join('')
        expect(shown.replace(spaces, '')).toBe(textOf(parts).replace(spaces, ''))
      }),
      runs(500),
    )
  })

  it('keeps the looks of every character', () => {
    const looks = (parts: readonly Span[]): string =>
      parts.map(part => part.text.replace(spaces, '').replace(/./gs, `$&${part.role}${part.bold}|`)).join('')
    fc.assert(
      fc.property(spans, width, (parts, columns) => {
        fc.pre(columns > 1)
        expect(looks(linesOf(parts, columns).flatMap(line => line.spans))).toBe(looks(parts))
      }),
      runs(300),
    )
  })

  it('begins no line with a closing mark and ends none with an opening one while there is another place to cut', () => {
    fc.assert(
      fc.property(spans, width, (parts, columns) => {
        // A space between two dashes is a place to break, and is no longer seen in the lines.
        fc.pre(!/([—…])[ \u3000\u00a0]+\1/.test(textOf(parts)))
        const lines = linesOf(parts, columns).map(line => textOf(line.spans))
        lines.slice(1).forEach((next, index) => {
          const line = lines[index]!
          const isWrong =
            mayNotBegin.test(next) || mayNotEnd.test(line) || (/(—|…)$/.test(line) && next[0] === line.at(-1))
          if (isWrong) expect(hasCleanCut(line, next), `${line}|${next}`).toBe(false)
        })
      }),
      runs(500),
    )
  })

  it('keeps a word whole when a line can hold it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (list, columns) => {
        const shown = linesOf([{ text: list.join(' '), role: 'text' }], columns).flatMap(line =>
          textOf(line.spans).split(' '),
        )
        expect(shown).toEqual(list)
      }),
      runs(200),
    )
  })

  it('finds breaks across spans, not inside each', () => {
    const parts: readonly Span[] = [
      { text: '他说', role: 'text' },
      { text: '好', role: 'strong' },
      { text: '，走吧', role: 'text' },
    ]
    expect(linesOf(parts, 6).map(line => textOf(line.spans))).toEqual(['他说', '好，走', '吧'])
  })
})

describe('wrapText', () => {
  const paragraph =
    '　　入冬以来，为守好山前山后的林子，河湾乡把“2+4+N”护林办法落到每一道山梁，网格员、护林员和住户一起出力（详见 http://forum.example/forum.php?mod=viewthread&tid=4711&extra=page%3D1&ordertype=1#pid998877），连着四个月——2022年1月26日至今——没有一起火情……“好！”老周说。'

  it('sets a paragraph at 40 columns', () => {
    expect(wrapText(paragraph, 40)).toEqual([
      '　　入冬以来，为守好山前山后的林子，河湾',
      '乡把“2+4+N”护林办法落到每一道山梁，网格',
      '员、护林员和住户一起出力（详见',
      'http://forum.example/forum.php?mod=',
      'viewthread&tid=4711&extra=page%3D1&',
      'ordertype=1#pid998877），连着四个月——',
      '2022年1月26日至今——没有一起火情……“好！”',
      '老周说。',
    ])
  })

  it('sets a paragraph at 80 columns', () => {
    expect(wrapText(paragraph, 80)).toEqual([
      '　　入冬以来，为守好山前山后的林子，河湾乡把“2+4+N”护林办法落到每一道山梁，网格',
      '员、护林员和住户一起出力（详见 http://forum.example/forum.php?mod=viewthread&',
      'tid=4711&extra=page%3D1&ordertype=1#pid998877），连着四个月——2022年1月26日至今——',
      '没有一起火情……“好！”老周说。',
    ])
  })

  it('sets a paragraph at 120 columns', () => {
    expect(wrapText(paragraph, 120)).toEqual([
      '　　入冬以来，为守好山前山后的林子，河湾乡把“2+4+N”护林办法落到每一道山梁，网格员、护林员和住户一起出力（详见',
      'http://forum.example/forum.php?mod=viewthread&tid=4711&extra=page%3D1&ordertype=1#pid998877），连着四个月——2022年1月26日',
      '至今——没有一起火情……“好！”老周说。',
    ])
  })

  it.each([
    ['a number with its unit', '价钱一共是5000元整', 12, ['价钱一共是', '5000元整']],
    ['a percentage', '今年涨了百分12.5%左右', 12, ['今年涨了百分', '12.5%左右']],
    ['a sign with its number', '早上气温是-5℃上下', 12, ['早上气温是', '-5℃上下']],
    ['a price with its currency', '开价是￥1,280不还价', 11, ['开价是', '￥1,280不还', '价']],
    ['two-em dashes', '他说的——我听见了', 8, ['他说的——', '我听见了']],
    ['six dots', '我也不知道……', 11, ['我也不知', '道……']],
    ['an English word with its apostrophe', '他说don’t worry', 8, ['他说', 'don’t', 'worry']],
    ['a name with its middle dot', '列夫·托尔斯泰', 4, ['列', '夫·', '托尔', '斯泰']],
  ])('keeps %s together', (_what, value, columns, lines) => {
    expect(wrapText(value, columns)).toEqual(lines)
  })

  it('breaks a compound after its hyphen, and a run of marks where it must', () => {
    expect(wrapText('a state-of-the-art thing', 12)).toEqual(['a state-of-', 'the-art', 'thing'])
    expect(wrapText('好！！！！！！！', 6)).toEqual(['好！！', '！！！', '！！'])
  })

  it('keeps the indent of a paragraph, and less of it where it would fill the line', () => {
    expect(wrapText('　　早上好', 8)).toEqual(['　　早上', '好'])
    expect(wrapText('　　早上好', 5)).toEqual(['　早', '上好'])
    expect(wrapText('　　早上好', 2)).toEqual(['早', '上', '好'])
  })

  it('shows a narrow stand-in for what has no room', () => {
    expect(wrapText('a楼b', 1)).toEqual(['a', '?', 'b'])
  })

  it('keeps all of a pile of voice marks, which terminals give a cell each', () => {
    const pile = `ｶ${'ﾞ'.repeat(9)}`
    expect(wrapText(pile, 4)).toEqual(['ｶﾞﾞﾞ', 'ﾞﾞﾞﾞ', 'ﾞﾞ'])
  })

  it('gives one empty line for nothing and for spaces alone', () => {
    expect(wrapText('', 10)).toEqual([''])
    expect(wrapText(' 　 ', 10)).toEqual([''])
  })
})
