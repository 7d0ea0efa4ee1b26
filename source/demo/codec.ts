/** The site's charset: what its pages are written in, and what its forms are read in. */
export type Charset = 'utf-8' | 'gbk' | 'big5'

export type Codec = {
  readonly charset: Charset
  readonly decode: (bytes: Uint8Array) => string
  readonly encode: (text: string) => Uint8Array
  /** A query value in the bytes of the site (facts §0.12). */
  readonly percent: (text: string) => string
  /** Our own words as the pages show them: in Big5 they are traditional. */
  readonly shown: (text: string) => string
}

const percentOf = (bytes: Uint8Array): string =>
  [...bytes]
    .map(b => {
      const char = String.fromCharCode(b)
      return /[\w.~-]/.test(char) ? char : `%${b.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

const utf8: Codec = {
  charset: 'utf-8',
  decode: bytes => Buffer.from(bytes).toString('utf8'),
  encode: text => Buffer.from(text, 'utf8'),
  percent: text => percentOf(Buffer.from(text, 'utf8')),
  shown: text => text,
}

/**
 * GBK and Big5. A letter that the charset lacks came to such a site as `&#N;` and is shown as these very letters (facts §0.12);
 * our own texts are kept free of them except where a floor is about just that.
 */
export const loadCodec = async (charset: Charset): Promise<Codec> => {
  if (charset === 'utf-8') return utf8
  const { default: iconv } = await import('iconv-lite')
  const same = (text: string): string => text
  const { keepLetters, toTraditional } =
    charset === 'big5' ? await import('./traditional.ts') : { keepLetters: same, toTraditional: same }
  const known = new Map<string, string>()
  const fit = (char: string): string => {
    const cached = known.get(char)
    if (cached !== undefined) return cached
    const lost = iconv.decode(iconv.encode(char, charset), charset) !== char
    const out = lost ? `&amp;#${char.codePointAt(0)};` : char
    known.set(char, out)
    return out
  }
  const encode = (text: string): Uint8Array =>
    iconv.encode(toTraditional(text).replace(/[^\u0000-\u007f]/gu, fit), charset)
  return {
    charset,
    decode: bytes => keepLetters(iconv.decode(Buffer.from(bytes), charset)),
    encode,
    percent: text => percentOf(encode(text)),
    shown: toTraditional,
  }
}
