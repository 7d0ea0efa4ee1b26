import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { loadEncoder } from '../../source/http/encode.ts'

const bytesOf = (encoded: string): Buffer =>
  Buffer.from(
    encoded.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

const allCharacters = (firstLead: number, decode: (pair: Buffer) => string): readonly string[] => {
  const found = new Set<string>()
  for (let lead = firstLead; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decode(Buffer.from([lead, trail]))
      if ([...text].length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(text) && text > '\x7f') found.add(text)
    }
  return [...found]
}

test('all of GBK goes out and comes back', async () => {
  const encoder = await loadEncoder('gbk')
  const characters = allCharacters(0x81, pair => iconv.decode(pair, 'gbk'))
  expect(characters.length).toBeGreaterThan(21_000)
  const wrong = characters.filter(
    character => new TextDecoder('gb18030').decode(bytesOf(encoder.component(character))) !== character,
  )
  expect(wrong).toEqual([])
  const all = characters.join('')
  expect(iconv.decode(bytesOf(encoder.component(all)), 'gbk')).toBe(all)
})

test('all of Big5 that browsers send goes out and comes back', async () => {
  const encoder = await loadEncoder('big5')
  const characters = allCharacters(0xa1, pair => iconv.decode(pair, 'big5'))
  expect(characters.length).toBeGreaterThan(14_000)
  const all = characters.join('')
  expect(iconv.decode(bytesOf(encoder.component(all)), 'big5')).toBe(all)
  expect(encoder.unencodable(all)).toEqual([])
})

test('what the charset lacks goes as a browser sends it, and is named first', async () => {
  const gbk = await loadEncoder('gbk')
  expect(gbk.form([['m', '好😀好😀Ω☃']])).toBe('m=%BA%C3%26%23128512%3B%BA%C3%26%23128512%3B%A6%B8%26%239731%3B')
  expect(gbk.unencodable('好😀好😀Ω☃')).toEqual(['😀', '☃'])
  const big5 = await loadEncoder('big5')
  expect(big5.unencodable('說说')).toEqual(['说'])
})

test('the second byte of a pair may be a plain letter, as in a browser’s query', async () => {
  const gbk = await loadEncoder('gbk')
  expect(gbk.component('丂A~')).toBe('%81%40A%7E')
  expect(gbk.component('丄')).toBe('%81A')
})

test('forms are sent as browsers do: plus, CRLF, escapes', async () => {
  const utf8 = await loadEncoder('utf-8')
  expect(
    utf8.form([
      ['a b', '1+1=2&\n"x"\r\ny'],
      ['空', '我'],
    ]),
  ).toBe(
    new URLSearchParams([
      ['a b', '1+1=2&\r\n"x"\r\ny'],
      ['空', '我'],
    ]).toString(),
  )
  expect(utf8.component('a b+我')).toBe('a%20b%2B%E6%88%91')
  expect(utf8.unencodable('😀')).toEqual([])
})

test('half a surrogate pair does not stop a post', async () => {
  for (const charset of ['utf-8', 'gbk', 'big5']) {
    const encoder = await loadEncoder(charset)
    expect(() => encoder.form([['m', 'a\ud83d']])).not.toThrow()
  }
})
