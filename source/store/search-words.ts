/**
 * Text as what is searched: letter case, width, marks and the two ways of writing Chinese made one; then words of letters and digits,
 * and of Chinese every character and every pair of neighbours. SQLite's own tokenizers know no Chinese words: `trigram` finds none of
 * one or two characters, `unicode61` takes a sentence for a word. A query asks for all its pairs; the text itself settles the rest.
 */
import traditional from 'opencc-js/dict/TSCharacters'

let known: ReadonlyMap<string, string> | null = null

/** Made when something is first searched or kept: whoever only reads needs it not. */
const simplified = (): ReadonlyMap<string, string> => {
  known ??= new Map(
    traditional.split('|').map(pair => {
      const [from = '', to = ''] = pair.split(' ')
      return [from, to] as const
    }),
  )
  return known
}

/** Han, kana and hangul are written without spaces; what is beyond the first plane is rare and goes the same way. */
const dense =
  /[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\ud840-\ud8bf][\udc00-\udfff]/gu
const letterPairs = /[\u3400-\u9fff]|[\ud840-\ud8bf][\udc00-\udfff]/g

const foldSlowly = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(letterPairs, letter => simplified().get(letter) ?? letter)

/** No single letter of the first plane: marks that join, ligatures, halves of pairs. */
const isJoined = 0xffff
/** Blocks in which letters fold to others. */
const foldingBlocks = [
  [0x41, 0x5a],
  [0xa0, 0x17f],
  [0x2000, 0x24ff],
  [0x3000, 0x33ff],
  [0xff00, 0xffef],
] as const
/** Rarer blocks in which some do: texts with a letter of these go the slow way. */
const slowBlocks = [
  [0x180, 0x1fff],
  [0x2e80, 0x2fff],
  [0xa640, 0xabff],
  [0xd800, 0xdfff],
  [0xf900, 0xfeff],
] as const

/** What each letter of the first plane folds to, where that is one letter: folding a page by rules takes twenty times as long. */
const foldTable = (): Uint16Array => {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < table.length; code += 1) table[code] = code
  for (const [from, to] of slowBlocks) table.fill(isJoined, from, to + 1)
  for (const [from, to] of foldingBlocks) {
    for (let code = from; code <= to; code += 1) {
      const folded = foldSlowly(String.fromCharCode(code))
      table[code] = folded.length === 1 ? folded.charCodeAt(0) : isJoined
    }
  }
  for (const [from, to] of simplified())
    if (from.length === 1 && to.length === 1) table[from.charCodeAt(0)] = to.charCodeAt(0)
  return table
}

let table: Uint16Array | null = null

/** Letter case, width, joined marks and writing made one. The same length is not promised: `ﬁ` becomes two letters. */
export const foldText = (text: string): string => {
  table ??= foldTable()
  const codes = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const code = table[text.charCodeAt(at)]!
    if (code === isJoined) return foldSlowly(text)
    codes[at] = code
  }
  let folded = ''
  for (let at = 0; at < codes.length; at += 4096) folded += String.fromCharCode(...codes.subarray(at, at + 4096))
  return folded
}

const word = /[\p{L}\p{N}_]+/gu
const denseRun = new RegExp(`(?:${dense.source})+`, 'gu')

/** Longer words are cut: nobody types the rest of a hash. */
const longestWord = 40

type Parts = { readonly runs: readonly (readonly string[])[]; readonly words: readonly string[] }

const splitText = (folded: string): Parts => {
  const runs: string[][] = []
  const words: string[] = []
  for (const [found] of folded.matchAll(word)) {
    for (const [run] of found.matchAll(denseRun)) runs.push([...run])
    for (const part of found.split(denseRun)) if (part !== '') words.push(part.slice(0, longestWord))
  }
  return { runs, words }
}

/** Everything that the index holds of a text: each token once. */
export const tokensOf = (text: string): readonly string[] => {
  const { runs, words } = splitText(foldText(text))
  const tokens = new Set(words)
  for (const run of runs) {
    for (let at = 0; at < run.length; at += 1) {
      tokens.add(run[at]!)
      if (at + 1 < run.length) tokens.add(run[at]! + run[at + 1]!)
    }
  }
  return [...tokens]
}

/** Facts are tokens too, so that asking for one author in a million floors costs no walk through all of them. */
export const factToken = (kind: 'site' | 'board' | 'author' | 'thread', value: string | number): string =>
  `\ue000${kind}${String(value).toLowerCase().replace(/\s+/g, '\ue001')}`

const quote = (token: string): string => `"${token.replaceAll('"', '""')}"`

/** One word of a query as what the index is asked for. `isWide`: a word of letters may be the beginning of one: `disc` finds Discuz. */
const askFor = (phrase: string, isWide: boolean): readonly string[] => {
  const { runs, words } = splitText(phrase)
  const pairs = runs.flatMap(run =>
    run.length === 1 ? [quote(run[0]!)] : run.slice(1).map((letter, at) => quote(run[at]! + letter)),
  )
  const letters = words.map(part =>
    isWide && part.length >= 3 && part.length < longestWord ? `${quote(part)}*` : quote(part),
  )
  return [...pairs, ...letters]
}

export type LocalQuery = {
  /** For FTS5; empty when the words hold nothing that can be looked for. */
  readonly match: string
  /** With beginnings of words, which cost more: for when there is too little otherwise. The same as `match` where there are none. */
  readonly wide: string
  /** Folded phrases, each of which the folded text must hold. */
  readonly phrases: readonly string[]
}

const joinAsked = (phrases: readonly string[], isWide: boolean): string =>
  [...new Set(phrases.flatMap(phrase => askFor(phrase, isWide)))].join(' AND ')

/** Words apart by spaces must all be there, anywhere; `"in quotes"` is one phrase, spaces and all. */
export const parseQuery = (typed: string): LocalQuery => {
  const phrases = [...foldText(typed).matchAll(/"([^"]+)"|([^\s"]+)/g)]
    .map(found => (found[1] ?? found[2] ?? '').trim().replace(/\s+/g, ' '))
    .filter(phrase => phrase !== '')
  return { match: joinAsked(phrases, false), wide: joinAsked(phrases, true), phrases }
}
