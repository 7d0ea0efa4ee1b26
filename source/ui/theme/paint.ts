/** Lines of roles to ANSI. The one place where colour codes are written; each line is painted once. */
import type { Line, Span } from '../../text/line.ts'
import { lookOf, lookOfAuthorColour, type ThemeName } from './theme.ts'

const exact = (hex: string): string => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)).join(';')

const pictureStyle = ({ colour, background }: Span): string =>
  [colour && `38;2;${exact(colour)}`, background && `48;2;${exact(background)}`].filter(Boolean).join(';')

/** SGR parameters, `''` for plain. */
export const styleOfSpan = (span: Span, theme: ThemeName): string => {
  if (span.role === 'picture') return pictureStyle(span)
  const codes = [
    lookOf(span.role, theme),
    span.bold ? '1' : '',
    span.italic ? '3' : '',
    span.underline ? '4' : '',
    span.strike ? '9' : '',
    span.colour !== undefined && theme === 'colour' ? lookOfAuthorColour(span.colour) : '',
  ]
  return [...new Set(codes.filter(code => code !== ''))].join(';')
}

const paintSpan = (span: Span, theme: ThemeName): string => {
  const codes = styleOfSpan(span, theme)
  return codes === '' ? span.text : `\u001B[${codes}m${span.text}\u001B[0m`
}

const painted: Readonly<Record<ThemeName, WeakMap<Line, string>>> = { colour: new WeakMap(), none: new WeakMap() }

export const paint = (line: Line, theme: ThemeName): string => {
  const known = painted[theme].get(line)
  if (known !== undefined) return known
  const text = line.spans.map(span => paintSpan(span, theme)).join('')
  painted[theme].set(line, text)
  return text
}
