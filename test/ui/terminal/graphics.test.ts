import { describe, expect, it } from 'vitest'
import {
  graphicsFor,
  graphicsQuestions,
  type Known,
  learn,
  nothingKnown,
} from '../../../source/ui/terminal/graphics.ts'
import { readReplies } from '../../../source/ui/terminal/replies.ts'

const after = (text: string): Known => readReplies(text).replies.reduce(learn, nothingKnown)
const choose = (env: Readonly<Record<string, string>>, text: string) =>
  graphicsFor(env, after(text), 'auto', true).protocol

describe('the picture protocol', () => {
  it('is what the terminal answers to', () => {
    expect(choose({}, '\u001B_Gi=31;OK\u001B\\\u001BP>|kitty(0.35.2)\u001B\\\u001B[?62;c')).toBe('kitty')
    expect(choose({}, '\u001BP>|WezTerm 20240203\u001B\\\u001B[?65;4;6c')).toBe('iterm')
    expect(choose({}, '\u001BP>|XTerm(390)\u001B\\\u001B[?64;4;6c')).toBe('sixel')
    expect(choose({}, '\u001B_Gi=31;OK\u001B\\\u001BP>|Konsole 24.02\u001B\\\u001B[?62;1c')).toBe('kitty-placed')
    expect(choose({}, '\u001B[?1;2c')).toBe('blocks')
  })

  it('is guessed from the environment while no answer has come', () => {
    expect(choose({ TERM: 'xterm-kitty' }, '')).toBe('kitty')
    expect(choose({ TERM_PROGRAM: 'iTerm.app' }, '')).toBe('iterm')
    expect(choose({ TERM: 'xterm-256color' }, '')).toBe('blocks')
  })

  it('inside tmux is what tmux itself draws, or kitty’s through it', () => {
    expect(choose({ TMUX: '/tmp/t,1,0', TERM_PROGRAM: 'WezTerm' }, '\u001B[?1;2;4c')).toBe('sixel')
    expect(choose({ TMUX: '/tmp/t,1,0' }, '\u001B[?1;2c')).toBe('blocks')
    expect(graphicsFor({ TMUX: 'x', KITTY_WINDOW_ID: '1' }, nothingKnown, 'auto', true)).toMatchObject({
      protocol: 'kitty',
      throughTmux: true,
    })
    expect(graphicsQuestions({ TMUX: 'x' })).not.toContain('_G')
  })

  it('is none without colours, and whatever one wishes', () => {
    expect(graphicsFor({}, nothingKnown, 'auto', false).protocol).toBeNull()
    expect(graphicsFor({}, nothingKnown, 'sixel', true).protocol).toBe('sixel')
    expect(graphicsFor({}, nothingKnown, 'none', true).protocol).toBeNull()
  })

  it('takes the size of a cell from the terminal', () => {
    expect(graphicsFor({}, after('\u001B[6;22;11t'), 'auto', true)).toMatchObject({ cellWidth: 11, cellHeight: 22 })
  })
})
