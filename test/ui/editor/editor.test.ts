import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../../../source/text/width.ts'
import {
  createEditor,
  deleteBack,
  deleteForward,
  type Editor,
  editorWords,
  insertText,
  killLine,
  killWordBack,
  moveTo,
  positionAfter,
  positionBefore,
  redo,
  surround,
  typeText,
  undo,
  wordLeft,
  wordRight,
  yank,
} from '../../../source/ui/editor/editor.ts'
import { cursorCell, followCursor, moveRows, visible, visibleRows } from '../../../source/ui/editor/rows.ts'
import { offsetAt, positionAt, textOf, wordsOf } from '../../../source/ui/editor/text.ts'

const type = (editor: Editor, words: string): Editor => [...words].reduce(typeText, editor)
const words = fc
  .array(fc.constantFrom('柳', '溪', '乡', 'a', 'b', ' ', '\n', '，', '👨‍👩‍👧', 'e\u0301', '“', '12'), {
    maxLength: 40,
  })
  .map(parts => parts.join(''))
const at = (editor: Editor, offset: number): Editor => {
  // Only borders of graphemes are places of the cursor.
  let moved = moveTo(editor, { line: 0, offset: 0 })
  for (let step = 0; step < offset; step += 1) moved = moveTo(moved, positionAfter(moved))
  return moved
}
const wrap = { width: 12, ambiguousWide: false }

describe('typing', () => {
  it('puts words where the cursor stands and moves it on', () => {
    const editor = type(createEditor('山前'), '山后')
    expect(editorWords(editor)).toBe('山前山后')
    expect(editor.cursor).toEqual({ line: 0, offset: 4 })
  })

  it('takes back a run of letters at once, and words one after the other', () => {
    const editor = type(createEditor(), '早上 听见布谷')
    expect(editorWords(undo(editor))).toBe('早上')
    expect(editorWords(undo(undo(editor)))).toBe('')
  })

  it('deletes a family of emoji and a letter with its accent as one', () => {
    expect(editorWords(deleteBack(createEditor('走👨‍👩‍👧')))).toBe('走')
    expect(editorWords(deleteBack(createEditor('cafe\u0301')))).toBe('caf')
  })

  it('joins lines from either side', () => {
    const editor = moveTo(createEditor('一\n二'), { line: 1, offset: 0 })
    expect(editorWords(deleteBack(editor))).toBe('一二')
    expect(editorWords(deleteForward(moveTo(editor, { line: 0, offset: 1 })))).toBe('一二')
  })

  it('puts codes around the cursor', () => {
    expect(editorWords(typeText(surround(createEditor('说'), '[b]', '[/b]'), '好'))).toBe('说[b]好[/b]')
  })
})

describe('words', () => {
  it('of Han are found by the dictionary', () => {
    const editor = createEditor('我们今天去爬山')
    const stops = [wordLeft(editor).offset]
    while (stops.at(-1)! > 0) stops.push(wordLeft(moveTo(editor, { line: 0, offset: stops.at(-1)! })).offset)
    expect(stops).toContain(2)
    expect(stops.length).toBeLessThan(7)
  })

  it('go on over line ends', () => {
    expect(wordRight(moveTo(createEditor('one\n  two'), { line: 0, offset: 3 }))).toEqual({ line: 1, offset: 5 })
    expect(wordLeft(moveTo(createEditor('one\n  two'), { line: 1, offset: 2 }))).toEqual({ line: 0, offset: 0 })
  })
})

describe('cutting', () => {
  it('joins cuts one after another, and puts them in again', () => {
    const start = moveTo(createEditor('第一行\n第二行'), { line: 0, offset: 1 })
    const cut = killLine(killLine(start))
    expect(editorWords(cut)).toBe('第第二行')
    expect(editorWords(yank(cut))).toBe('第一行\n第二行')
  })

  it('cuts a word and begins anew after a move', () => {
    const first = killWordBack(createEditor('hello world'))
    const second = killWordBack(moveTo(first, { line: 0, offset: 6 }))
    expect(first.killed).toBe('world')
    expect(second.killed).toBe('hello ')
  })
})

describe('whatever is written', () => {
  it('undo gives back each text there was, and redo the text again', () => {
    fc.assert(
      fc.property(words, words, fc.nat(40), (before, added, place) => {
        const start = at(createEditor(before), place)
        const changed = killWordBack(deleteForward(insertText(start, added)))
        let back = changed
        while (back.undo) back = undo(back)
        expect(editorWords(back)).toBe(before)
        let again = back
        while (again.redo) again = redo(again)
        expect(editorWords(again)).toBe(editorWords(changed))
      }),
    )
  })

  it('right and left are each other’s way back', () => {
    fc.assert(
      fc.property(words, fc.nat(40), (text, place) => {
        const here = at(createEditor(text), place)
        const right = moveTo(here, positionAfter(here))
        if (right.cursor.line === here.cursor.line && right.cursor.offset === here.cursor.offset) return
        expect(positionBefore(right)).toEqual(here.cursor)
      }),
    )
  })

  it('a place is the same as its offset', () => {
    fc.assert(
      fc.property(words, fc.nat(60), (text, offset) => {
        const lines = textOf(text)
        expect(wordsOf(lines)).toBe(text)
        expect(offsetAt(lines, positionAt(lines, offset))).toBe(Math.min(offset, text.length))
      }),
    )
  })

  it('the cursor stands as many cells in as the words before it in its row have', () => {
    fc.assert(
      fc.property(words, fc.nat(40), (text, place) => {
        const editor = at(createEditor(text), place)
        const { row, x } = cursorCell(editor, wrap)
        const rows = visibleRows(editor.text, { line: editor.cursor.line, row: 0 }, 50, wrap)
        const { start } = rows[row]!
        const before = visible(editor.text[editor.cursor.line]!.slice(start, editor.cursor.offset))
        expect(x).toBe(textWidth(before))
      }),
    )
  })

  it('rows hold every character once, in order', () => {
    fc.assert(
      fc.property(words, text => {
        const lines = textOf(text)
        const rows = visibleRows(lines, { line: 0, row: 0 }, 500, wrap)
        const joined = lines.map((line, index) =>
          rows
            .filter(row => row.line === index)
            .map(row => line.slice(row.start, row.end))
            .join(''),
        )
        expect(joined).toEqual([...lines])
      }),
    )
  })
})

describe('up and down', () => {
  it('aim at the cell where one began, over wide and narrow letters', () => {
    const editor = moveTo(createEditor('abcdef\n柳\n青山青山'), { line: 0, offset: 4 })
    const down = moveRows(editor, 1, wrap)
    expect(down.cursor).toEqual({ line: 1, offset: 1 })
    expect(moveRows(down, 1, wrap).cursor).toEqual({ line: 2, offset: 2 })
  })

  it('go through the rows of one long line', () => {
    const editor = moveTo(createEditor('一二三四五六七八九十'), { line: 0, offset: 1 })
    expect(moveRows(editor, 1, wrap).cursor).toEqual({ line: 0, offset: 7 })
    expect(moveRows(moveRows(editor, 1, wrap), -1, wrap).cursor).toEqual({ line: 0, offset: 1 })
  })

  it('keep the cursor in the window with the least scrolling', () => {
    const editor = createEditor(Array.from({ length: 30 }, (_, index) => `行 ${index}`).join('\n'))
    const top = followCursor(editor, { line: 0, row: 0 }, 10, wrap)
    expect(top).toEqual({ line: 20, row: 0 })
    const up = moveTo(editor, { line: 22, offset: 0 })
    expect(followCursor(up, top, 10, wrap)).toEqual(top)
  })
})

describe('what no terminal may be given', () => {
  it('is seen as a mark, and stays in the text', () => {
    const editor = createEditor('a\u001B[31m\u202Eb')
    expect(visible(editor.text[0]!)).toBe('a·[31m·b')
    expect(editorWords(editor)).toBe('a\u001B[31m\u202Eb')
  })
})
