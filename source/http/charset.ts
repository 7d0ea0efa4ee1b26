/**
 * Bytes to text, in one place. Labels lie (field report 4), so the bytes judge: valid UTF-8 with Chinese in it is UTF-8 whatever the label
 * says, and what is not valid UTF-8 is not. Pages glued together from both encodings are told apart run by run, so nothing readable is lost.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { canonicalCharset, declaredCharsets } from './charset-label.ts'
import { countUtf8 } from './utf8-count.ts'

/** `mismatch`: the page's label and its bytes disagree, or its bytes are of two encodings. */
export type Decoded = { readonly text: string; readonly charset: string; readonly mismatch: boolean }

const headLength = 8192

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

const decodeAs = (bytes: Uint8Array, charset: string): string => {
  const known = decoders.get(charset)
  const decoder = known ?? new TextDecoder(charset === 'gbk' ? 'gb18030' : charset)
  if (!known) decoders.set(charset, decoder)
  return decoder.decode(bytes)
}

const markOf = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

const common = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里这這個們來為國說時會對過發後著，。！？、：《》「」（）',
)

/** The share of common Chinese characters among the non-ASCII ones; text read in the wrong encoding has nearly none. */
const commonShare = (text: string): number => {
  let all = 0
  let hits = 0
  for (let at = 0; at < text.length && all < 4000; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    all++
    if (common.has(text[at]!)) hits++
  }
  return all === 0 ? 0 : hits / all
}

/** GBK reads nearly any Big5 text without an error (and the other way round half the time): only the words tell. */
const judgeLegacy = (bytes: Uint8Array, labels: readonly string[]): string => {
  const legacy = labels.filter(label => label !== 'utf-8')
  const first = legacy[0]
  if (first && first !== 'gbk' && first !== 'big5') return first
  const sample = bytes.subarray(0, 262_144)
  const gbk = commonShare(decodeAs(sample, 'gbk'))
  const big5 = commonShare(decodeAs(sample, 'big5'))
  if (first === undefined || legacy.includes(first === 'gbk' ? 'big5' : 'gbk')) return big5 > gbk ? 'big5' : 'gbk'
  const [own, other] = first === 'gbk' ? [gbk, big5] : [big5, gbk]
  return own < 0.03 && other > 0.12 ? (first === 'gbk' ? 'big5' : 'gbk') : first
}

/** Bytes that are the second half of no character in UTF-8, GBK, GB18030 or Big5: space, quotes, brackets, newlines. */
const isBoundary = (byte: number): boolean => byte < 0x30 || (byte >= 0x3a && byte <= 0x3f)

// A run is seldom all of one kind: cut characters and accidents are outweighed, not forbidden.
const charsetOfRun = (bytes: Uint8Array, base: string, legacy: string): string => {
  const { wide, narrow, broken } = countUtf8(bytes)
  if (base === 'utf-8') return broken > wide && !decodeAs(bytes, legacy).includes('\ufffd') ? legacy : base
  return wide > 1 && wide > 4 * (broken + narrow) ? 'utf-8' : base
}

/** Decodes run by run; neighbours of one encoding are decoded together. */
const decodeMixed = (bytes: Uint8Array, base: string, legacy: string): { text: string; mixed: boolean } => {
  let text = ''
  let start = 0
  let charset = base
  let mixed = false
  for (let at = 0; at < bytes.length; ) {
    if (isBoundary(bytes[at]!)) {
      at++
      continue
    }
    const runStart = at
    let high = false
    while (at < bytes.length && !isBoundary(bytes[at]!)) high = bytes[at++]! >= 0x80 || high
    const own = high ? charsetOfRun(bytes.subarray(runStart, at), base, legacy) : charset
    if (own === charset) continue
    text += decodeAs(bytes.subarray(start, runStart), charset)
    start = runStart
    charset = own
    mixed = true
  }
  return { text: text + decodeAs(bytes.subarray(start), charset), mixed }
}

const decodeBroken = (bytes: Uint8Array, labels: readonly string[]): Decoded => {
  const count = countUtf8(bytes)
  const legacy = judgeLegacy(bytes, labels)
  const base = count.wide > count.broken ? 'utf-8' : legacy
  const { text, mixed } =
    count.wide === 0 ? { text: decodeAs(bytes, base), mixed: false } : decodeMixed(bytes, base, legacy)
  return { text, charset: base, mismatch: mixed || (labels[0] !== undefined && labels[0] !== base) }
}

/** Valid UTF-8 whose label says otherwise: a short GBK word can pass for two-byte UTF-8, hence the wish for wide characters. */
const decodeValid = (bytes: Uint8Array, label: string | undefined): Decoded => {
  const trusted = label !== undefined && label !== 'utf-8' && countUtf8(bytes).wide === 0
  const charset = trusted ? label : 'utf-8'
  return { text: decodeAs(bytes, charset), charset, mismatch: label !== undefined && label !== charset }
}

/** Never throws. `contentType` is the header's value. Big5 characters of Hong Kong come out right only through `decodePage`. */
export const decodeBytes = (bytes: Uint8Array, contentType: string | null): Decoded => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength)).toString('latin1')
  const labels = declaredCharsets(contentType, head)
  const mark = markOf(bytes)
  if (mark) return { text: decodeAs(bytes, mark), charset: mark, mismatch: labels.some(label => label !== mark) }
  const label = labels[0]
  if (isAscii(bytes)) return { text: decodeAs(bytes, 'utf-8'), charset: label ?? 'utf-8', mismatch: false }
  return isUtf8(bytes) ? decodeValid(bytes, label) : decodeBroken(bytes, labels)
}

// What the platform's Big5 gives for characters of HKSCS: private use or nothing.
const lacksHkscs = /[\ue000-\uf8ff\ufffd]/

/** As `decodeBytes`; a charset that the person set wins over all judging (an unknown name does not), and HKSCS is read. */
export const decodePage = async (
  bytes: Uint8Array,
  contentType: string | null,
  override: string | null = null,
): Promise<Decoded> => {
  const wished = override === null ? null : canonicalCharset(override)
  const decoded = wished
    ? { text: decodeAs(bytes, wished), charset: wished, mismatch: false }
    : decodeBytes(bytes, contentType)
  if (decoded.charset !== 'big5' || !lacksHkscs.test(decoded.text)) return decoded
  const { decodeHkscs } = await import('./big5.ts')
  return { ...decoded, text: decodeHkscs(bytes) }
}
