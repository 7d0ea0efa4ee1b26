/**
 * Text, line breaks and paragraphs as a browser shows them: white space collapses, a line's edges carry none, no-break and
 * full-width spaces count, one `br` is a new line and an empty line a new paragraph.
 */
import type { Align, Block, Inline, RunStyle } from './block.ts'
import { decodeNumbered } from './decode-numbered.ts'
import { cleanText } from './sanitize.ts'

/** `user`: the link names a member, so `@name` in it is a mention. */
export type LinkTarget = { readonly url: string; readonly user: boolean; readonly userId: string | null }

/** `text` is the run being written, `gap` blanks not yet followed by a word, `broken` a line end not yet followed by one. */
export type Writer = {
  blocks: Block[]
  align: Align
  style: RunStyle | null
  link: LinkTarget | null
  runs: Inline[]
  text: string
  textStyle: RunStyle | null
  textLink: LinkTarget | null
  /** Two pieces of text met without a blank: they may compose with each other. */
  joined: boolean
  gap: string
  /** The gap ends with white space that swallows more of its kind. */
  soft: boolean
  /** The line has something to see. */
  ink: boolean
  broken: boolean
  /** Words and signs put so far: tells whether a link had any. */
  count: number
}

export const createWriter = (): Writer => ({
  blocks: [],
  align: 'left',
  style: null,
  link: null,
  runs: [],
  text: '',
  textStyle: null,
  textLink: null,
  joined: false,
  gap: '',
  soft: false,
  ink: false,
  broken: false,
  count: 0,
})

const toRun = (text: string, style: RunStyle | null, link: LinkTarget | null): Inline => {
  if (!link) return { kind: 'text', text, style }
  if (link.user && text.startsWith('@')) return { kind: 'mention', text, userId: link.userId }
  return { kind: 'link', text, url: link.url, style }
}

const flush = (writer: Writer): void => {
  if (writer.text === '') return
  const text = writer.joined ? cleanText(writer.text) : writer.text
  writer.runs.push(toRun(text, writer.textStyle, writer.textLink))
  writer.text = ''
  writer.joined = false
}

/** The blanks before a word belong to neither link nor underline: they go to a plain neighbour, or stand alone. */
const placeLead = (writer: Writer, lead: string, plainNext: boolean): string => {
  if (lead !== '' && writer.text !== '' && writer.textStyle === null && writer.textLink === null) {
    writer.text += lead
    flush(writer)
    return ''
  }
  flush(writer)
  if (lead === '' || plainNext) return lead
  writer.runs.push({ kind: 'text', text: lead, style: null })
  return ''
}

const takeLead = (writer: Writer): string => {
  const lead = writer.broken ? `\n${writer.gap}` : writer.gap
  writer.broken = false
  writer.gap = ''
  writer.soft = false
  writer.ink = true
  writer.count += 1
  return lead
}

const putWord = (writer: Writer, word: string): void => {
  const lead = takeLead(writer)
  if (writer.text !== '' && writer.textStyle === writer.style && writer.textLink === writer.link) {
    if (lead === '') writer.joined = true
    writer.text += lead + word
    return
  }
  writer.text = placeLead(writer, lead, writer.style === null && writer.link === null) + word
  writer.textStyle = writer.style
  writer.textLink = writer.link
}

const putBlank = (writer: Writer, code: number): void => {
  if (code === 0xa0 || code === 0x3000) {
    const blank = code === 0xa0 ? ' ' : '\u3000'
    // An underlined blank is a line to be filled in: it shows.
    if (writer.style?.underline) putWord(writer, blank)
    else writer.gap += blank
    writer.soft = false
  } else if (!writer.soft && (writer.ink || writer.gap !== '')) {
    writer.gap += ' '
    writer.soft = true
  }
}

const isBlank = (code: number): boolean => code <= 32 || code === 0xa0 || code === 0x3000

/** The next blank that is more than one space between two words; always one character. */
const notable = /[\n\xa0\u3000]| (?=[ \n\xa0\u3000]|$)/g

const wordsEnd = (text: string, from: number): number => {
  notable.lastIndex = from
  return notable.test(text) ? notable.lastIndex - 1 : text.length
}

/** Puts text as HTML source has it. */
export const putText = (writer: Writer, source: string): void => {
  const text = cleanText(decodeNumbered(source))
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isBlank(code)) {
      putBlank(writer, code)
      at += 1
      continue
    }
    const end = wordsEnd(text, at)
    putWord(writer, text.slice(at, end))
    at = end
  }
}

/** Puts text whose white space counts: no collapsing, newlines are lines. */
export const putPlain = (writer: Writer, source: string): void => {
  for (const [at, line] of cleanText(source).split('\n').entries()) {
    if (at > 0) breakLine(writer)
    putText(writer, line.replaceAll(' ', '\xa0'))
  }
}

/** Something that is no text stands in the line: a smiley. */
export const putInline = (writer: Writer, inline: Inline): void => {
  placeLead(writer, takeLead(writer), false)
  writer.runs.push(inline)
}

export const endParagraph = (writer: Writer): void => {
  flush(writer)
  if (writer.runs.length > 0) {
    writer.blocks.push({ kind: 'paragraph', align: writer.align, runs: writer.runs })
    writer.runs = []
  }
  writer.gap = ''
  writer.soft = false
  writer.ink = false
  writer.broken = false
}

/** `br`: the end of a line with something in it, or an empty line, which parts paragraphs. */
export const breakLine = (writer: Writer): void => {
  if (!writer.ink) {
    endParagraph(writer)
    return
  }
  writer.gap = ''
  writer.soft = false
  writer.ink = false
  writer.broken = true
}

export const putBlock = (writer: Writer, block: Block): void => {
  endParagraph(writer)
  writer.blocks.push(block)
}

/** One by one: a call can't take a hundred thousand arguments. */
export const putBlocks = (writer: Writer, blocks: readonly Block[]): void => {
  for (const block of blocks) putBlock(writer, block)
}

/** Runs `write` with a list of its own and gives what was written: the inside of a quote, a cell, an item. */
export const within = (writer: Writer, write: () => void): Block[] => {
  endParagraph(writer)
  const { blocks: outer, align } = writer
  const inner: Block[] = []
  writer.blocks = inner
  writer.align = 'left'
  write()
  endParagraph(writer)
  writer.blocks = outer
  writer.align = align
  return inner
}
