/** Keys that write: in the body and in the title. Pure; nothing here knows of the site. */
import {
  deleteBack,
  deleteForward,
  type Editor,
  editorWords,
  insertText,
  killLine,
  killLineBack,
  killWordBack,
  moveTo,
  positionAfter,
  positionBefore,
  redo,
  replaceRange,
  typeText,
  undo,
  wordLeft,
  wordRight,
  yank,
} from '../../editor/editor.ts'
import { moveRows, toRowEnd, toRowStart } from '../../editor/rows.ts'
import { textEnd, textStart } from '../../editor/text.ts'
import type { Env } from '../../env.ts'
import { insert, typeKey } from '../../field.ts'
import type { ActionName } from '../../keymap/bindings.ts'
import { editorWrap, layoutFor } from './layout.ts'
import { complete } from './mention.ts'
import type { ComposerState } from './state.ts'

type Edit = (editor: Editor, state: ComposerState, env: Env) => Editor

const byPage = (editor: Editor, direction: 1 | -1, state: ComposerState, env: Env): Editor =>
  moveRows(editor, direction * Math.max(1, layoutFor(state, env).editorRows - 1), editorWrap(env))

const edits: Readonly<Record<string, Edit>> = {
  enter: editor => typeText(editor, '\n'),
  space: editor => typeText(editor, ' '),
  backspace: deleteBack,
  '^h': deleteBack,
  delete: deleteForward,
  '^d': deleteForward,
  left: editor => moveTo(editor, positionBefore(editor)),
  '^b': editor => moveTo(editor, positionBefore(editor)),
  right: editor => moveTo(editor, positionAfter(editor)),
  '^f': editor => moveTo(editor, positionAfter(editor)),
  up: (editor, _state, env) => moveRows(editor, -1, editorWrap(env)),
  down: (editor, _state, env) => moveRows(editor, 1, editorWrap(env)),
  '^n': (editor, _state, env) => moveRows(editor, 1, editorWrap(env)),
  pgup: (editor, state, env) => byPage(editor, -1, state, env),
  pgdn: (editor, state, env) => byPage(editor, 1, state, env),
  home: (editor, _state, env) => toRowStart(editor, editorWrap(env)),
  '^a': (editor, _state, env) => toRowStart(editor, editorWrap(env)),
  end: (editor, _state, env) => toRowEnd(editor, editorWrap(env)),
}

const commands: Partial<Readonly<Record<ActionName, (editor: Editor) => Editor>>> = {
  undo,
  redo,
  yank,
  killLine,
  killBack: killLineBack,
  killWord: killWordBack,
  wordLeft: editor => moveTo(editor, wordLeft(editor)),
  wordRight: editor => moveTo(editor, wordRight(editor)),
  textStart: editor => moveTo(editor, textStart),
  textEnd: editor => moveTo(editor, textEnd(editor.text)),
}

const fieldKeys: Partial<Readonly<Record<ActionName, string>>> = { killLine: '^k', killBack: '^u', killWord: '^w' }

const inBody = (state: ComposerState, editor: Editor): ComposerState => ({ ...state, editor, completion: null })

/** null: no command that edits. */
export const editByCommand = (state: ComposerState, action: ActionName): ComposerState | null => {
  if (state.focus === 'title' && state.title) {
    const key = fieldKeys[action]
    const title = key && typeKey(state.title, key)
    return title ? { ...state, title } : null
  }
  const command = commands[action]
  return command ? inBody(state, command(state.editor)) : null
}

const turnFocus = (state: ComposerState): ComposerState =>
  state.title ? { ...state, focus: state.focus === 'body' ? 'title' : 'body', completion: null } : state

const onTab = (state: ComposerState): ComposerState =>
  (state.focus === 'body' ? complete(state) : null) ?? turnFocus(state)

const typeInTitle = (state: ComposerState, key: string): ComposerState => {
  if (key === 'enter' || key === 'down') return turnFocus(state)
  const title = state.title && typeKey(state.title, key)
  return title ? { ...state, title } : state
}

export const typeInComposer = (state: ComposerState, key: string, env: Env): ComposerState => {
  if (key === 'tab' || key === 's-tab') return onTab(state)
  if (state.focus === 'title') return typeInTitle(state, key)
  const edit = edits[key]
  if (edit) return inBody(state, edit(state.editor, state, env))
  return [...key].length === 1 ? inBody(state, typeText(state.editor, key)) : state
}

/** As it is, but for line ends, tabs (four spaces) and what no terminal or forum shows. */
const cleanPaste = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/(?!\n)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')

export const pasteInComposer = (state: ComposerState, text: string): ComposerState =>
  state.focus === 'title' && state.title
    ? { ...state, title: insert(state.title, text) }
    : inBody(state, insertText(state.editor, cleanPaste(text)))

/** The words as the external editor left them; one step back is what they were. */
export const replaceWords = (state: ComposerState, words: string): ComposerState => {
  const { editor } = state
  if (words === editorWords(editor)) return state
  return inBody(state, replaceRange(editor, textStart, textEnd(editor.text), cleanPaste(words)))
}
