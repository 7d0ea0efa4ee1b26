/**
 * BBCode as a person types it, to blocks: what a post will look like, before the site has made HTML of it (facts §4.7). Common codes are
 * understood; what is not known, or never closed, stays as it was typed.
 */
import type { Align, Block, Inline, RunStyle } from './block.ts'
import { parseColour } from './colour.ts'
import { cleanText } from './sanitize.ts'

const plain: RunStyle = { bold: false, italic: false, underline: false, strike: false, colour: null, background: null }

type Tag = { readonly name: string; readonly value: string; readonly raw: string; readonly end: number }

const openTag = /\[([a-z]+)(?:=((?:"[^"]*"|[^\]\n])*))?\]/iy

const readTag = (text: string, at: number): Tag | null => {
  openTag.lastIndex = at
  const match = openTag.exec(text)
  if (!match) return null
  const value = (match[2] ?? '').replace(/^"(.*)"$/, '$1').trim()
  return { name: match[1]!.toLowerCase(), value, raw: match[0], end: at + match[0].length }
}

/** Where the partner of a tag opened before `from` begins, those of the same name inside passed over; -1 without one. */
const findClose = (text: string, name: string, from: number): number => {
  const either = new RegExp(`\\[(/?)${name}(?:=[^\\]\\n]*)?\\]`, 'gi')
  either.lastIndex = from
  let depth = 1
  for (let match = either.exec(text); match; match = either.exec(text)) {
    depth += match[1] ? -1 : 1
    if (depth === 0) return match.index
  }
  return -1
}

type Context = { readonly style: RunStyle; readonly align: Align; readonly link: string | null }
const start: Context = { style: plain, align: 'left', link: null }

type Sink = { readonly blocks: Block[]; runs: Inline[]; align: Align }

const styleOrNull = (style: RunStyle): RunStyle | null =>
  Object.values(style).some(value => value !== false && value !== null) ? style : null

const flush = (sink: Sink): void => {
  const hasWords = sink.runs.some(run => run.text.trim() !== '')
  if (hasWords) sink.blocks.push({ kind: 'paragraph', align: sink.align, runs: sink.runs })
  sink.runs = []
}

const addText = (sink: Sink, text: string, { style, align, link }: Context): void => {
  if (text === '') return
  if (sink.runs.length === 0) sink.align = align
  const run = { text, style: styleOrNull(style) }
  sink.runs.push(link === null ? { kind: 'text', ...run } : { kind: 'link', url: link, ...run })
}

const addBlock = (sink: Sink, block: Block): void => {
  flush(sink)
  sink.blocks.push(block)
}

const urlsAndMentions = /https?:\/\/[^\s[\]"'<>（）。，；]+|@[^\s@[\]]{1,30}(?=\s|$)/g

/** Words between codes: bare addresses are links, `@name ` names someone. */
const addWords = (sink: Sink, words: string, context: Context): void => {
  let from = 0
  if (context.link === null)
    for (const match of words.matchAll(urlsAndMentions)) {
      addText(sink, words.slice(from, match.index), context)
      const [text] = match
      if (text.startsWith('@')) sink.runs.push({ kind: 'mention', text, userId: null })
      else addText(sink, text, { ...context, link: text })
      from = match.index + text.length
    }
  addText(sink, words.slice(from), context)
}

const styleOf = ({ name, value }: Tag, style: RunStyle): RunStyle | null => {
  switch (name) {
    case 'b':
      return { ...style, bold: true }
    case 'i':
      return { ...style, italic: true }
    case 'u':
      return { ...style, underline: true }
    case 's':
      return { ...style, strike: true }
    case 'color':
      return { ...style, colour: parseColour(value) }
    case 'backcolor':
      return { ...style, background: parseColour(value) }
    case 'size':
    case 'font':
      return style
    default:
      return null
  }
}

/** `[quote][size=2][url=…]name 发表于 time[/url][/size]\nwords[/quote]`, as Discuz writes it. */
const quoteOf = (inner: string): Block => {
  const head = inner.match(
    /^\s*(?:\[[^\]\n]*\])*\s*([^[\]\n]{1,40}?) 发表于 ([^[\]\n]{1,40})(?:\[\/[^\]\n]*\])*[ \t]*\n?/,
  )
  return {
    kind: 'quote',
    postId: null,
    author: head?.[1] ?? null,
    time: head?.[2] ?? null,
    blocks: readBlocks(head ? inner.slice(head[0].length) : inner, start),
  }
}

const webAddress = (text: string): string | null => (/^(?:https?|ftp|mailto):/i.test(text) ? text : null)

const imageOf = (url: string): Block => ({
  kind: 'image',
  id: null,
  url,
  name: url.split('/').at(-1) || null,
  width: null,
  height: null,
  inline: true,
})

const mediaKinds: Readonly<Record<string, 'audio' | 'video' | 'flash' | 'other'>> = {
  audio: 'audio',
  media: 'video',
  video: 'video',
  flash: 'flash',
}

const listOf = (inner: string, value: string): Block => ({
  kind: 'list',
  ordered: value !== '',
  items: inner
    .split(/\[\*\]|\[li\]/i)
    .slice(1)
    .map(item => readBlocks(item.replace(/\[\/li\]/gi, ''), start)),
})

/** Codes that are a block of their own; null for others. */
const blockOf = ({ name, value }: Tag, inner: string): Block | null => {
  switch (name) {
    case 'quote':
      return quoteOf(inner)
    case 'code':
      return { kind: 'code', lines: inner.replace(/^\n|\n$/g, '').split('\n') }
    case 'list':
      return listOf(inner, value)
    case 'img':
      return webAddress(inner.trim()) ? imageOf(inner.trim()) : null
    case 'hide':
    case 'free':
      return {
        kind: 'notice',
        notice: name === 'hide' ? 'gate' : 'revealed',
        text: '',
        blocks: readBlocks(inner, start),
      }
    case 'attach':
    case 'attachimg':
      return {
        kind: 'attachment',
        id: inner.trim(),
        name: inner.trim(),
        url: null,
        size: null,
        downloads: null,
        price: null,
        readAccess: null,
      }
    default:
      return name in mediaKinds
        ? { kind: 'media', media: mediaKinds[name]!, url: webAddress(inner.trim()), text: inner.trim() }
        : null
  }
}

const linkOf = ({ name, value }: Tag, inner: string): string | null => {
  if (name === 'email') return `mailto:${value || inner}`
  if (name !== 'url') return null
  const target = value || inner.trim()
  return webAddress(target) ?? (/^www\./i.test(target) ? `http://${target}` : null)
}

const isAlign = (value: string): value is Align => value === 'left' || value === 'center' || value === 'right'

/** What a closed code is to what it holds; false: nothing that is known. */
const addCode = (sink: Sink, tag: Tag, inner: string, context: Context): boolean => {
  const style = styleOf(tag, context.style)
  if (style) {
    read(sink, inner, { ...context, style })
    return true
  }
  const link = linkOf(tag, inner)
  if (link !== null) {
    read(sink, inner, { ...context, link })
    return true
  }
  if (tag.name === 'align' && isAlign(tag.value)) {
    flush(sink)
    read(sink, inner, { ...context, align: tag.value })
    flush(sink)
    return true
  }
  if (tag.name === 'indent' || tag.name === 'p') {
    flush(sink)
    read(sink, inner, context)
    flush(sink)
    return true
  }
  const block = blockOf(tag, inner)
  if (block) addBlock(sink, block)
  return block !== null
}

const read = (sink: Sink, text: string, context: Context): void => {
  let words = 0
  let at = text.indexOf('[')
  while (at >= 0) {
    const tag = readTag(text, at)
    const isRule = tag?.name === 'hr'
    const close = tag && !isRule ? findClose(text, tag.name, tag.end) : -1
    let next = at + 1
    if (tag && (isRule || close >= 0)) {
      const before = text.slice(words, at)
      const mark = { blocks: sink.blocks.length, runs: sink.runs.length }
      addWords(sink, before, context)
      const inner = isRule ? '' : text.slice(tag.end, close)
      const end = isRule ? tag.end : text.indexOf(']', close) + 1
      if (isRule) addBlock(sink, { kind: 'rule' })
      if (isRule || addCode(sink, tag, inner, context)) {
        words = end
        next = end
        // A line end right after a block is the block's own.
        if (sink.runs.length === 0 && sink.blocks.length > mark.blocks && text[words] === '\n') words += 1
        next = Math.max(next, words)
      } else sink.runs.length = mark.runs
    }
    at = text.indexOf('[', next)
  }
  addWords(sink, text.slice(words), context)
}

const readBlocks = (text: string, context: Context): readonly Block[] => {
  const sink: Sink = { blocks: [], runs: [], align: context.align }
  read(sink, text.replace(/^\n+|\n+$/g, ''), context)
  flush(sink)
  return sink.blocks
}

/** The text may hold anything: what could not be printed is gone from the blocks. */
export const fromBbcode = (text: string): readonly Block[] => readBlocks(cleanText(text), start)
