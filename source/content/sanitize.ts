/**
 * Where untrusted text becomes printable. After these three functions a string may be written to a terminal: no control, no
 * escape, no text direction trick, no invisible filler; NFC throughout. Nothing a browser would show is removed.
 */

/**
 * Text made of these alone is returned as it is: printable ASCII, Latin, common punctuation and symbols, kana, Han, full-width
 * forms. All of them are NFC by themselves and none joins its neighbour. Without the `u` flag this test is six times as fast.
 */
const unusual =
  /[^\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u211f\u2150-\u2328\u232b-\u2ad0\u3000-\u3029\u3030-\u3098\u309b-\u3130\u3190-\u9fff\uff01-\uff9d\uffe0-\uffe6]/
/** The same with emoji and rare Han, asked only where the first test found something. */
const unusualPoint =
  /[^\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u211f\u2150-\u2328\u232b-\u2ad0\u3000-\u3029\u3030-\u3098\u309b-\u3130\u3190-\u9fff\uff01-\uff9d\uffe0-\uffe6\u{1f000}-\u{1fbff}\u{20000}-\u{2f7ff}]/u

const lineEnds = /\r\n?|[\x85\u2028\u2029]/g
const blanks = /[\t\v\f\u3164\uffa0]/g

/** Made when the first unusual text comes: these take some 2 ms to build, and most pages need none of them. */
const createRules = () => ({
  /** Controls, formats, fillers, lone surrogates, noncharacters; what scripts need to join letters is judged afterwards. */
  invisible:
    /[[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]--[\n\u200c\u200d\u115f\u1160\p{Variation_Selector}\u{e0020}-\u{e007f}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]]/gv,
  joiner: /[\u200c\u200d]/,
  /** A joiner has a use after a pictograph and in the scripts that shape letters by it; between Han or Latin it is noise. */
  uselessJoiner:
    /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Tibt}\p{scx=Mymr}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gv,
  selector: /\p{Variation_Selector}/u,
  /** One selector, and only after something it can select a form of. */
  uselessSelector: /(?<![\p{L}\p{N}\p{S}\p{P}])\p{Variation_Selector}/gu,
  tag: /[\u{e0020}-\u{e007f}]/u,
  /** Tags are real only in the flag of a region: black flag, up to six letters, end mark. */
  regionFlag: /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|[\u{e0020}-\u{e007f}]/gu,
  mark: /\p{M}{9}/u,
  /** Scripts stack a handful of marks at most; hundreds on one letter tear the rows above and below. */
  markTower: /(\p{M}{8})\p{M}+/gu,
})
let rules: ReturnType<typeof createRules> | null = null

/** Rare characters may come to meet new neighbours when others go, so the rules run until nothing changes (twice at most in practice). */
const settle = (text: string): string => {
  rules ??= createRules()
  const { invisible, joiner, uselessJoiner, selector, uselessSelector, tag, regionFlag, mark, markTower } = rules
  let now = text
  for (let round = 0; round < 8; round += 1) {
    const before = now
    now = now.replace(invisible, '')
    if (tag.test(now)) now = now.replace(regionFlag, '$1')
    if (selector.test(now)) now = now.replace(uselessSelector, '')
    if (joiner.test(now)) now = now.replace(uselessJoiner, '')
    now = now.normalize('NFC')
    if (mark.test(now)) now = now.replace(markTower, '$1')
    if (now === before) break
  }
  return now
}

/** Body text: NFC, lines ended by `\n`, tabs as one space; controls, direction marks and invisible fillers gone. */
export const cleanText = (text: string): string => {
  if (!unusual.test(text) || !unusualPoint.test(text)) return text
  const plain = text.replace(lineEnds, '\n').replace(blanks, ' ')
  // Most often it was a tab or a carriage return, and the rules need not even be made.
  return unusualPoint.test(plain) ? settle(plain) : plain
}

const gaps = /[\n \xa0\u1680\u2000-\u200a\u202f\u205f]+/g
const hasGap = /[\n\xa0\u1680\u2000-\u200a\u202f\u205f]| {2}/

/** One line: as cleanText, runs of white space as one space, nothing at the edges. A full-width space inside stays. */
export const cleanField = (text: string): string => {
  const clean = cleanText(text)
  return (hasGap.test(clean) ? clean.replace(gaps, ' ') : clean).trim()
}

const longestUrl = 8192

/**
 * The absolute address of a link as a browser on the page at `base` would follow it; null for scripts, data, unknown schemes and
 * what is no address. The result is ASCII.
 */
export const cleanUrl = (href: string, base: string): string | null => {
  if (href.length > longestUrl) return null
  const url = URL.parse(href, base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:' && url.protocol !== 'mailto:')) return null
  // A mail address may keep its spaces.
  return url.href.replaceAll(' ', '%20')
}
