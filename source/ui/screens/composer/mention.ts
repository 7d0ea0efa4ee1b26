/** `@` and the beginning of a name: Tab puts in the rest, and again the next of those that fit. */
import { replaceRange } from '../../editor/editor.ts'
import type { Completion, ComposerState } from './state.ts'

type Begun = { readonly at: number; readonly names: readonly string[] }

/** What stands before the cursor, when it begins a mention; names that fit, in the order of the thread. */
export const mentionAt = ({ editor, place }: ComposerState): Begun | null => {
  const before = editor.text[editor.cursor.line]!.slice(0, editor.cursor.offset)
  const match = before.match(/@([^\s@[\]]*)$/)
  if (!match) return null
  const typed = match[1]!.toLowerCase()
  const names = place.authors.filter(name => name.toLowerCase().startsWith(typed))
  return names.length > 0 ? { at: match.index!, names } : null
}

const put = (state: ComposerState, completion: Completion): ComposerState => {
  const { line, at, names, index } = completion
  const from = { line, offset: at }
  return {
    ...state,
    editor: replaceRange(state.editor, from, state.editor.cursor, `@${names[index]!} `),
    completion,
  }
}

/** null: there is nothing to complete. */
export const complete = (state: ComposerState): ComposerState | null => {
  const { completion, editor } = state
  if (completion && completion.line === editor.cursor.line)
    return put(state, { ...completion, index: (completion.index + 1) % completion.names.length })
  const begun = mentionAt(state)
  return begun && put(state, { line: editor.cursor.line, ...begun, index: 0 })
}
