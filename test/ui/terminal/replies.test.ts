import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reply, readReplies } from '../../../source/ui/terminal/replies.ts'

const answers: readonly (readonly [string, Reply | null])[] = [
  ['\u001B[?62;4;22c', { kind: 'attributes', codes: [62, 4, 22] }],
  ['\u001BP>|kitty(0.35.2)\u001B\\', { kind: 'version', name: 'kitty(0.35.2)' }],
  ['\u001B_Gi=31;OK\u001B\\', { kind: 'kitty', isOk: true }],
  ['\u001B_Gi=31;ENOTSUPPORTED:no\u001B\\', { kind: 'kitty', isOk: false }],
  ['\u001B[6;20;10t', { kind: 'cell', width: 10, height: 20 }],
  ['\u001B[I', { kind: 'focus', isIn: true }],
  ['\u001B[<65;10;4M', { kind: 'mouse', button: 65, x: 9, y: 3, isDown: true }],
  ['\u001B[?2026;2$y', null],
  ['\u001B]11;rgb:1e1e/1e1e/1e1e\u0007', null],
]

const keys = [
  'j',
  'gg',
  '\r',
  '\u001B[A',
  '\u001B[5~',
  '\u001BOP',
  '\u001B[Z',
  '树',
  '\u001Bj',
  '\u001B[1;5C',
  '\u001B[200~\u001B[?62c\u001B[201~',
]

const readAll = (pieces: readonly string[]) => {
  let rest = ''
  let isPasting = false
  let typed = ''
  const replies: Reply[] = []
  for (const piece of pieces) {
    const read = readReplies(rest + piece, isPasting)
    rest = read.rest
    isPasting = read.isPasting
    typed += read.keys
    replies.push(...read.replies)
  }
  return { typed, replies, rest }
}

describe('answers of a terminal', () => {
  it('are told apart from keys, each with what it says', () => {
    for (const [text, reply] of answers) {
      const read = readReplies(`a${text}b`)
      expect([text, read.keys, read.replies]).toEqual([text, 'ab', reply ? [reply] : []])
    }
  })

  it('never reach the keys, and no key is lost, in whatever order and pieces they come', () => {
    const piece = fc.oneof(
      fc.constantFrom(...answers.map(([text]) => ({ text, isKey: false }))),
      fc.constantFrom(...keys.map(text => ({ text, isKey: true }))),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(200), { maxLength: 6 }), (pieces, cuts) => {
        const text = pieces.map(({ text }) => text).join('')
        // Not right after an escape: what follows it would be a key of its own to any reader.
        const places = cuts
          .map(cut => cut % (text.length + 1))
          .filter(cut => text[cut - 1] !== '\u001B')
          .sort((a, b) => a - b)
        const chunks = [...places, text.length].map((cut, i) => text.slice(places[i - 1] ?? 0, cut))
        const expected = pieces
          .filter(({ isKey }) => isKey)
          .map(({ text }) => text)
          .join('')
        const { typed, rest } = readAll(chunks)
        expect(typed + rest).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('that never end do not hold the keys back for good', () => {
    expect(readReplies(`\u001BP${'x'.repeat(3000)}`).rest).toBe('')
  })

  it('pasted by someone stay text', () => {
    const pasted = '\u001B[200~see \u001B[?62;4c\u001B[201~'
    expect(readReplies(pasted)).toEqual({ keys: pasted, replies: [], rest: '', isPasting: false })
  })
})
