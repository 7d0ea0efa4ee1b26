/** A screen's cells as an SVG picture: what the program drew, in the colours of a quiet dark terminal. */
import type { Cell } from './terminal.ts'

const palette = [
  '#1d2026',
  '#d16969',
  '#8fb573',
  '#d7b06b',
  '#6f9fd8',
  '#b48ead',
  '#6fb3b8',
  '#c8ccd4',
  '#5c6370',
  '#e88388',
  '#a8cc8c',
  '#e5c07b',
  '#88b4e7',
  '#d2a8e0',
  '#7fd1d6',
  '#f2f4f8',
] // prettier-ignore
const ink = '#d4d7de'
const paper = '#16181d'
const cellWidth = 9
const cellHeight = 20

const colourCode = (colour: number | string | null, fallback: string): string =>
  colour === null ? fallback : typeof colour === 'string' ? colour : (palette[colour] ?? fallback)

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, mark => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)

type Run = { readonly start: number; readonly cells: readonly Cell[]; readonly width: number }

const lookOf = (cell: Cell): string =>
  JSON.stringify([
    cell.colour,
    cell.background,
    cell.bold,
    cell.dim,
    cell.italic,
    cell.underline,
    cell.strike,
    cell.inverse,
  ])

/** Neighbours that look alike; a wide cell stands alone so that its place never depends on the font. */
const runsOf = (row: readonly Cell[]): readonly Run[] => {
  const runs: Run[] = []
  for (const [x, cell] of row.entries()) {
    if (cell.width === 0) continue
    const last = runs.at(-1)
    const joins =
      last && cell.width === 1 && last.width === last.cells.length && lookOf(last.cells[0]!) === lookOf(cell)
    if (joins) runs[runs.length - 1] = { start: last.start, cells: [...last.cells, cell], width: last.width + 1 }
    else runs.push({ start: x, cells: [cell], width: cell.width })
  }
  return runs
}

const drawRun = (run: Run, y: number): string => {
  const cell = run.cells[0]!
  const [front, back] = cell.inverse
    ? [colourCode(cell.background, paper), colourCode(cell.colour, ink)]
    : [colourCode(cell.colour, ink), cell.background === null ? null : colourCode(cell.background, paper)]
  const text = run.cells.map(({ text }) => text).join('')
  const x = run.start * cellWidth
  const width = run.width * cellWidth
  const behind = back
    ? `<rect x="${x}" y="${y * cellHeight}" width="${width}" height="${cellHeight}" fill="${back}"/>`
    : ''
  if (text.trim() === '') return behind
  const look = [
    `fill="${front}"`,
    cell.bold ? 'font-weight="bold"' : '',
    cell.dim ? 'opacity="0.6"' : '',
    cell.italic ? 'font-style="italic"' : '',
    cell.underline ? 'text-decoration="underline"' : cell.strike ? 'text-decoration="line-through"' : '',
  ].filter(Boolean)
  const place = `x="${x}" y="${y * cellHeight + 15}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`
  return `${behind}<text ${place} ${look.join(' ')}>${escapeXml(text)}</text>`
}

/** `title` is read aloud to those who do not see the picture. */
export const screenSvg = (rows: readonly (readonly Cell[])[], title: string): string => {
  const width = (rows[0]?.length ?? 0) * cellWidth
  const height = rows.length * cellHeight
  const body = rows.flatMap((row, y) => runsOf(row).map(run => drawRun(run, y))).filter(Boolean)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-14 -14 ${width + 28} ${height + 28}" role="img" font-size="15" xml:space="preserve"`,
    ` font-family="'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC',Menlo,Consolas,monospace">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="-14" y="-14" width="${width + 28}" height="${height + 28}" rx="8" fill="${paper}"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n')
}
