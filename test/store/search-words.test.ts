import { describe, expect, it } from 'vitest'
import { foldText, parseQuery, tokensOf } from '../../source/store/search-words.ts'

describe('folding', () => {
  it.each([
    ['letter case', 'DISCUZ! x3.5', 'discuz! x3.5'],
    ['width', 'ＡＢＣ　１２', 'abc 12'],
    ['the two ways of writing', '辦法與後來', '办法与后来'],
    ['accents written apart', 'cafe\u0301', 'café'],
    ['ligatures', 'ﬁn', 'fin'],
    ['what no table holds', '𠮷野家 🙂', '𠮷野家 🙂'],
  ])('makes one of %s', (_, text, folded) => expect(foldText(text)).toBe(folded))
  it('folds a long text as it folds its parts', () => {
    const part = '柳溪鄉ABC，護林員 '
    expect(foldText(part.repeat(2000))).toBe(foldText(part).repeat(2000))
  })
})

describe('tokens', () => {
  it('are every character and pair of Chinese, and words of letters', () => {
    expect([...tokensOf('護林Wi-Fi員')].sort()).toEqual(['wi', 'fi', '护', '护林', '林', '员'].sort())
  })
  it('never join characters that a stop or a space parts', () => {
    expect(tokensOf('好。人 民')).toEqual(['好', '人', '民'])
  })
})

describe('a query', () => {
  it('asks for all pairs of a word, and holds the word itself to the text', () => {
    expect(parseQuery('護林員')).toEqual({ match: '"护林" AND "林员"', wide: '"护林" AND "林员"', phrases: ['护林员'] })
  })
  it('asks for one character as itself', () => expect(parseQuery('林').match).toBe('"林"'))
  it('takes a word of letters for the beginning of one', () =>
    expect(parseQuery('Disc')).toMatchObject({ match: '"disc"', wide: '"disc"*' }))
  it('takes what is in quotes for one phrase', () =>
    expect(parseQuery('"open source" 林').phrases).toEqual(['open source', '林']))
  it('lets nothing through to the language of the index', () => {
    expect(parseQuery('a" OR "b* NEAR(x) -y').match).not.toMatch(/OR|NEAR|-/)
  })
  it('is empty when there is nothing to look for', () => expect(parseQuery(' ，。！ ').match).toBe(''))
})
