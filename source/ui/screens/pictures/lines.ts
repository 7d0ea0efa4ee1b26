/** The screen of pictures as lines: a caption, then the picture in cells, or blank cells for the terminal to draw on, or words. */

import { deleteKitty, throughTmux } from '../../../picture/encode-terminal.ts'
import type { HalfBlock } from '../../../picture/half-blocks.ts'
import { kittyPlaceholder } from '../../../picture/kitty-placeholder.ts'
import type { Prepared } from '../../../picture/prepare.ts'
import { emptyLine, type Line, type Span } from '../../../text/line.ts'
import { spanOf } from '../../../text/spans.ts'
import { truncateSpans } from '../../../text/truncate.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import type { Env } from '../../env.ts'
import type { Hung, Placed } from '../../want-picture.ts'
import { dotted } from '../../words.ts'
import { captionRows, hungAt, isForeign, type PicturesState, wantedPicture } from './state.ts'

const hex = (colour: readonly number[]): string => `#${colour.map(part => part.toString(16).padStart(2, '0')).join('')}`

const blockLine = (row: readonly HalfBlock[]): Line => ({
  spans: [
    spanOf(' ', 'text'),
    ...row.map(({ top, bottom }): Span => ({ text: '▀', role: 'picture', colour: hex(top), background: hex(bottom) })),
  ],
  width: row.length + 1,
})

const placeholderLine = (id: number, row: number, columns: number): Line => {
  const text = Array.from({ length: columns }, (_, column) => kittyPlaceholder(row, column)).join('')
  return {
    spans: [spanOf(' ', 'text'), { text, role: 'picture', colour: hex([(id >> 16) & 255, (id >> 8) & 255, id & 255]) }],
    width: columns + 1,
  }
}

const drawn = (prepared: Prepared, state: PicturesState, env: Env): readonly Line[] => {
  const room = env.body - captionRows
  switch (prepared.drawn.kind) {
    case 'blocks':
      return prepared.drawn.rows.map(blockLine)
    case 'kitty': {
      const { id } = prepared.drawn
      const rows = Math.min(room, prepared.rows - state.top)
      return Array.from({ length: Math.max(0, rows) }, (_, row) =>
        placeholderLine(id, row + state.top, prepared.columns),
      )
    }
    case 'sequences':
      return []
  }
}

const sizeOf = (one: Hung, prepared: Prepared | null, env: Env): string | null => {
  if (one.kind === 'file')
    return dotted(
      [
        one.size,
        one.price ? env.translate('pictures.price', { price: one.price }) : null,
        one.readAccess ? env.translate('pictures.readAccess', { n: one.readAccess }) : null,
      ],
      env,
    )
  if (prepared) return `${prepared.width}×${prepared.height}`
  return one.width && one.height ? `${one.width}×${one.height}` : null
}

const caption = (state: PicturesState, one: Hung, prepared: Prepared | null, env: Env): Line => {
  const kind = env.translate(one.kind === 'file' ? 'pictures.file' : 'pictures.picture')
  const facts = dotted([sizeOf(one, prepared, env), one.floor], env)
  const spans = [
    spanOf(` ${kind} ${state.at + 1}/${state.hung.length}  `, 'strong'),
    spanOf(one.name ?? decodeName(one.url), 'title'),
    spanOf(`  ${facts}`, 'dim'),
  ]
  return truncateSpans(spans, env.columns, env.width)
}

const decodeName = (url: string): string => URL.parse(url)?.pathname.split('/').at(-1) || url

/** What stands where the picture will, or would. */
const words = (state: PicturesState, one: Hung, env: Env): string => {
  const { translate } = env
  if (one.kind === 'file') return translate(one.price ? 'pictures.filePriced' : 'pictures.fileHelp')
  if (env.settings.pictures === 'never') return translate('pictures.never')
  if (!env.graphics.protocol) return translate('pictures.noGraphics')
  const { failed } = state
  if (failed?.url === one.url)
    return failed.isTooLarge ? translate('pictures.large') : translate('pictures.failed', { why: failed.why })
  if (isForeign(one.url, state.base) && !state.allowed.has(one.url))
    return translate('pictures.foreign', { host: URL.parse(one.url)?.host ?? '' })
  return wantedPicture(state, env) ? translate('pictures.loading') : ''
}

const sayIt = (text: string, url: string, env: Env): readonly Line[] => {
  const wrap = (said: string, role: 'text' | 'dim'): readonly Line[] =>
    wrapSpans([spanOf(said, role)], { ...env.width, width: Math.max(1, env.columns - 4) }).map(line => ({
      spans: [spanOf('  ', 'text'), ...line.spans],
      width: line.width + 2,
    }))
  return [...wrap(text, 'text'), emptyLine, ...wrap(url, 'dim')]
}

export const shownHere = (state: PicturesState): Prepared | null => {
  const one = hungAt(state)
  return one && state.shown?.url === one.url ? state.shown.prepared : null
}

export const picturesLines = (state: PicturesState, env: Env): readonly Line[] => {
  const one = hungAt(state)
  if (!one) return [emptyLine, ...sayIt(env.translate('pictures.none'), '', env)]
  const prepared = shownHere(state)
  const body = prepared ? drawn(prepared, state, env) : sayIt(words(state, one, env), one.url, env)
  return [caption(state, one, prepared, env), emptyLine, ...body]
}

/** Counted from the body's first row. */
export const placedPicture = (state: PicturesState, env: Env): Placed | null => {
  const prepared = shownHere(state)
  const { protocol, throughTmux: isWrapped } = env.graphics
  if (!prepared || prepared.drawn.kind === 'blocks') return null
  const { drawn: made, rows } = prepared
  const isInCells = made.kind === 'kitty'
  const sequences = isWrapped ? made.sequences.map(throughTmux) : made.sequences
  const id = wantedPicture(state, env)?.room.id ?? 0
  const gone = protocol === 'kitty' || protocol === 'kitty-placed' ? deleteKitty(id) : ''
  return {
    key: `${hungAt(state)?.url} ${isInCells ? '' : state.top} ${rows} ${prepared.columns} ${state.fresh}`,
    x: 1,
    y: captionRows,
    rows,
    sequences,
    erase: isWrapped && gone ? throughTmux(gone) : gone,
    isInCells,
  }
}
