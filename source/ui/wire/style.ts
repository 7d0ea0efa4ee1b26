/**
 * What a cell looks like, as the parameters of SGR (`1;36`, `38;2;9;9;9;48;5;4`, `''` for plain), and the shortest way from one look to
 * another. Cells hold the string; what it means is worked out once a string.
 */

type Look = { readonly flags: number; readonly colour: string; readonly background: string }

const flagOf: Readonly<Record<string, number>> = { 1: 1, 2: 2, 3: 4, 4: 8, 7: 16, 9: 32 }
const weight = 1 | 2
/** Underline, inversion, a line through: seen on a space too. */
const seenOnSpaces = 8 | 16 | 32

const offCodes: readonly (readonly [number, string])[] = [
  [weight, '22'],
  [4, '23'],
  [8, '24'],
  [16, '27'],
  [32, '29'],
]

const plain: Look = { flags: 0, colour: '', background: '' }
const known = new Map<string, Look>([['', plain]])
/** Pictures in half blocks bring thousands of looks: then all are worked out anew. */
const mostKnown = 4000

/** `38;5;n` and `38;2;r;g;b` are one colour of several parameters. */
const colourLength = (codes: readonly string[], at: number): number => (codes[at + 1] === '5' ? 3 : 5)

const readLook = (style: string): Look => {
  const codes = style.split(';')
  let flags = 0
  let colour = ''
  let background = ''
  for (let at = 0; at < codes.length; ) {
    const code = codes[at]!
    const isLong = code === '38' || code === '48'
    const length = isLong ? colourLength(codes, at) : 1
    const whole = isLong ? codes.slice(at, at + length).join(';') : code
    if (code in flagOf) flags |= flagOf[code]!
    else if (/^(3|9)\d$/.test(code)) colour = whole
    else if (/^(4|10)\d$/.test(code)) background = whole
    at += length
  }
  return { flags, colour, background }
}

const lookOfStyle = (style: string): Look => {
  let look = known.get(style)
  if (!look) {
    if (known.size > mostKnown) known.clear()
    look = style === '' ? plain : readLook(style)
    known.set(style, look)
  }
  return look
}

/** Whether a space in this look differs from an empty cell. */
export const isSeenOnSpaces = (style: string): boolean => {
  const { flags, background } = lookOfStyle(style)
  return background !== '' || (flags & seenOnSpaces) !== 0
}

const onCodes = (flags: number): readonly string[] =>
  Object.entries(flagOf).flatMap(([code, flag]) => (flags & flag ? [code] : []))

/** Only what differs. */
const changes = (from: Look, to: Look): string => {
  const codes: string[] = []
  const gone = from.flags & ~to.flags
  let held = from.flags
  for (const [flags, code] of offCodes) {
    if ((gone & flags) === 0) continue
    codes.push(code)
    held &= ~flags
  }
  codes.push(...onCodes(to.flags & ~held))
  if (from.colour !== to.colour) codes.push(to.colour || '39')
  if (from.background !== to.background) codes.push(to.background || '49')
  return codes.join(';')
}

/** The escape sequence that leads from one look to the other; `''` when they are the same. */
export const styleChange = (from: string, to: string): string => {
  if (from === to) return ''
  if (to === '') return '\u001B[m'
  const whole = from === '' ? to : `0;${to}`
  const part = changes(lookOfStyle(from), lookOfStyle(to))
  if (part === '') return ''
  return `\u001B[${part.length < whole.length ? part : whole}m`
}
