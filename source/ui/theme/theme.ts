/**
 * What roles look like. Sixteen terminal colours carry it, one accent, red only for errors (and for an author who wrote in red).
 * `none` (NO_COLOR) keeps weight and inversion: position and marks say the rest.
 */
import type { Role } from '../../text/line.ts'

export type ThemeName = 'colour' | 'none'

/** SGR parameters, `''` for plain. */
type Look = string

const weight: Readonly<Record<Role, Look>> = {
  text: '',
  title: '1',
  author: '1',
  strong: '1',
  dim: '2',
  label: '',
  badge: '2',
  accent: '1',
  error: '1',
  quote: '2',
  quoteMark: '2',
  code: '',
  link: '4',
  mention: '4',
  smiley: '2',
  image: '2',
  attachment: '',
  notice: '2',
  gate: '2',
  rule: '2',
  reaction: '2',
  spoiler: '2',
  match: '7',
  selected: '7',
  picture: '',
}

const colour: Partial<Readonly<Record<Role, Look>>> = {
  accent: '36',
  error: '31',
  mention: '36',
  link: '4',
  code: '33',
  selected: '1;7',
}

export const lookOf = (role: Role, theme: ThemeName): Look =>
  theme === 'colour' ? (colour[role] ?? weight[role]) : weight[role]

type Hsl = { readonly hue: number; readonly saturation: number; readonly lightness: number }

const toHsl = (hex: string): Hsl | null => {
  const match = hex.match(/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i)
  if (!match) return null
  const [r, g, b] = match.slice(1).map(part => Number.parseInt(part, 16) / 255) as [number, number, number]
  const max = Math.max(r, g, b)
  const span = max - Math.min(r, g, b)
  const lightness = max - span / 2
  if (span === 0) return { hue: 0, saturation: 0, lightness }
  const sector = max === r ? (g - b) / span : max === g ? 2 + (b - r) / span : 4 + (r - g) / span
  return { hue: (sector * 60 + 360) % 360, saturation: span / (1 - Math.abs(2 * lightness - 1)), lightness }
}

const hues = [
  [30, '31'],
  [75, '33'],
  [165, '32'],
  [200, '36'],
  [260, '34'],
  [330, '35'],
  [361, '31'],
] as const

/**
 * The author's colour as one of the terminal's own, which are legible on the terminal's own background. Greys, near-black and
 * near-white have no hue to keep and stay plain: on the other background they would vanish.
 */
export const lookOfAuthorColour = (hex: string): Look => {
  const hsl = toHsl(hex)
  if (!hsl || hsl.saturation < 0.25 || hsl.lightness < 0.08 || hsl.lightness > 0.92) return ''
  return hues.find(([below]) => hsl.hue < below)![1]
}
