/**
 * The composer's editor as a value: text, cursor, what can be undone, what was cut. Pure; nothing here knows of rows or the screen.
 * Changes hold what they removed and added, so that a paste of thousands of lines costs one entry and undoing it another.
 */
import {
  endOf,
  isSame,
  type Position,
  replaceText,
  sliceText,
  type Text,
  textEnd,
  textOf,
  textStart,
  wordsOf,
} from './text.ts'
import { graphemeAfter, graphemeBefore, wordEndAfter, wordStartBefore } from './words.ts'

type Change = {
  readonly at: Position
  readonly removed: string
  readonly added: string
  readonly cursorBefore: Position
}
type History = { readonly change: Change; readonly rest: History } | null

export type Editor = {
  readonly text: Text
  readonly cursor: Position
  /** The cell that moving up and down aims at; null after any other key. */
  readonly goal: number | null
  readonly undo: History
  readonly redo: History
  /** What was cut last. */
  readonly killed: string
  /** The last key typed or cut: the next of its kind joins it. */
  readonly run: 'typing' | 'killing' | null
}

export const createEditor = (words = '', cursor: Position | null = null): Editor => {
  const text = textOf(words)
  return {
    text,
    cursor: cursor ?? textEnd(text),
    goal: null,
    undo: null,
    redo: null,
    killed: '',
    run: null,
  }
}

export const editorWords = ({ text }: Editor): string => wordsOf(text)
export const isBlank = ({ text }: Editor): boolean => text.every(line => line.trim() === '')

/** The cursor elsewhere; typing from here on is undone apart from what was typed before. */
export const moveTo = (editor: Editor, cursor: Position): Editor => ({ ...editor, cursor, goal: null, run: null })

const apply = (editor: Editor, from: Position, to: Position, added: string): Editor => {
  const removed = sliceText(editor.text, from, to)
  if (removed === '' && added === '') return editor
  const change: Change = { at: from, removed, added, cursorBefore: editor.cursor }
  return {
    ...editor,
    text: replaceText(editor.text, from, to, added),
    cursor: endOf(from, added),
    goal: null,
    undo: { change, rest: editor.undo },
    redo: null,
    run: null,
  }
}

export const replaceRange = apply

/** A letter typed right after others is one change with them; a space or line end begins the next. */
const joinTyping = (before: Editor, after: Editor, added: string): Editor => {
  const last = before.run === 'typing' ? before.undo : null
  const isJoined =
    last !== null &&
    !/\s/.test(added) &&
    last.change.removed === '' &&
    isSame(endOf(last.change.at, last.change.added), before.cursor)
  const undo = isJoined ? { change: { ...last.change, added: last.change.added + added }, rest: last.rest } : after.undo
  return { ...after, undo, run: 'typing' }
}

export const typeText = (editor: Editor, added: string): Editor =>
  joinTyping(editor, apply(editor, editor.cursor, editor.cursor, added), added)

/** Pasted words are one change, whatever their length. */
export const insertText = (editor: Editor, added: string): Editor => apply(editor, editor.cursor, editor.cursor, added)

export const positionBefore = ({ text, cursor }: Editor): Position => {
  if (cursor.offset > 0) return { line: cursor.line, offset: graphemeBefore(text[cursor.line]!, cursor.offset) }
  return cursor.line === 0 ? cursor : { line: cursor.line - 1, offset: text[cursor.line - 1]!.length }
}

export const positionAfter = ({ text, cursor }: Editor): Position => {
  const line = text[cursor.line]!
  if (cursor.offset < line.length) return { line: cursor.line, offset: graphemeAfter(line, cursor.offset) }
  return cursor.line === text.length - 1 ? cursor : { line: cursor.line + 1, offset: 0 }
}

export const wordLeft = ({ text, cursor }: Editor): Position => {
  for (let line = cursor.line; line >= 0; line -= 1) {
    const words = text[line]!
    const offset = wordStartBefore(words, line === cursor.line ? cursor.offset : words.length)
    if (offset !== null) return { line, offset }
  }
  return textStart
}

export const wordRight = ({ text, cursor }: Editor): Position => {
  for (let line = cursor.line; line < text.length; line += 1) {
    const offset = wordEndAfter(text[line]!, line === cursor.line ? cursor.offset : -1)
    if (offset !== null) return { line, offset }
  }
  return textEnd(text)
}

export const deleteBack = (editor: Editor): Editor => apply(editor, positionBefore(editor), editor.cursor, '')
export const deleteForward = (editor: Editor): Editor => apply(editor, editor.cursor, positionAfter(editor), '')

/** Cuts to be put in again by `yank`; cuts one right after another are one piece. */
const kill = (editor: Editor, from: Position, to: Position, side: 'before' | 'after'): Editor => {
  const words = sliceText(editor.text, from, to)
  if (words === '') return editor
  const held = editor.run === 'killing' ? editor.killed : ''
  return { ...apply(editor, from, to, ''), killed: side === 'before' ? words + held : held + words, run: 'killing' }
}

export const killWordBack = (editor: Editor): Editor => kill(editor, wordLeft(editor), editor.cursor, 'before')
export const killLineBack = (editor: Editor): Editor =>
  kill(editor, { line: editor.cursor.line, offset: 0 }, editor.cursor, 'before')

/** To the end of the line; at the end, the line end itself. */
export const killLine = (editor: Editor): Editor => {
  const { text, cursor } = editor
  const end = { line: cursor.line, offset: text[cursor.line]!.length }
  return kill(editor, cursor, isSame(end, cursor) ? positionAfter(editor) : end, 'after')
}

export const yank = (editor: Editor): Editor => insertText(editor, editor.killed)

export const undo = (editor: Editor): Editor => {
  if (!editor.undo) return editor
  const { change, rest } = editor.undo
  return {
    ...editor,
    text: replaceText(editor.text, change.at, endOf(change.at, change.added), change.removed),
    cursor: change.cursorBefore,
    goal: null,
    undo: rest,
    redo: { change, rest: editor.redo },
    run: null,
  }
}

export const redo = (editor: Editor): Editor => {
  if (!editor.redo) return editor
  const { change, rest } = editor.redo
  return {
    ...editor,
    text: replaceText(editor.text, change.at, endOf(change.at, change.removed), change.added),
    cursor: endOf(change.at, change.added),
    goal: null,
    undo: { change, rest: editor.undo },
    redo: rest,
    run: null,
  }
}

/** Puts words around the cursor, which stands between them: `[b]` and `[/b]`. */
export const surround = (editor: Editor, before: string, after: string): Editor => {
  const put = insertText(editor, before + after)
  return { ...put, cursor: endOf(editor.cursor, before) }
}
