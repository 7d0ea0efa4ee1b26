/** How much is written, as the site counts, and what its charset lacks. Long texts are counted line by line, each line once. */
import type { Text } from '../../editor/text.ts'
import { wordsOf } from '../../editor/text.ts'
import type { FormFacts } from '../../writing.ts'

/** Up to here each key counts everything anew, exactly as the site does. */
const exactUpTo = 20_000

type Counted = { readonly facts: FormFacts; readonly bytes: number; readonly lacking: readonly string[] }

const counted = new WeakMap<Text, Counted>()
let lineBytes = new Map<string, number>()
let lineFacts: FormFacts | null = null

const bytesOfLine = (line: string, facts: FormFacts): number => {
  if (lineFacts !== facts || lineBytes.size > 50_000) {
    lineBytes = new Map()
    lineFacts = facts
  }
  const known = lineBytes.get(line)
  if (known !== undefined) return known
  // Measured between letters: the measure leaves out spaces at the ends.
  const bytes = line === '' ? 0 : facts.measure(`a${line}a`, '').bytes - 2
  lineBytes.set(line, bytes)
  return bytes
}

const lengthOf = (text: Text): number => text.reduce((sum, line) => sum + line.length, 0)

const count = (text: Text, facts: FormFacts): Counted => {
  if (lengthOf(text) > exactUpTo) {
    const bytes = text.reduce((sum, line) => sum + bytesOfLine(line, facts) + 2, -2)
    return { facts, bytes, lacking: [] }
  }
  const words = wordsOf(text)
  return { facts, bytes: facts.measure(words, '').bytes, lacking: facts.lacking(words) }
}

export const measureText = (text: Text, facts: FormFacts): Counted => {
  const known = counted.get(text)
  if (known?.facts === facts) return known
  const made = count(text, facts)
  counted.set(text, made)
  return made
}
