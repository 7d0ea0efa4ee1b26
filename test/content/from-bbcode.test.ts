import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBbcode } from '../../source/content/from-bbcode.ts'

const textIn = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textIn).join('')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, part]) => (key === 'text' && typeof part === 'string' ? part : textIn(part)))
    .join('')
}

describe('BBCode to blocks', () => {
  it('knows the common looks', () => {
    expect(fromBbcode('说[b]好[/b]')).toMatchObject([
      {
        kind: 'paragraph',
        runs: [
          { text: '说', style: null },
          { text: '好', style: { bold: true } },
        ],
      },
    ])
  })

  it('tells a quote’s head from its words', () => {
    const [quote] = fromBbcode('[quote][size=2]半坡 发表于 2022-1-28 18:08[/size]\n挺好[/quote]\n是的')
    expect(quote).toMatchObject({ kind: 'quote', author: '半坡', time: '2022-1-28 18:08' })
    expect(textIn(quote)).toContain('挺好')
  })

  it('leaves what it does not know, and what is never closed, as it was typed', () => {
    expect(textIn(fromBbcode('[weird=1]甲[/weird] [b]乙'))).toBe('[weird=1]甲[/weird] [b]乙')
  })

  it('takes links of the web only', () => {
    expect(fromBbcode('[url=https://bbs.example/]这里[/url]')).toMatchObject([
      { runs: [{ kind: 'link', url: 'https://bbs.example/', text: '这里' }] },
    ])
    expect(textIn(fromBbcode('[url=javascript:alert(1)]这里[/url]'))).toContain('[url=javascript:alert(1)]')
  })

  it('never fails and never gives a control, whatever is typed', () => {
    const part = fc.constantFrom(
      '[b]',
      '[/b]',
      '[quote]',
      '[/quote]',
      '[',
      ']',
      '[list]',
      '[*]',
      '[/list]',
      '\u001B[31m',
      '柳溪',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), parts => {
        expect(JSON.stringify(fromBbcode(parts.join('')))).not.toMatch(/\\u00(?:0[0-9]|1b)/)
      }),
    )
  })
})
