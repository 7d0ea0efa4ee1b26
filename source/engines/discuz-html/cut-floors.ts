/**
 * Tells floors apart by the page's own markers, before any tree is built: whatever a member's HTML leaves open ends with his own
 * slice, so one floor costs at most itself (field report 1).
 */

export type FloorCut = { readonly id: string; readonly html: string; readonly hidden: boolean }
export type PageCut = { readonly head: string; readonly floors: readonly FloorCut[]; readonly tail: string }

type Marker = { readonly id: string; readonly at: number; readonly hidden: boolean }

/** `post_N` with its `pidN` right after: `post_new`, `post_rate_N` and a lone id in a member's text are none (facts §4.2). */
const paired =
  /<div\b[^<>]*?\sid=["']?post_(\d+)["']?[^<>]*>(?=\s*(?:<a\b[^<>]*>\s*<\/a>\s*)?<(?:table|div|li)\b[^<>]*\sid=["']?pid\1["'\s>])/g
/** Other templates keep `pidN` alone (facts §10.1). */
const alone = /<(?:div|table|li|article|section)\b[^<>]*?\sid=["']?pid(\d+)["']?[^<>]*>/g

/** A few keep `post_N` alone; `post_new` and its like hold no words. */
const bare = /<(?:div|li|article|section)\b[^<>]*?\sid=["']?post_(\d+)["'\s>][^<>]*>?/g

/** The page names its floors at its end for its avatars; null where it does not. */
const rollOf = (html: string): ReadonlySet<string> | null => {
  const at = html.lastIndexOf('fixed_avatar([')
  const list = at < 0 ? null : html.slice(at, at + 20_000).match(/^fixed_avatar\(\[([\d,\s]*)\]/)?.[1]
  return list ? new Set(list.split(/[,\s]+/)) : null
}

/** Where a floor's own rows end for certain: a marker before that is a member's forgery. */
const ownEnd = (html: string, marker: Marker, next: number): number => {
  const row = html.indexOf(`id="_postposition${marker.id}"`, marker.at)
  return row < 0 ? next : row
}

const isPlaceholder = (html: string): boolean => !/\sid=["']?(?:postmessage_|favatar)\d/.test(html)

const readMarkers = (html: string, pattern: RegExp): readonly Marker[] =>
  [...html.matchAll(pattern)].map(match => ({
    id: match[1]!,
    at: match.index,
    hidden: /\bstyle=["'][^"']*display:\s*none/i.test(match[0]),
  }))

/** Forgeries left out: inside a floor that is still open, named by no roll, or named twice. */
const trueMarkers = (html: string, markers: readonly Marker[]): readonly Marker[] => {
  const roll = rollOf(html)
  const seen = new Set<string>()
  let open = 0
  return markers.filter((marker, index) => {
    const next = markers[index + 1]?.at ?? html.length
    const known = !roll || roll.has(marker.id) || isPlaceholder(html.slice(marker.at, next))
    if (marker.at < open || !known || seen.has(marker.id)) return false
    seen.add(marker.id)
    open = ownEnd(html, marker, marker.at)
    return true
  })
}

const afterList =
  /<div id="(?:postlistreply|post_new)"|<form\b[^<>]*\bid="(?:modactions|fastpostform)"|<div class="pgbtn"|<div class="pgs mtm|<div class="pg">|<div class="footer|<div id="(?:f_pst|ft|footer)"|<\/body>/g

const endOfLast = (html: string, last: Marker): number => {
  afterList.lastIndex = ownEnd(html, last, last.at)
  return afterList.exec(html)?.index ?? html.length
}

const findMarkers = (html: string): readonly Marker[] => {
  for (const pattern of [paired, alone]) {
    const markers = trueMarkers(html, readMarkers(html, pattern))
    if (markers.length > 0) return markers
  }
  return html.includes('postmessage_') ? trueMarkers(html, readMarkers(html, bare)) : []
}

/** null for a page without floors. Everything of the page is in exactly one of the parts. */
export const cutFloors = (html: string): PageCut | null => {
  const markers = findMarkers(html)
  const last = markers.at(-1)
  if (!last) return null
  const end = endOfLast(html, last)
  return {
    head: html.slice(0, markers[0]!.at),
    floors: markers.map(({ id, at, hidden }, index) => ({
      id,
      hidden,
      html: html.slice(at, markers[index + 1]?.at ?? end),
    })),
    tail: html.slice(end),
  }
}
