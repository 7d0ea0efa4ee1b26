import { emptyLine, type Line } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { lineOf, spanOf } from '../../../text/spans.ts'
import { truncateSpans } from '../../../text/truncate.ts'
import { textWidth } from '../../../text/width.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import { type DrawnLines, drawAsked } from '../../components/asked-lines.ts'
import { Rows } from '../../components/rows.tsx'
import { cursorCell, cursorRow, followCursor, type RowTop, visible, visibleRows } from '../../editor/rows.ts'
import type { Env } from '../../env.ts'
import { showField } from '../../field.ts'
import { drawMenu } from '../../menu.ts'
import { type ComposerLayout, editorWrap, layoutFor, margin } from './layout.ts'
import { drawPreview } from './preview.ts'
import type { ComposerState } from './state.ts'
import { drawStatus } from './status.ts'

const rule = (label: string, env: Env): Line => {
  const words = label === '' ? '' : ` ${label} `
  const room = Math.max(0, env.columns - textWidth(words, env.width))
  const mark = env.marks.rule.repeat(Math.floor(room / Math.max(1, textWidth(env.marks.rule, env.width))))
  return lineOf([spanOf(words, 'dim'), spanOf(mark, 'rule')], env.width)
}

const quoteMark = (env: Env): string => (env.settings.marks === 'ascii' ? '| ' : '┃ ')

/** The first words of what is answered. */
const quoteLines = ({ place }: ComposerState, rows: number, env: Env): readonly Line[] => {
  if (!place.quote || rows === 0) return []
  const { author, time, text } = place.quote
  const mark = ` ${quoteMark(env)}`
  const width = Math.max(1, env.columns - textWidth(mark, env.width) - 1)
  const head = [author, time].filter(part => part !== '').join(' ')
  const spans = [spanOf(`${head}：${text.replace(/\s+/g, ' ').trim()}`, 'quote')]
  const lines = wrapSpans(spans, { ...env.width, width })
  const shown = lines.slice(0, rows)
  const isCut = lines.length > rows
  return shown.map((line, index) => {
    const words =
      isCut && index === rows - 1 ? truncateSpans([...line.spans, spanOf('…', 'quote')], width, env.width) : line
    return lineOf([spanOf(mark, 'quoteMark'), ...words.spans], env.width)
  })
}

type TitleRow = { readonly line: Line; readonly x: number }

const titleRow = (state: ComposerState, env: Env): TitleRow => {
  const lead = `  ${env.translate('compose.title')}  `
  const left = textWidth(lead, env.width)
  const window = showField(state.title!, Math.max(1, env.columns - left - 1), env.width)
  const isHere = state.focus === 'title'
  return {
    line: lineOf([spanOf(lead, isHere ? 'accent' : 'dim'), spanOf(window.text, 'strong')], env.width),
    x: left + window.cursorColumn,
  }
}

const typeRow = ({ form, typeId }: ComposerState, env: Env): Line => {
  const name = form?.offers?.types.find(({ id }) => id === typeId)?.name ?? env.translate('compose.noType')
  return rowLine(
    [spanOf(`  ${env.translate('compose.type')}  `, 'dim'), spanOf(`[${name}]`, 'label'), spanOf('  ^T', 'dim')],
    [],
    env.columns,
    env.width,
  )
}

/** The first row of the window follows from where the cursor is: it is worked out anew from the last one kept. */
const tops = new WeakMap<object, { top: RowTop }>()
const topFor = (state: ComposerState, rows: number, env: Env): RowTop => {
  const kept = tops.get(state.place) ?? { top: { line: 0, row: 0 } }
  kept.top = followCursor(state.editor, kept.top, rows, editorWrap(env))
  tops.set(state.place, kept)
  return kept.top
}

const editorLines = (state: ComposerState, top: RowTop, rows: number, env: Env): readonly Line[] => {
  const drawn = visibleRows(state.editor.text, top, rows, editorWrap(env)).map(row => {
    const words = visible(state.editor.text[row.line]!.slice(row.start, row.end)).trimEnd()
    return lineOf([spanOf(' '.repeat(margin), 'text'), spanOf(words, 'text')], env.width)
  })
  return [...drawn, ...Array.from({ length: rows - drawn.length }, () => emptyLine)]
}

const headLines = (state: ComposerState, layout: ComposerLayout, env: Env): readonly Line[] => {
  const quote = quoteLines(state, layout.quoteRows, env)
  return [
    ...quote,
    ...(layout.hasTitle ? [titleRow(state, env).line] : []),
    ...(layout.hasType ? [typeRow(state, env)] : []),
    ...(layout.hasRule ? [rule('', env)] : []),
  ]
}

const cursorFor = (
  state: ComposerState,
  layout: ComposerLayout,
  headRows: number,
  top: RowTop,
  rows: number,
  env: Env,
) => {
  if (state.focus === 'title' && layout.hasTitle) {
    const quoteRows = quoteLines(state, layout.quoteRows, env).length
    return { x: titleRow(state, env).x, y: quoteRows }
  }
  const { x } = cursorCell(state.editor, editorWrap(env))
  const y = headRows + cursorRow(state.editor, top, rows, editorWrap(env))
  return { x: Math.min(env.columns - 1, margin + x), y }
}

export const drawComposer = (state: ComposerState, env: Env): DrawnLines => {
  const asked = drawAsked(state.sending, env)
  if (asked) return asked
  if (state.menu) return { lines: drawMenu(state.menu, env), cursor: null }
  const layout = layoutFor(state, env)
  const head = headLines(state, layout, env)
  const preview =
    layout.previewRows === 0
      ? []
      : [rule(env.translate('compose.preview'), env), ...drawPreview(state, layout.previewRows - 1, env)]
  const status = layout.hasStatus ? [drawStatus(state, env)] : []
  const rows = Math.max(1, env.body - head.length - layout.previewRows - status.length)
  const top = topFor(state, rows, env)
  const space = Array.from({ length: Math.max(0, layout.previewRows - preview.length) }, () => emptyLine)
  const lines = [...head, ...editorLines(state, top, rows, env), ...preview, ...space, ...status]
  return { lines, cursor: cursorFor(state, layout, head.length, top, rows, env) }
}

export const ComposerView = ({ state, env }: { readonly state: ComposerState; readonly env: Env }) => (
  <Rows lines={drawComposer(state, env).lines} height={env.body} env={env} />
)
