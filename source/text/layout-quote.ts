/** Quotes: a bar at the side, and whom they answer before the first words. */
import type { Block } from '../content/block.ts'
import { type Context, layoutBeside } from './layout-context.ts'
import type { Line } from './line.ts'
import { spanOf } from './spans.ts'

type Quote = Extract<Block, { kind: 'quote' }>

const writtenTime = /^(\d{4})-(\d{1,2})-(\d{1,2})\s+(\d{1,2}:\d{2})/

/** `11:18` for a quote of the same day, else as the site wrote it. */
export const quoteTime = (time: string, day: string | null): string => {
  const [, year, month, date, clock] = time.match(writtenTime) ?? []
  if (year === undefined || month === undefined || date === undefined || clock === undefined) return time
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` === day ? clock : time
}

const headOf = (quote: Quote, context: Context): string => {
  const time = quote.time === null ? null : quoteTime(quote.time, context.facts.day)
  const who = [quote.author, time].filter(word => word !== null && word !== '').join(' ')
  return who === '' ? '' : context.words.quoteHead(who)
}

export const layoutQuote = (quote: Quote, context: Context): readonly Line[] => {
  const bar = spanOf(context.marks.quote, 'quoteMark')
  const head = headOf(quote, context)
  const lead = head === '' ? [] : [spanOf(head, 'quote')]
  return layoutBeside({ ...context, role: 'quote' }, bar, bar, inner => inner.layout(quote.blocks, inner, lead))
}
