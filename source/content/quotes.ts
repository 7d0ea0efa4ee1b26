/** Whom a quote answers. Discuz writes it as a first line of the quote itself: NAME 发表于 DATE, linked to the post (facts §4.7). */
import type { Block, Inline } from './block.ts'

export type QuoteBlock = Extract<Block, { kind: 'quote' }>

const when = String.raw`(\d{2,4}[-/.年]\d.*|.*\d.*(?:前|\d:\d\d).*|(?:今天|昨天|前天|半小时前|半小時前|刚刚|剛剛).*)`
const postedAt = new RegExp(`^\\s*(.+?)\\s*(?:发表于|發表於|posted\\s+(?:at|on))[:：]?\\s*${when}$`, 'i')
/** Discuz before X: 原帖由 NAME 于 DATE 发表. */
const original = /^\s*(?:原帖由|原帖由:|引用:?)\s*(.+?)\s*(?:于|於)\s*(.*\d.*?)\s*(?:发表|發表|的发言|的發言)?\s*$/

type Head = { readonly author: string; readonly time: string }

const parseHead = (line: string): Head | null => {
  if (line.length > 200) return null
  const found = postedAt.exec(line) ?? original.exec(line)
  return found && found[1]!.length <= 60 ? { author: found[1]!.trim(), time: found[2]!.trim() } : null
}

const withText = (run: Inline, text: string): Inline => ({ ...run, text })

/** The first line of a paragraph and the runs after it. */
const splitLine = (runs: readonly Inline[]): { readonly line: string; readonly rest: readonly Inline[] } => {
  let line = ''
  for (const [at, run] of runs.entries()) {
    const end = run.text.indexOf('\n')
    if (end < 0) {
      line += run.text
      continue
    }
    line += run.text.slice(0, end)
    const tail = run.text.slice(end + 1)
    const rest = runs.slice(at + 1)
    return { line, rest: tail === '' ? rest : [withText(run, tail), ...rest] }
  }
  return { line, rest: [] }
}

/** The quote, its head taken off where the first line is one. */
export const makeQuote = (blocks: readonly Block[], postId: string | null): QuoteBlock => {
  const first = blocks[0]
  if (first?.kind === 'paragraph') {
    const { line, rest } = splitLine(first.runs)
    const head = parseHead(line)
    if (head) {
      const others = blocks.slice(1)
      const kept = rest.length ? [{ ...first, runs: rest }, ...others] : others
      return { kind: 'quote', postId, ...head, blocks: kept }
    }
  }
  return { kind: 'quote', postId, author: null, time: null, blocks }
}
