/**
 * What a character is to line breaking. After UAX #14, CLREQ and GB/T 15834: marks that may not begin a line (避头), marks that may not
 * end one (避尾), and the pairs —— …… that stay whole.
 */

export const breakClass = {
  /** Latin and other letters that are broken at spaces only. */
  letter: 0,
  digit: 1,
  /** Han, kana, Hangul, emoji, symbols: a break on either side. */
  ideograph: 2,
  space: 3,
  /** A no-break space or joiner. */
  glue: 4,
  opener: 5,
  /** May not begin a line, whether or not a space stands before it. */
  closer: 6,
  /** ASCII , . ) ! and so on: may not begin a line, but begin words after a space (`:)`, `.profile`). */
  asciiCloser: 7,
  hyphen: 8,
  dash: 9,
  ellipsis: 10,
  /** ASCII " and ': which side they close is not known, so they stay with both neighbours. */
  quote: 11,
  /** ’ closes in Chinese and stands inside words in English. */
  apostrophe: 12,
} as const

export type BreakClass = (typeof breakClass)[keyof typeof breakClass]

const asciiOpeners = '([{<@$'
const asciiClosers = '!%),./:;>?]}~'
const openers = '（［｛〔【《〈「『〖〘〚“‘〝﹙﹛﹝｢︵︷︹︻︽︿﹁﹃￥￡＄£¥№＠'
const closers =
  '、。，．：；？！）］｝〕】》〉」』〗〙〛”〞〟·・•‧％‰℃℉°′″￠¢～〜ー々〻ゝゞヽヾ‼⁇⁈⁉／–' +
  'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞｡､｣･ｰﾞﾟ︶︸︺︼︾﹀﹂﹄'

const table = new Uint8Array(0x10000)
const setRange = (first: number, last: number, value: BreakClass): void => {
  table.fill(value, first, last + 1)
}
const setAll = (characters: string, value: BreakClass): void => {
  for (const character of characters) table[character.charCodeAt(0)] = value
}

for (const [first, last] of [
  [0x1100, 0x11ff],
  [0x2100, 0x214f],
  [0x2190, 0x2bff],
  [0x2e80, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xffdc],
  [0xffe0, 0xffee],
] as const) {
  setRange(first, last, breakClass.ideograph)
}
setRange(0x30, 0x39, breakClass.digit)
setRange(0xff10, 0xff19, breakClass.digit)
// Discuz writes typed spaces as &nbsp; so a no-break space says nothing about breaking here.
setAll(' \u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f', breakClass.space)
setAll('\u202f\u2007\u2060\ufeff', breakClass.glue)
setAll(asciiOpeners + openers, breakClass.opener)
setAll(closers, breakClass.closer)
setAll(asciiClosers, breakClass.asciiCloser)
setAll('-', breakClass.hyphen)
setAll('—―⸺', breakClass.dash)
setAll('…‥⋯', breakClass.ellipsis)
setAll('"\'', breakClass.quote)
setAll('’', breakClass.apostrophe)

/** `code` is a code point, or the first UTF-16 unit of one. */
export const breakClassOf = (code: number): BreakClass =>
  code >= 0xd800 && (code < 0xe000 || code > 0xffff) ? breakClass.ideograph : (table[code] as BreakClass)

const all = (characters: string): ReadonlySet<number> => new Set(Array.from(characters, c => c.charCodeAt(0)))

/** Words that count or measure: `2022年`, `3.5万`, `40℃`, kept with their number where the line allows it. */
const units = all(
  '年月日时時点點分秒号號楼樓层層个個名人次元块塊角万萬亿億千百十度米里斤吨噸克升岁歲天周届屆期页頁章条條',
)
export const isUnit = (code: number): boolean => units.has(code)

/** 第 3 页 */
export const ordinal = '第'.charCodeAt(0)
