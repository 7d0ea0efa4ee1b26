import { describe, expect, it } from 'vitest'
import type { Block } from '../../source/content/block.ts'
import { plainText } from '../../source/content/plain.ts'

const paragraph = (...texts: readonly string[]): Block => ({
  kind: 'paragraph',
  align: 'left',
  runs: texts.map(text => ({ kind: 'text', text, style: null })),
})

describe('plainText', () => {
  it('is a line a paragraph, indents kept', () => {
    expect(plainText([paragraph('　　一', '二\n三'), paragraph('四')])).toBe('　　一二\n三\n四')
  })

  it('reads lists, tables and code in order', () => {
    expect(
      plainText([
        { kind: 'list', ordered: true, items: [[paragraph('a')], [paragraph('b'), paragraph('c')]] },
        {
          kind: 'table',
          rows: [
            [
              { header: true, span: 1, blocks: [paragraph('x')] },
              { header: false, span: 1, blocks: [paragraph('y'), paragraph('z')] },
            ],
          ],
        },
        { kind: 'code', lines: ['if', '', '  fi'] },
        { kind: 'rule' },
      ]),
    ).toBe('a\nb\nc\nx  y z\nif\n\n  fi')
  })

  it('leaves out whom one answers, notices and files, and keeps what they uncover', () => {
    const quote = { kind: 'quote', postId: null, author: null, time: null, blocks: [paragraph('引')] } as const
    expect(
      plainText([
        { ...quote, postId: '1' },
        { ...quote, author: '甲' },
        quote,
        { kind: 'notice', notice: 'gate', text: '您需要登录', blocks: [] },
        { kind: 'notice', notice: 'revealed', text: '本帖隐藏的内容', blocks: [paragraph('暗号')] },
        { kind: 'image', id: null, url: 'https://x.example/a', name: 'a', width: null, height: null, inline: true },
        { kind: 'media', media: 'video', url: null, text: 'v' },
      ]),
    ).toBe('引\n暗号')
  })

  it('composes letters that runs keep apart', () => {
    expect(plainText([paragraph('e', '\u0301')])).toBe('é')
  })
})
