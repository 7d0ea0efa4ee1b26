import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../source/forum/errors.ts'
import { createTranslateFor } from '../../source/i18n/choose.ts'
import { en } from '../../source/i18n/en.ts'
import { createTranslate, fill, type MessageKey } from '../../source/i18n/messages.ts'
import { zhCn } from '../../source/i18n/zh-cn.ts'

const keys = Object.keys(en) as MessageKey[]
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]!).sort()

describe('catalogues', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(zhCn).sort()).toEqual([...keys].sort())
  })

  it('have a message and a hint for every error code', () => {
    for (const code of Object.keys(exitCodes)) {
      expect(en).toHaveProperty([`error.${code}`])
      expect(en).toHaveProperty([`hint.${code}`])
    }
  })

  it('take the same parameters in every language, but for the two forms of a month', () => {
    for (const key of keys.filter(key => key !== 'time.monthDay'))
      expect([key, ...placeholders(zhCn[key])]).toEqual([key, ...placeholders(en[key])])
  })

  it('hold no control, and line breaks only where help is printed', () => {
    const lines = (key: MessageKey, text: string): string =>
      key.startsWith('topic.') || key.startsWith('help.') ? text.replaceAll('\n', '') : text
    for (const key of keys)
      for (const text of [en[key], zhCn[key]])
        expect([key, lines(key, text)]).not.toEqual([key, expect.stringMatching(/\p{Cc}/u)])
  })

  it('leave no English words untranslated in Chinese', () => {
    const words = (text: string): string => text.replace(/\{\w+\}|palou/g, '')
    const untranslated = keys.filter(key => /[a-z]{3,}/i.test(words(en[key])) && zhCn[key] === en[key])
    expect(untranslated).toEqual([])
  })
})

describe('translate', () => {
  it('puts parameters in their places', () => {
    expect(createTranslateFor('zh-CN')('thread.noFloor', { n: 7 })).toBe('没有 7 楼。')
    expect(createTranslate(en)('thread.noFloor', { n: 7 })).toBe('There is no floor 7.')
  })

  it('leaves a placeholder without its parameter to be seen', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}')
  })
})
