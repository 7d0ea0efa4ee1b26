/**
 * A member's HTML made harmless before it becomes a tree: comments, scripts, text areas and quotes that never end would swallow his
 * own words, and boxes nested by the thousand the reader's time. What is well formed passes unchanged; `damaged` says that the
 * nesting was broken. Takes time in proportion to the text, whatever the text is.
 */

export type Repaired = { readonly html: string; readonly damaged: boolean }

/** Elements whose content is no markup; without their end tag they swallow the rest. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'])
/** What must balance for the layout to hold; cells may be left open by the rules of HTML. */
const boxes = new Set(['table', 'div', 'form', 'blockquote'])
const cells = new Set(['td', 'tr', 'th', 'tbody'])
/** As deep as browsers build boxes. */
const deepest = 512

type Scan = {
  readonly html: string
  readonly lower: string
  readonly lastGreater: number
  out: string
  kept: number
  damaged: boolean
  readonly depth: Map<string, number>
  open: number
  /** Ends that are found nowhere further on: asked once, so that a thousand open tags cost no more than one. */
  readonly endless: Set<string>
}

const createScan = (html: string): Scan => ({
  html,
  lower: html.toLowerCase(),
  lastGreater: html.lastIndexOf('>'),
  out: '',
  kept: 0,
  damaged: false,
  depth: new Map(),
  open: 0,
  endless: new Set(),
})

/** The next `end` at or after `from`; -1 where there is none. */
const find = (scan: Scan, end: string, from: number): number => {
  if (scan.endless.has(end)) return -1
  const at = scan.lower.indexOf(end, from)
  if (at < 0) scan.endless.add(end)
  return at
}

/** Leaves the text from `from` to `to` out and says where to go on. */
const drop = (scan: Scan, from: number, to: number): number => {
  scan.out += scan.html.slice(scan.kept, from)
  scan.kept = to
  scan.damaged = true
  return to
}

/** The index after the tag's `>`; null where a quoted value never ends or runs over lines into other tags. */
const tagEnd = (scan: Scan, from: number): number | null => {
  const { html } = scan
  if (from > scan.lastGreater) return null
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at)
    if (code === 62) return at + 1
    if (code !== 61) continue
    while (/\s/.test(html[at + 1] ?? '')) at += 1
    const quote = html[at + 1]
    if (quote !== '"' && quote !== "'") continue
    const close = find(scan, quote, at + 2)
    if (close < 0) return null
    const value = html.slice(at, close)
    if (value.includes('\n') && /<[a-z/]/i.test(value)) return null
    at = close
  }
  return null
}

/** Counts boxes and cells; false where one closes what is not open. */
const weigh = (scan: Scan, name: string, closes: boolean): boolean => {
  if (!boxes.has(name) && !cells.has(name)) return true
  const now = (scan.depth.get(name) ?? 0) + (closes ? -1 : 1)
  scan.depth.set(name, Math.max(now, 0))
  if (now >= 0) scan.open += closes ? -1 : 1
  return now >= 0
}

/** Of a tag that never ends only its name goes: what follows may be words. */
const dropBroken = (scan: Scan, at: number, nameEnd: number): number => {
  const greater = at > scan.lastGreater ? -1 : scan.html.indexOf('>', at)
  return drop(scan, at, greater < 0 ? nameEnd : greater + 1)
}

const tagName = /<\/?([a-zA-Z][^\s/>]*)/y

const passTag = (scan: Scan, at: number): number => {
  tagName.lastIndex = at
  const match = tagName.exec(scan.html)
  if (!match) return at + 1
  const name = match[1]!.toLowerCase()
  const closes = scan.html[at + 1] === '/'
  const end = tagEnd(scan, at + match[0].length)
  if (end === null) return dropBroken(scan, at, at + match[0].length)
  if (!closes && scan.open >= deepest && (boxes.has(name) || cells.has(name))) return drop(scan, at, end)
  if (!weigh(scan, name, closes)) scan.damaged = true
  if (closes || !(rawText.has(name) || name === 'plaintext')) return end
  const close = name === 'plaintext' ? -1 : find(scan, `</${name}`, end)
  return close < 0 ? drop(scan, at, end) : close
}

const shortComment = /<!--(?:-?>)/y

/** Past a comment or declaration; one that never ends loses its mark only. */
const passComment = (scan: Scan, at: number): number => {
  const isComment = scan.html.startsWith('<!--', at)
  shortComment.lastIndex = at
  if (isComment && shortComment.test(scan.html)) return shortComment.lastIndex
  const end = isComment ? '-->' : '>'
  const close = find(scan, end, at + 2)
  return close < 0 ? drop(scan, at, at + (isComment ? 4 : 2)) : close + end.length
}

export const repairMarkup = (html: string): Repaired => {
  if (!html.includes('<')) return { html, damaged: false }
  const scan = createScan(html)
  let at = html.indexOf('<')
  while (at >= 0) {
    const next = html[at + 1]
    at = html.indexOf('<', next === '!' || next === '?' ? passComment(scan, at) : passTag(scan, at))
  }
  const isOpen = [...boxes].some(name => (scan.depth.get(name) ?? 0) > 0)
  const isWhole = scan.kept === 0 && scan.out === ''
  return { html: isWhole ? html : scan.out + html.slice(scan.kept), damaged: scan.damaged || isOpen }
}
