/** Whether a floor is the text that was sent: by its words, since BBCode, smilies and a censor's stars come back as something else. */

const codes = /\[\/?[a-z*]+(?:=[^\]]*)?\]/gi
/** Codes whose inside is no text on the page. */
const pictures = /\[(img|attach|attachimg|media|audio|flash|swf)(?:=[^\]]*)?\][\s\S]*?\[\/\1\]/gi
const smileys = /\{:\w+:\}/g

/** Words alone: quotes, BBCode and smiley codes off, letters and digits kept, one script's case. */
export const normaliseWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\[quote\][\s\S]*?\[\/quote\]/gi, '')
    .replace(pictures, '')
    .replace(codes, '')
    .replace(smileys, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** A body of smilies or marks alone has no words to compare: its bare characters then. */
export const signOf = (text: string): string => normaliseWords(text) || text.replace(/\s/g, '')

const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** 0 to 1: the share of letter pairs that two texts have in common. */
export const likeness = (a: string, b: string): number => {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const [left, right] = [pairsOf(a), pairsOf(b)]
  let common = 0
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0)
  return (2 * common) / (a.length + b.length - 2)
}

export type Likeness = 'same' | 'alike' | 'other'

/** Ours, but for words that a censor replaced by stars (facts §5.13). */
const isStarred = (ours: string, shown: string): boolean => {
  if (!shown.includes('*')) return false
  const pieces = shown.split(/\*+/).map(normaliseWords)
  if (pieces.join('').length * 2 < ours.length) return false
  const pattern = pieces.map(piece => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.{0,40}')
  return new RegExp(`^${pattern}$`, 'su').test(ours)
}

/**
 * `alike`: much in common, but not the same words. It may be ours as the site made it over, or another text of the same person that
 * begins alike: nobody can tell.
 */
export const compareWords = (sent: string, shown: string): Likeness => {
  const [ours, theirs] = [signOf(sent), signOf(shown)]
  if (ours === theirs || isStarred(ours, shown)) return 'same'
  if (ours.length >= 4 && (theirs.includes(ours) || likeness(ours, theirs) >= 0.6)) return 'alike'
  return 'other'
}
