/** Inline styles of a post: the handful of declarations that mean something in a terminal, and the looks made of them. */
import type { Align, RunStyle } from './block.ts'
import { parseColour } from './colour.ts'

/** What one element changes; null or absent leaves what was. */
export type StyleChange = {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly colour?: string
  readonly background?: string
}

export type Css = { readonly hidden: boolean; readonly align: Align | null; readonly change: StyleChange | null }

const plain: RunStyle = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  colour: null,
  background: null,
}

const keyOf = (style: RunStyle): string =>
  `${style.bold}${style.italic}${style.underline}${style.strike}${style.colour}${style.background}`
const plainKey = keyOf(plain)

/** One object a look, so that runs of the same look are told by identity. */
const looks = new Map<string, RunStyle>()
/** Members invent colours without end: a memory that only grows is emptied. */
const most = 2000

export const restyle = (style: RunStyle | null, change: StyleChange): RunStyle | null => {
  const next = { ...(style ?? plain), ...change }
  const key = keyOf(next)
  if (key === plainKey) return null
  const known = looks.get(key)
  if (known) return known
  if (looks.size >= most) looks.clear()
  looks.set(key, next)
  return next
}

export const parseAlign = (value: string | undefined): Align | null => {
  switch (value?.trim().toLowerCase()) {
    case 'center':
    case '-webkit-center':
      return 'center'
    case 'right':
    case 'end':
      return 'right'
    case 'left':
    case 'start':
    case 'justify':
      return 'left'
    default:
      return null
  }
}

type Draft = {
  hidden: boolean
  align: Align | null
  change: { -readonly [Key in keyof StyleChange]: StyleChange[Key] }
}

const declare: Readonly<Record<string, (draft: Draft, value: string) => void>> = {
  display: (draft, value) => {
    if (value === 'none') draft.hidden = true
  },
  visibility: (draft, value) => {
    if (value === 'hidden') draft.hidden = true
  },
  // How Discuz before X hid its noise.
  'font-size': (draft, value) => {
    if (/^0+(?:\.0+)?(?:px|pt|em|rem|%)?$/.test(value)) draft.hidden = true
  },
  'text-align': (draft, value) => {
    draft.align = parseAlign(value)
  },
  'font-weight': (draft, value) => {
    draft.change.bold = value === 'bold' || value === 'bolder' || Number.parseInt(value, 10) >= 600
  },
  'font-style': (draft, value) => {
    draft.change.italic = value === 'italic' || value === 'oblique'
  },
  'text-decoration': (draft, value) => {
    if (value.includes('underline')) draft.change.underline = true
    if (value.includes('line-through')) draft.change.strike = true
  },
  'text-decoration-line': (draft, value) => declare['text-decoration']!(draft, value),
  color: (draft, value) => {
    const colour = parseColour(value)
    if (colour) draft.change.colour = colour
  },
  'background-color': (draft, value) => {
    const colour = parseColour(value)
    if (colour) draft.change.background = colour
  },
  background: (draft, value) => {
    const colour = parseColour(value) ?? parseColour(value.split(' ', 1)[0]!)
    if (colour) draft.change.background = colour
  },
}

const parse = (written: string): Css => {
  const draft: Draft = { hidden: false, align: null, change: {} }
  for (const declaration of written.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim()
      .toLowerCase()
    if (Object.hasOwn(declare, name)) declare[name]!(draft, value)
  }
  return { ...draft, change: Object.keys(draft.change).length ? draft.change : null }
}

const seen = new Map<string, Css>()

/** The meaning of a `style` attribute. The same few strings come again and again, so each is parsed once. */
export const parseCss = (written: string): Css => {
  const known = seen.get(written)
  if (known) return known
  if (seen.size >= most) seen.clear()
  const css = parse(written)
  seen.set(written, css)
  return css
}
