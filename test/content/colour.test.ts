import { expect, it } from 'vitest'
import { parseColour } from '../../source/content/colour.ts'

it.each([
  ['Red', '#ff0000'],
  ['DarkOliveGreen', '#556b2f'],
  ['#ABC', '#aabbcc'],
  ['#1e90ff', '#1e90ff'],
  ['1E90FF', '#1e90ff'],
  ['#1e90ff80', '#1e90ff'],
  [' rgb(30, 144, 255) ', '#1e90ff'],
  ['rgba(255,0,0,.5)', '#ff0000'],
  ['rgb(100% 0% 0%)', '#ff0000'],
  ['rgb(999,0,0)', '#ff0000'],
])('reads %s as %s', (written, colour) => expect(parseColour(written)).toBe(colour))

it.each(['', 'transparent', 'inherit', 'rgba(0,0,0,0)', '#0000', '#12345', 'constructor', 'var(--x)', 'url(x)'])(
  'reads %j as no colour',
  written => expect(parseColour(written)).toBeNull(),
)
