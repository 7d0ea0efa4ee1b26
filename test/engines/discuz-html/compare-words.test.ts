import { describe, expect, test } from 'vitest'
import { compareWords } from '../../../source/engines/discuz-html/compare-words.ts'

describe('a sent text and what a page shows', () => {
  test.each([
    ['今天[b]下雾[/b]了 {:1_1:}', '今天下雾了'],
    ['[quote]别人的话[/quote]我的话', '我的话'],
    ['ＡＢＣ，１２３！', 'abc 123'],
    ['看图[img]http://a.example/1.png[/img]', '看图'],
    ['这是一个违禁的词', '这是一个**的词'],
    [':)', ':)'],
  ])('%s is the same as %s', (sent, shown) => {
    expect(compareWords(sent, shown)).toBe('same')
  })

  test('two texts that differ in a number are alike, never the same', () => {
    expect(compareWords('第1章，走到后山去看茶', '第2章，走到后山去看茶')).toBe('alike')
  })

  test('stars alone prove nothing', () => {
    expect(compareWords('另一段完全不同的话', '***')).toBe('other')
    expect(compareWords('顶', '踩')).toBe('other')
  })
})
