/** What a page says about its own encoding, and what those names mean. Owners write them in capitals, with spaces, or wrongly. */

const aliases: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf8mb4: 'utf-8',
  utf: 'utf-8',
  'gb2312-80': 'gbk',
  gb: 'gbk',
  'euc-cn': 'gbk',
  cp936: 'gbk',
  ms936: 'gbk',
  'windows-936': 'gbk',
  'big-5': 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  ms950: 'big5',
  'windows-950': 'big5',
}

/** `utf-8`, `gbk` (for gb2312 and GB18030 too, facts §8), `big5`, another name that TextDecoder knows, or null. */
export const canonicalCharset = (label: string): string | null => {
  const name = label
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .toLowerCase()
    .replaceAll('_', '-')
  const known = aliases[name]
  if (known) return known
  try {
    const { encoding } = new TextDecoder(name)
    return encoding === 'gb18030' ? 'gbk' : encoding
  } catch {
    return null
  }
}

// The order of facts §8: header, then the page's prolog and meta, then the script variable.
const insidePage: readonly RegExp[] = [
  /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/i,
  /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i,
  /(?:\bvar|,)\s*charset\s*=\s*'([\w.:-]+)'/i,
]

// A server's default, set by nobody who looked at the site: it says nothing.
const isDefault = (charset: string): boolean => charset === 'windows-1252' || charset === 'us-ascii'

/** Canonical names in the order of trust, unknown names and server defaults left out. `head` is the page's beginning as Latin-1. */
export const declaredCharsets = (contentType: string | null, head: string): readonly string[] => {
  const header = contentType?.match(/charset\s*=\s*["']?\s*([^\s"';,]+)/i)?.[1]
  const labels = [header, ...insidePage.map(pattern => head.match(pattern)?.[1])]
  return labels.flatMap(label => {
    const charset = label ? canonicalCharset(label) : null
    return charset === null || isDefault(charset) ? [] : [charset]
  })
}
