/** How much of some bytes reads as UTF-8. */

export type Utf8Count = {
  /** Sequences of three and four bytes: what Chinese text is made of, and what GBK or Big5 hardly ever forms by accident. */
  readonly wide: number
  /** Sequences of two bytes, which GBK text forms by accident quite often. */
  readonly narrow: number
  /** Bytes that belong to no sequence. A sequence cut by the end is not counted as broken. */
  readonly broken: number
}

/** The length of the sequence that a first byte announces; 0 for a byte that begins none. */
const announced = (first: number): number => {
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (first >= 0xe0 && first <= 0xef) return 3
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0
}

// Overlong forms, surrogates and numbers beyond U+10FFFF show in the second byte.
const isSecond = (first: number, second: number): boolean => {
  if (first === 0xe0) return second >= 0xa0 && second <= 0xbf
  if (first === 0xed) return second >= 0x80 && second <= 0x9f
  if (first === 0xf0) return second >= 0x90 && second <= 0xbf
  if (first === 0xf4) return second >= 0x80 && second <= 0x8f
  return second >= 0x80 && second <= 0xbf
}

export const countUtf8 = (bytes: Uint8Array, from = 0, to = bytes.length): Utf8Count => {
  let wide = 0
  let narrow = 0
  let broken = 0
  for (let at = from; at < to; ) {
    const first = bytes[at]!
    if (first < 0x80) {
      at++
      continue
    }
    const length = announced(first)
    let read = 1
    while (read < length && at + read < to) {
      const next = bytes[at + read]!
      if (read === 1 ? !isSecond(first, next) : next < 0x80 || next > 0xbf) break
      read++
    }
    if (length === 0 || (read < length && at + read < to)) broken++
    else if (read === length && length > 2) wide++
    else if (read === length) narrow++
    at += read
  }
  return { wide, narrow, broken }
}
