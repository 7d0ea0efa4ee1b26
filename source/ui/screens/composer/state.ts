/** Words being written: the editor, the title and type where there are some, the draft on disk, the way to the site. */
import type { DraftIntent } from '../../../store/drafts.ts'
import { createEditor, type Editor, editorWords } from '../../editor/editor.ts'
import { positionAt, textOf } from '../../editor/text.ts'
import type { Env } from '../../env.ts'
import { createField, type Field } from '../../field.ts'
import type { Menu } from '../../menu.ts'
import type { Place } from '../../place.ts'
import { notSending, type Sending } from '../../sending.ts'
import type { FormFacts, KeepDraft, OpenedDraft } from '../../writing.ts'

export type ComposerPlace = Extract<Place, { readonly screen: 'composer' }>

export type Pick =
  | { readonly kind: 'type'; readonly id: string | null }
  | { readonly kind: 'code'; readonly before: string; readonly after: string }

export type Completion = {
  readonly line: number
  /** Where the `@` stands. */
  readonly at: number
  readonly names: readonly string[]
  readonly index: number
}

export type ComposerState = {
  readonly place: ComposerPlace
  readonly editor: Editor
  /** null where there is no title to write. */
  readonly title: Field | null
  readonly typeId: string | null
  readonly focus: 'body' | 'title'
  readonly form: FormFacts | null
  /** How often the form was asked for; null: it is not asked for again by itself. */
  readonly formTry: number | null
  readonly draft: OpenedDraft | null
  /** Milliseconds; when the words were written to disk last. */
  readonly keptAt: number | null
  readonly hasUnkept: boolean
  /** What an edit finds at the site has been put in. */
  readonly isFilled: boolean
  readonly isPreview: boolean
  readonly menu: Menu<Pick> | null
  readonly sending: Sending
  /** When the site takes another post, in milliseconds. */
  readonly waitUntil: number | null
  /** It goes by itself when the time has come. */
  readonly isArmed: boolean
  readonly message: { readonly text: string; readonly isError: boolean } | null
  readonly completion: Completion | null
  readonly inEditor: boolean
}

const titleOf = (intent: DraftIntent): Field | null => {
  if (intent.kind === 'newThread') return createField(intent.title)
  return intent.kind === 'edit' && intent.title !== null ? createField(intent.title) : null
}

const typeOf = (intent: DraftIntent): string | null => (intent.kind === 'newThread' ? intent.typeId : null)

export const openComposer = (place: ComposerPlace): ComposerState => ({
  place,
  editor: createEditor(place.intent.body),
  title: titleOf(place.intent),
  typeId: typeOf(place.intent),
  focus: place.intent.kind === 'newThread' && place.intent.title === '' ? 'title' : 'body',
  form: null,
  formTry: 0,
  draft: null,
  keptAt: null,
  hasUnkept: false,
  isFilled: place.intent.kind !== 'edit' || place.intent.body !== '',
  isPreview: false,
  menu: null,
  sending: notSending,
  waitUntil: null,
  isArmed: false,
  message: null,
  completion: null,
  inEditor: place.inEditor,
})

const withWords = (state: ComposerState, intent: DraftIntent, cursor: number): ComposerState => ({
  ...state,
  editor: createEditor(intent.body, positionAt(textOf(intent.body), cursor)),
  title: titleOf(intent) ?? state.title,
  typeId: typeOf(intent),
  focus: 'body',
  isFilled: true,
})

/** The draft is there: an old one brings its words. */
export const withDraft = (state: ComposerState, draft: OpenedDraft): ComposerState => {
  const next = { ...state, draft, keptAt: draft.keptAt === null ? null : Date.parse(draft.keptAt) }
  return draft.keptAt === null ? withCurrent(next) : withWords(next, draft.intent, draft.cursor)
}

/** An edit begins with what stands at the site, unless a draft of it is there. Both must be known first. */
export const withCurrent = (state: ComposerState): ComposerState => {
  const current = state.form?.offers?.current
  if (state.isFilled || !state.draft || !current) return state
  const { intent } = state.place
  if (intent.kind !== 'edit') return state
  return withWords(state, { ...intent, body: current.body, title: current.title }, current.body.length)
}

/** What stands there now, as a write. */
export const intentNow = (state: ComposerState): DraftIntent => wordsIn(state, editorWords(state.editor))

const wordsIn = ({ place, title, typeId }: ComposerState, body: string): DraftIntent => {
  const { intent } = place
  if (intent.kind === 'newThread') return { ...intent, title: title?.text ?? '', typeId, body }
  if (intent.kind === 'edit') return { ...intent, title: title?.text ?? null, body }
  return { ...intent, body }
}

export const labelOf = ({ place, title }: ComposerState): string | null =>
  place.intent.kind === 'newThread' && title?.text.trim() ? title.text.trim() : place.label

/** The body goes along as lines: joining them is left to whoever writes them to disk. */
export const keepTask = (state: ComposerState): KeepDraft | null =>
  state.draft && {
    kind: 'keepDraft',
    id: state.draft.id,
    base: state.place.base,
    intent: wordsIn(state, ''),
    label: labelOf(state),
    lines: state.editor.text,
    cursor: state.editor.cursor,
  }

/** Milliseconds that the site still wants to wait; 0 when it takes a post. */
export const waitLeft = ({ waitUntil }: ComposerState, { now }: Env): number =>
  waitUntil === null ? 0 : Math.max(0, waitUntil - now)
