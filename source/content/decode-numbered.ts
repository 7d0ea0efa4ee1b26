import { cleanField } from './sanitize.ts'

const numbered = /&#(\d{3,7});/g

/** Facts §8: characters the site's charset lacks come as `&amp;#N;`, which reaches us as `&#N;` once the page's entities are decoded. */
export const decodeNumbered = (text: string): string =>
  text.includes('&#')
    ? text.replace(numbered, (whole, digits: string) =>
        Number(digits) <= 0x10ffff ? String.fromCodePoint(Number(digits)) : whole,
      )
    : text

/** A title: one safe line, its numbered characters decoded. */
export const cleanTitle = (text: string): string => cleanField(decodeNumbered(text))
