/** Which rows of the composer hold what: quote, title, type, the text, the preview, what is to be known before sending. */
import type { WrapOptions } from '../../../text/wrap.ts'
import type { Env } from '../../env.ts'
import type { ComposerState } from './state.ts'

/** Columns left of the text, and one free at its right, where the cursor stands after a full row. */
export const margin = 2

export const editorWrap = (env: Env): WrapOptions => ({ ...env.width, width: Math.max(1, env.columns - margin - 1) })

export type ComposerLayout = {
  readonly quoteRows: number
  readonly hasTitle: boolean
  readonly hasType: boolean
  /** The rule under what stands above the text. */
  readonly hasRule: boolean
  readonly editorRows: number
  /** With its own rule; 0: no preview. */
  readonly previewRows: number
  readonly hasStatus: boolean
}

const mostQuoteRows = 3

export const hasTypes = ({ place, form }: ComposerState): boolean =>
  place.intent.kind === 'newThread' && (form?.offers?.types.length ?? 0) > 0

/** What gives way in a low window: the quote first, then the rule and the preview; never the text, never the status. */
export const layoutFor = (state: ComposerState, { body }: Env): ComposerLayout => {
  const hasStatus = body >= 4
  const hasTitle = state.title !== null && body >= 3
  const hasType = hasTypes(state) && body >= 8
  const fixed = [hasStatus, hasTitle, hasType].filter(Boolean).length
  const spare = body - fixed
  const quoteRows = state.place.quote && spare >= 5 ? Math.min(mostQuoteRows, Math.floor(spare / 4)) : 0
  const hasRule = spare - quoteRows >= 5 && (quoteRows > 0 || hasTitle || hasType)
  const left = Math.max(1, spare - quoteRows - (hasRule ? 1 : 0))
  const previewRows = state.isPreview && left >= 5 ? Math.ceil(left / 2) : 0
  return { quoteRows, hasTitle, hasType, hasRule, editorRows: left - previewRows, previewRows, hasStatus }
}
