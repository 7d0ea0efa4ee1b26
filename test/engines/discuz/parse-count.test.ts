import { expect, it } from 'vitest'
import { parseCount } from '../../../source/engines/discuz/parse-count.ts'

it.each([
  ['18432', 18432],
  ['1,234,567', 1234567],
  ['12万', 120000],
  ['1.2 萬', 12000],
  ['3亿', 300000000],
  ['1.5k', 1500],
  ['共有 5 人参与', 5],
  ['', null],
  ['-', null],
])('reads %j', (text, expected) => expect(parseCount(text)).toBe(expected))
