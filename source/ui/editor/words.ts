/** Borders of words and graphemes in one line. Han words are found by the dictionary that comes with the JavaScript engine. */
import { narrowAmbiguous, visitGraphemes } from '../../text/width.ts'

export const graphemeBefore = (line: string, offset: number): number => {
  let found = 0
  visitGraphemes(line, narrowAmbiguous, (start, end) => {
    if (start < offset) found = end < offset ? end : start
  })
  return found
}

export const graphemeAfter = (line: string, offset: number): number => {
  let found = line.length
  visitGraphemes(line, narrowAmbiguous, (_start, end) => {
    if (end > offset && end < found) found = end
  })
  return found
}

let segmenter: Intl.Segmenter | undefined

/** Starts and ends of what is a word: letters, digits, Han; not spaces and marks. */
const wordsIn = (line: string): readonly (readonly [number, number])[] => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return [...segmenter.segment(line)].flatMap(({ index, segment, isWordLike }) =>
    isWordLike ? [[index, index + segment.length] as const] : [],
  )
}

/** The end of the word at or after `offset`; null where no word follows in the line. */
export const wordEndAfter = (line: string, offset: number): number | null =>
  wordsIn(line).find(([, end]) => end > offset)?.[1] ?? null

/** The beginning of the word at or before `offset`; null where no word stands before it in the line. */
export const wordStartBefore = (line: string, offset: number): number | null =>
  wordsIn(line).findLast(([start]) => start < offset)?.[0] ?? null
