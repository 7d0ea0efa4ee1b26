import { describe, expect, it } from 'vitest'
import { chooseLanguage } from '../../source/i18n/choose.ts'

describe('the language', () => {
  it('is what was asked for, before any locale', () => {
    expect(chooseLanguage('en', { LANG: 'zh_CN.UTF-8' })).toBe('en')
    expect(chooseLanguage('zh-CN', { LANG: 'en_US.UTF-8' })).toBe('zh-CN')
  })

  it('follows LC_ALL, then LC_MESSAGES, then LANG', () => {
    expect(chooseLanguage(null, { LC_ALL: 'en_US', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' })).toBe('en')
    expect(chooseLanguage(null, { LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh-CN')
    expect(chooseLanguage(null, { LANG: 'zh_TW.UTF-8' })).toBe('zh-CN')
  })

  it('takes LANGUAGE before the locale, except in the C locale', () => {
    expect(chooseLanguage(null, { LANGUAGE: 'fr:zh_CN', LANG: 'en_US' })).toBe('zh-CN')
    expect(chooseLanguage(null, { LANGUAGE: 'zh_CN', LANG: 'C.UTF-8' })).toBe('en')
  })

  it('is English where no locale says otherwise', () => {
    expect(chooseLanguage(null, {})).toBe('en')
    expect(chooseLanguage(null, { LANG: 'fr_FR.UTF-8' })).toBe('en')
    expect(chooseLanguage('zhuang', { LANG: 'en_GB' })).toBe('en')
  })
})
