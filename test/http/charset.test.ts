import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeBytes, decodePage } from '../../source/http/charset.ts'
import { describeCaptures, listCaptures, readCapture } from '../helpers/captures.ts'

const simplified = '右江边的老王说：今天的水比昨天大，大家不要下去。我们在这里等了一个小时。'
const traditional = '右江邊的老王說：今天的水比昨天大，大家不要下去。我們在這裡等了一個小時。'

const inCharset = (charset: string, text: string): Buffer => iconv.encode(text, charset)

const sampleOf: Readonly<Record<string, string>> = { 'utf-8': simplified, gbk: simplified, big5: traditional }

describe('what a page says of itself is understood', () => {
  test.each([
    ['gbk', 'text/html; charset=GBK', ''],
    ['gbk', 'text/html;charset="gb2312"', ''],
    ['gbk', 'text/html; charset=gb18030', ''],
    ['gbk', null, '<meta http-equiv="Content-Type" content="text/html; charset=GB_2312-80" />'],
    ['gbk', 'text/html', "<script>var STYLEID = '1', charset = 'gbk', discuz_uid = '0'</script>"],
    ['gbk', 'text/xml', '<?xml version="1.0" encoding="gbk"?>'],
    ['big5', 'text/html; charset=Big5-HKSCS', ''],
    ['big5', null, '<META charset=BIG5>'],
    ['big5', 'text/html; charset=cp950', ''],
    ['utf-8', 'text/html; charset=UTF8', ''],
    ['utf-8', null, '<meta charset="utf-8">'],
  ])('%s by %s %s', (charset, contentType, head) => {
    const text = `${head}<p>${sampleOf[charset]}`
    expect(decodeBytes(inCharset(charset, text), contentType)).toEqual({ text, charset, mismatch: false })
  })
})

describe('bytes are the judge when labels lie', () => {
  test.each([
    ['utf-8', 'text/html; charset=gbk'],
    ['utf-8', 'text/html; charset=big5'],
    ['gbk', 'text/html; charset=utf-8'],
    ['gbk', 'text/html; charset=Big5'],
    ['big5', 'text/html; charset=utf-8'],
    ['big5', 'text/html; charset=gb2312'],
  ])('%s sent as %s', (charset, contentType) => {
    const text = sampleOf[charset] ?? ''
    expect(decodeBytes(inCharset(charset, text.repeat(3)), contentType)).toMatchObject({
      text: text.repeat(3),
      mismatch: contentType !== 'text/html; charset=utf-8' || charset !== 'utf-8',
    })
  })

  test.each(['utf-8', 'gbk', 'big5'])('%s without any label', charset => {
    expect(decodeBytes(inCharset(charset, sampleOf[charset] ?? ''), null)).toMatchObject({
      text: sampleOf[charset],
      charset,
      mismatch: false,
    })
  })

  test('a server’s default says nothing against the page’s own label', () => {
    const text = `<meta charset=gbk><p>${simplified}`
    const decoded = decodeBytes(inCharset('gbk', text), 'text/html; charset=ISO-8859-1')
    expect(decoded).toEqual({ text, charset: 'gbk', mismatch: false })
  })

  test('a name nobody knows is passed over', () => {
    expect(decodeBytes(inCharset('gbk', simplified), 'text/html; charset=klingon').text).toBe(simplified)
  })
})

test('a short GBK word that passes as UTF-8 stays the word', () => {
  const bytes = Buffer.from([0xc4, 0xa3, 0xca, 0xbd])
  expect(decodeBytes(bytes, 'text/xml; charset=gbk').text).toBe('模式')
})

test('a page of plain ASCII keeps its site’s charset', () => {
  expect(decodeBytes(Buffer.from('<p>ok'), 'text/html; charset=gbk')).toEqual({
    text: '<p>ok',
    charset: 'gbk',
    mismatch: false,
  })
})

test('a mark at the beginning decides and is not part of the text', () => {
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(simplified)])
  expect(decodeBytes(marked, 'text/html; charset=gbk')).toEqual({ text: simplified, charset: 'utf-8', mismatch: true })
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(simplified, 'utf16le')])
  expect(decodeBytes(wide, null).text).toBe(simplified)
})

test('a page cut in the middle of a character loses that one only', () => {
  for (const charset of ['utf-8', 'gbk', 'big5']) {
    const bytes = inCharset(charset, sampleOf[charset] ?? '')
    const { text, charset: judged } = decodeBytes(bytes.subarray(0, -1), `text/html; charset=${charset}`)
    expect(judged).toBe(charset)
    expect(text.slice(0, -1)).toBe(sampleOf[charset]?.slice(0, -1))
  }
})

test('broken bytes cost themselves only', () => {
  const broken = Buffer.concat([
    Buffer.from(`<p>${simplified}</p>`),
    Buffer.from([0xff, 0xc0, 0x80]),
    Buffer.from(`<p>${simplified}</p>`),
  ])
  const { text, charset } = decodeBytes(broken, 'text/html; charset=utf-8')
  expect(charset).toBe('utf-8')
  expect(text.split(simplified)).toHaveLength(3)
})

test.each([
  ['utf-8', 1, 1],
  ['gbk', 1, 1],
  ['utf-8', 5, 1],
  ['gbk', 1, 5],
])('a page glued together from two encodings is read whole (labelled %s)', (label, utf8Parts, gbkParts) => {
  const bytes = Buffer.concat([
    Buffer.from(`<div>${simplified}</div>\n`.repeat(utf8Parts)),
    inCharset('gbk', `<div>${simplified}</div>\n`.repeat(gbkParts)),
    Buffer.from(`<i>${simplified}</i>`),
  ])
  const { text, mismatch } = decodeBytes(bytes, `text/html; charset=${label}`)
  expect(text.split(simplified)).toHaveLength(utf8Parts + gbkParts + 2)
  expect(mismatch).toBe(true)
})

test('GB18030’s four bytes and the euro of Windows are read on a GBK page', () => {
  const text = `${simplified}㐀𠀀€`
  expect(decodeBytes(inCharset('gb18030', text), 'text/html; charset=gbk').text).toBe(text)
  const euro = Buffer.concat([inCharset('gbk', simplified), Buffer.from([0x80])])
  expect(decodeBytes(euro, 'text/html; charset=gbk').text).toBe(`${simplified}€`)
})

test('Hong Kong’s characters are read on a Big5 page', async () => {
  const words = Buffer.from([0x87, 0x7b, 0x8d, 0xb8, 0xfa, 0xb0, 0xfe, 0xd8, 0x88, 0x62])
  const bytes = Buffer.concat([inCharset('big5', traditional), words])
  const { text, charset } = await decodePage(bytes, 'text/html; charset=big5')
  expect(charset).toBe('big5')
  expect(text).toBe(`${traditional}𡵓桊刋瞯Ê̄`)
})

test('a charset that the person set is used without judging', async () => {
  const bytes = Buffer.from(simplified)
  const wished = await decodePage(bytes, 'text/html; charset=utf-8', 'GB2312')
  expect(wished).toMatchObject({ charset: 'gbk', mismatch: false })
  expect(wished.text).not.toBe(simplified)
  expect((await decodePage(bytes, null, 'klingon')).text).toBe(simplified)
})

test('any bytes give some text, in no time', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(null, 'a; charset=gbk', 'a; charset=utf-8'),
      (bytes, type) => {
        expect(typeof decodeBytes(bytes, type).text).toBe('string')
      },
    ),
    { numRuns: process.env.PALOU_FUZZ === 'long' ? 100_000 : 300 },
  )
})

describeCaptures('captured pages', () => {
  const pages = (set: 'x35' | 'gbk') => listCaptures(set, /\.(?:html|xml|js|json)$/).map(name => readCapture(set, name))

  test('every GBK page is read whole, whatever its header says', () => {
    const wrong = pages('gbk').flatMap(({ name, bytes, headers }) =>
      [headers['content-type'] ?? null, null, 'text/html; charset=utf-8', 'text/html; charset=big5'].flatMap(type => {
        const { text } = decodeBytes(bytes, type)
        const expected = isUtf8(bytes) ? Buffer.from(bytes).toString() : iconv.decode(Buffer.from(bytes), 'gb18030')
        return text === expected && !text.includes('\ufffd') ? [] : [`${name} ${type}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('every UTF-8 page is read as UTF-8, whatever its header says', () => {
    const wrong = pages('x35').flatMap(({ name, bytes, text }) =>
      [null, 'text/html; charset=gbk', 'text/html; charset=big5'].flatMap(type =>
        decodeBytes(bytes, type).text === text ? [] : [`${name} ${type}`],
      ),
    )
    expect(wrong).toEqual([])
  })

  test('a cut page of either kind is read up to the cut', () => {
    for (const set of ['x35', 'gbk'] as const)
      for (const { bytes, headers } of pages(set).slice(0, 40)) {
        const whole = decodeBytes(bytes, headers['content-type'] ?? null).text
        for (const share of [0.3, 0.61, 0.87]) {
          const part = decodeBytes(bytes.subarray(0, Math.floor(bytes.length * share)), headers['content-type'] ?? null)
          expect(whole.startsWith(part.text.replace(/\ufffd+$/, ''))).toBe(true)
        }
      }
  })

  test('broken bytes anywhere change no line but their own', { timeout: 120_000 }, () => {
    const sets = (['x35', 'gbk'] as const).flatMap(set => pages(set).filter(({ bytes }) => bytes.length > 3000))
    const place = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }).filter(byte => byte !== 10) })
    fc.assert(
      fc.property(fc.nat(), fc.array(place, { minLength: 1, maxLength: 30 }), (which, places) => {
        const { bytes, headers } = sets[which % sets.length]!
        const type = headers['content-type'] ?? null
        const lines = decodeBytes(bytes, type).text.split('\n')
        const broken = Uint8Array.from(bytes)
        const touched = new Set<number>()
        for (const { at, byte } of places) {
          const position = at % bytes.length
          if (bytes[position] === 10) continue
          broken[position] = byte
          touched.add(bytes.subarray(0, position).filter(value => value === 10).length)
        }
        const after = decodeBytes(broken, type).text.split('\n')
        expect(after.filter((line, row) => !touched.has(row) && line !== lines[row])).toEqual([])
      }),
      { numRuns: process.env.PALOU_FUZZ === 'long' ? 10_000 : 100 },
    )
  })
})
