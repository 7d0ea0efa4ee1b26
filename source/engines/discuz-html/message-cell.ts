/**
 * The cell of a floor's words, found in its text without trusting that the words nest: the page closes the cell once, a member may
 * close it as often as he likes, and plugins put tables of their own behind it.
 */
import { type ChildNode, isElement, parseHtml, Text } from '../../content/dom.ts'
import { repairMarkup } from './repair-markup.ts'

export type MessageCell = {
  readonly nodes: readonly ChildNode[]
  readonly damaged: boolean
  /** Where the cell's tag begins and where its words end. */
  readonly at: number
  readonly end: number
  /** HTML behind the words that the cell's own slice held: a gate. */
  readonly rest: string
}

/** What the page itself writes after the message cell. */
const afterMessage = [
  '<div class="pattl"',
  '<div class="ptg ',
  '<div class="modact"',
  '<form method="post" autocomplete="off" id="vfastpostform"',
  '<form id="poll"',
  '<div id="activityjoin"',
  '<div class="xs1 cl"><div class="trdb"',
  '<div class="ptm pbm xs1"',
  '<div class="rwdbst',
  '<div class="ds',
  '<table class="ds',
]

/** The earliest of several marks at or after `from`; `html.length` where there is none. */
const boundary = (html: string, from: number): number => {
  let best = html.length
  for (const mark of afterMessage) {
    const at = html.indexOf(mark, from)
    if (at >= 0 && at < best) best = at
  }
  return best
}

const tableTag = /<(\/?)(?:table|td)\b/gi
const wrapperEnd = /<\/td>\s*<\/tr>\s*(?:<\/tbody>\s*)?<\/table>/iy

const closesCell = (html: string, at: number): boolean => {
  wrapperEnd.lastIndex = at
  return wrapperEnd.test(html)
}

/**
 * The last end of the cell that no table inside the words explains: a member's stray one stands before it. Where his own open
 * table swallows that, the last end of any cell. null where nothing ends a cell.
 */
const cellEnd = (html: string, from: number, bound: number): number | null => {
  let depth = 0
  let own = -1
  let any = -1
  tableTag.lastIndex = from
  for (let match = tableTag.exec(html); match && match.index < bound; match = tableTag.exec(html)) {
    const closes = match[1] === '/'
    const isCell = /d/i.test(match[0])
    if (isCell && closes && closesCell(html, match.index)) {
      any = match.index
      if (depth === 0) own = match.index
    }
    if (!isCell) depth = closes ? Math.max(depth - 1, 0) : depth + 1
  }
  const end = own >= 0 ? own : any
  return end < 0 ? null : end
}

const readCell = (html: string, at: number, from: number): MessageCell => {
  const bound = boundary(html, from)
  const end = cellEnd(html, from, bound)
  const slice = html.slice(from, end ?? bound)
  const repaired = repairMarkup(slice)
  // Without its end the slice holds the page's own closing tags, which say nothing of the words.
  const damaged = end === null ? repaired.html !== slice : repaired.damaged
  return { nodes: parseHtml(repaired.html), damaged, at, end: end ?? bound, rest: '' }
}

/** The free part of a paid thread is a `div` with its gate right after it (facts §4.6). */
const readBox = (html: string, at: number): MessageCell => {
  const bound = boundary(html, at)
  const gate = html.indexOf('<div class="locked"', at)
  const end = gate > 0 && gate < bound ? gate : bound
  const slice = html.slice(at, end)
  const repaired = repairMarkup(slice)
  const nodes = parseHtml(repaired.html)
  const [box, ...behind] = nodes
  const strays = behind.filter(node => node instanceof Text && node.data.trim() !== '')
  return {
    nodes: isElement(box) ? [...box.children, ...strays] : nodes,
    damaged: repaired.html !== slice,
    at,
    end,
    rest: html.slice(end, bound),
  }
}

/** `html` ends where the floor's content box ends; null where it holds no cell. */
export const findMessageCell = (html: string): MessageCell | null => {
  const attribute = html.search(/id=["']?postmessage_\d/)
  if (attribute < 0) return null
  const at = html.lastIndexOf('<', attribute)
  const from = html.indexOf('>', attribute) + 1
  if (at < 0 || from === 0) return null
  return html.startsWith('<td', at) ? readCell(html, at, from) : readBox(html, at)
}
