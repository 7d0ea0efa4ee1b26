/** What a terminal says about itself among the keys, taken out of them: an answer may come late, in pieces, or never. */

export type Reply =
  /** What it can do, as DEC numbered it: 4 is sixel. */
  | { readonly kind: 'attributes'; readonly codes: readonly number[] }
  | { readonly kind: 'version'; readonly name: string }
  | { readonly kind: 'kitty'; readonly isOk: boolean }
  /** Pixels of a cell. */
  | { readonly kind: 'cell'; readonly width: number; readonly height: number }
  | { readonly kind: 'focus'; readonly isIn: boolean }
  /** SGR mouse: button as sent, cells from 0. */
  | {
      readonly kind: 'mouse'
      readonly button: number
      readonly x: number
      readonly y: number
      readonly isDown: boolean
    }

export type Read = {
  readonly keys: string
  readonly replies: readonly Reply[]
  /** The beginning of what may be a reply: the next reading begins with it. */
  readonly rest: string
  /** A paste goes on: all of it is text, whatever it holds. */
  readonly isPasting: boolean
}

const esc = '\u001B'
const mostRest = 2048

/** How long a terminal's string (DCS, APC, OSC) is, its end included; 0 while the end is missing, -1 for none. */
const stringLength = (text: string): number => {
  const kind = text[1]
  if (kind !== 'P' && kind !== '_' && kind !== ']') return -1
  const end = text.indexOf(`${esc}\\`, 2)
  const bell = kind === ']' ? text.indexOf('\u0007', 2) : -1
  if (bell > 0 && (end < 0 || bell < end)) return bell + 1
  return end < 0 ? 0 : end + 2
}

const readString = (text: string): Reply | null => {
  const version = text.match(/^.P>\|([ -~]{0,200})/)
  if (version) return { kind: 'version', name: version[1]! }
  const kitty = text.match(/^._Gi=\d+;(\w*)/)
  return kitty ? { kind: 'kitty', isOk: kitty[1] === 'OK' } : null
}

/** Beginnings of answers and of mice only: nothing that a key sends. */
const control = /^.\[(?:\?[\d;]*c|>[\d;]*c|6;\d+;\d+t|4;\d+;\d+t|\?[\d;]*\$y|<\d+;\d+;\d+[Mm]|[IO])/
const unfinished = /^.(?:\[(?:[?<>][\d;]*\$?|[46](?:;[\d;]*)?|20{0,2})?)?$/

const readControl = (text: string): Reply | null => {
  const attributes = text.match(/^.\[\?([\d;]*)c$/)
  if (attributes) return { kind: 'attributes', codes: attributes[1]!.split(';').map(Number) }
  const cell = text.match(/^.\[6;(\d+);(\d+)t$/)
  if (cell) return { kind: 'cell', width: Number(cell[2]), height: Number(cell[1]) }
  const mouse = text.match(/^.\[<(\d+);(\d+);(\d+)([Mm])$/)
  if (mouse) {
    const [button = 0, x = 1, y = 1] = mouse.slice(1, 4).map(Number)
    return { kind: 'mouse', button, x: x - 1, y: y - 1, isDown: mouse[4] === 'M' }
  }
  if (text === `${esc}[I` || text === `${esc}[O`) return { kind: 'focus', isIn: text.endsWith('I') }
  return null
}

const pasteStart = `${esc}[200~`
const pasteEnd = `${esc}[201~`

type Piece = { readonly length: number; readonly reply: Reply | null } | 'unfinished' | 'keys'

const readPiece = (text: string): Piece => {
  const length = stringLength(text)
  if (length === 0) return text.length < mostRest ? 'unfinished' : 'keys'
  if (length > 0) return { length, reply: readString(text.slice(0, length)) }
  const found = text.match(control)?.[0]
  if (found) return { length: found.length, reply: readControl(found) }
  return text !== esc && unfinished.test(text) ? 'unfinished' : 'keys'
}

type Position = { at: number; keys: string; isPasting: boolean }

/** Where the beginning of the paste's end begins, in case the rest of it comes later. */
const endOfText = (text: string): number => {
  const last = text.lastIndexOf(esc)
  return last >= 0 && pasteEnd.startsWith(text.slice(last)) ? last : text.length
}

/** To the end of the paste, or of what has come of it. */
const takePaste = (text: string, position: Position): void => {
  const end = text.indexOf(pasteEnd, position.at)
  const to = end < 0 ? Math.max(position.at, endOfText(text)) : end + pasteEnd.length
  position.isPasting = end < 0
  position.keys += text.slice(position.at, to)
  position.at = to
}

export const readReplies = (text: string, isPasting = false): Read => {
  const position: Position = { at: 0, keys: '', isPasting }
  const replies: Reply[] = []
  const read = (rest: string): Read => ({ keys: position.keys, replies, rest, isPasting: position.isPasting })
  while (position.at < text.length) {
    if (position.isPasting) {
      takePaste(text, position)
      if (position.isPasting) return read(text.slice(position.at))
      continue
    }
    const next = text.indexOf(esc, position.at)
    position.keys += text.slice(position.at, next < 0 ? text.length : next)
    if (next < 0) return read('')
    position.at = next
    if (text.startsWith(pasteStart, next)) {
      position.isPasting = true
      continue
    }
    const piece = readPiece(text.slice(next))
    if (piece === 'unfinished') return read(text.slice(next))
    if (piece === 'keys') position.keys += esc
    else if (piece.reply) replies.push(piece.reply)
    position.at += piece === 'keys' ? 1 : piece.length
  }
  return read('')
}
