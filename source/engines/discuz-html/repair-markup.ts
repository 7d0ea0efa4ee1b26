/**
 * A member's HTML made harmless before it becomes a tree: comments, scripts, text areas and quotes that never end would swallow his
 * own words. What is well formed passes unchanged; `damaged` says that the nesting was broken.
 */

export type Repaired = { readonly html: string; readonly damaged: boolean }

/** Elements whose content is no markup; without their end tag they swallow the rest. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'])
/** What must balance for the layout to hold; cells and items may be left open by the rules of HTML. */
const boxes = new Set(['table', 'div', 'form', 'blockquote'])
const cells = new Set(['td', 'tr', 'th', 'tbody'])

const tagName = /<\/?([a-zA-Z][^\s/>]*)/y

/** The index after the tag's `>`; `broken` where a quoted value never ends or runs over lines into other tags. */
const tagEnd = (html: string, from: number): { readonly end: number; readonly broken: boolean } => {
  let at = from
  while (at < html.length) {
    const code = html.charCodeAt(at)
    if (code === 62) return { end: at + 1, broken: false }
    if (code === 61) {
      at += 1
      while (at < html.length && /\s/.test(html[at]!)) at += 1
      const quote = html[at]
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, at + 1)
        const value = close < 0 ? '' : html.slice(at, close)
        if (close < 0 || (value.includes('\n') && /<[a-z/]/i.test(value))) return { end: at, broken: true }
        at = close
      }
    }
    at += 1
  }
  return { end: html.length, broken: true }
}

/** What a tag weighs in the balance: false where it closes what is not open. */
const weigh = (depth: Map<string, number>, name: string, closes: boolean): boolean => {
  if (!boxes.has(name) && !cells.has(name)) return true
  const now = (depth.get(name) ?? 0) + (closes ? -1 : 1)
  depth.set(name, Math.max(now, 0))
  return now >= 0
}

const isOpen = (depth: Map<string, number>): boolean => [...boxes].some(name => (depth.get(name) ?? 0) > 0)

/** The end of a comment or declaration at `at`, null where it never ends. */
const afterComment = (html: string, at: number): number | null => {
  const isComment = html.startsWith('<!--', at)
  const short = isComment ? html.slice(at).match(/^<!--(?:-?>)/)?.[0].length : undefined
  if (short) return at + short
  const close = html.indexOf(isComment ? '-->' : '>', at + 2)
  return close < 0 ? null : close + (isComment ? 3 : 1)
}

type Scan = {
  out: string
  kept: number
  damaged: boolean
  readonly depth: Map<string, number>
  /** Raw elements that have no end tag further on: asked once, so that a thousand of them cost no more than one. */
  readonly endless: Set<string>
  readonly lower: string
}

/** Drops `html` between `from` and `to`. */
const drop = (scan: Scan, html: string, from: number, to: number): number => {
  scan.out += html.slice(scan.kept, from)
  scan.kept = to
  scan.damaged = true
  return to
}

const passTag = (scan: Scan, html: string, at: number): number => {
  tagName.lastIndex = at
  const match = tagName.exec(html)
  if (!match) return at + 1
  const name = match[1]!.toLowerCase()
  const closes = html[at + 1] === '/'
  const { end, broken } = tagEnd(html, at + match[0].length)
  if (broken) {
    const greater = html.indexOf('>', at)
    return drop(scan, html, at, greater < 0 ? end : greater + 1)
  }
  if (!weigh(scan.depth, name, closes)) scan.damaged = true
  if (closes || !(rawText.has(name) || name === 'plaintext')) return end
  const close = scan.endless.has(name) ? -1 : scan.lower.indexOf(`</${name}`, end)
  if (close >= 0 && name !== 'plaintext') return close
  scan.endless.add(name)
  return drop(scan, html, at, end)
}

export const repairMarkup = (html: string): Repaired => {
  const lower = html.toLowerCase()
  const scan: Scan = { out: '', kept: 0, damaged: false, depth: new Map(), endless: new Set(), lower }
  let at = html.indexOf('<')
  while (at >= 0) {
    const next = html[at + 1]
    if (next === '!' || next === '?')
      at = afterComment(html, at) ?? drop(scan, html, at, at + (html.startsWith('<!--', at) ? 4 : 2))
    else at = passTag(scan, html, at)
    at = html.indexOf('<', at)
  }
  const damaged = scan.damaged || isOpen(scan.depth)
  return { html: scan.kept === 0 && scan.out === '' ? html : scan.out + html.slice(scan.kept), damaged }
}
