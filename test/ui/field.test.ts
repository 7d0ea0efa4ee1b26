import { describe, expect, it } from 'vitest'
import { textWidth } from '../../source/text/width.ts'
import { createField, type Field, insert, showField, typeKey } from '../../source/ui/field.ts'

const narrow = { ambiguousWide: false }
const type = (field: Field, ...keys: readonly string[]): Field =>
  keys.reduce((now, key) => typeKey(now, key) ?? now, field)

describe('a field', () => {
  it('takes characters where the cursor stands', () => {
    expect(type(createField(), ...'护山', 'left', '林')).toEqual({ text: '护林山', cursor: 2 })
  })

  it('moves and deletes whole graphemes', () => {
    const family = '👨‍👩‍👧'
    const field = createField(`a${family}é`)
    expect(type(field, 'backspace', 'backspace').text).toBe('a')
    expect(type(field, 'left', 'left').cursor).toBe(1)
    expect(type(field, 'home', 'delete').text).toBe(`${family}é`)
  })

  it('knows the keys of a shell’s line', () => {
    expect(type(createField('one two'), '^w').text).toBe('one ')
    expect(type(createField('https://a/b/c'), '^w').text).toBe('https://a/b/')
    expect(type(createField('abc'), 'left', '^u')).toEqual({ text: 'c', cursor: 0 })
    expect(type(createField('abc'), '^a', 'right', '^k').text).toBe('a')
  })

  it('makes one line of what is pasted, and drops controls', () => {
    expect(insert(createField('a'), 'b\r\nc\u001b[31m\u0000').text).toBe('ab c[31m')
  })

  it('leaves keys that are none of its own', () => {
    expect(typeKey(createField(), 'pgdn')).toBeNull()
    expect(typeKey(createField(), '^x')).toBeNull()
  })

  it('shows the part around the cursor, in cells', () => {
    const field = createField('一二三四五六七八九十')
    for (let width = 1; width < 24; width += 1) {
      const shown = showField(field, width, narrow)
      expect(textWidth(shown.text)).toBeLessThanOrEqual(width)
      expect(shown.cursorColumn).toBeLessThanOrEqual(Math.max(2, width - 1))
    }
    expect(showField(field, 9, narrow)).toEqual({ text: '七八九十', cursorColumn: 8 })
    expect(showField({ ...field, cursor: 0 }, 9, narrow)).toEqual({ text: '一二三四', cursorColumn: 0 })
  })
})
