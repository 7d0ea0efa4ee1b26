/** Pages that a guarded Discuz sends instead of the asked one and that ask for the same address again (attackevasive 1 and 4, facts §9.1). */

// Pages of this kind are a title, a script and a table.
const longestReloadPage = 6000

const decodeReferences = (text: string): string =>
  text.replace(/&#x([0-9a-f]{2,6});/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))

/** `too-fast`: two requests in one second; `first-visit`: a cookie is set and the page wanted again. Both want the same GET after a second. */
export const reloadKind = (text: string): 'too-fast' | 'first-visit' | null => {
  if (text.length > longestReloadPage || !/reload\(\)|attackevasive_1/.test(text)) return null
  const words = decodeReferences(text)
  if (/频繁刷新限制|頻繁刷新限制/.test(words)) return 'too-fast'
  if (/页面重载开启|頁面重載開啟/.test(words)) return 'first-visit'
  // Owners translate the titles; the page's script stays.
  return /setTimeout\(\s*["']reload\(\)["']\s*,\s*1001\)/.test(text) ? 'too-fast' : null
}
