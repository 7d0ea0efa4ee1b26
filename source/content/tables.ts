/** Tables as rows of cells. A table inside a table, most often a frame for looks, becomes lines. */
import type { TableCell } from './block.ts'
import type { ChildNode, Element } from './dom.ts'
import { isElement } from './dom.ts'
import { parseAlign } from './style.ts'
import { canNest, inside, nested, type Walk } from './walk.ts'
import { endParagraph, putBlock, putBlocks, putText } from './writer.ts'

const isCell = (node: Element): boolean => node.name === 'td' || node.name === 'th'
const isRowOrGroup = (node: Element): boolean => /^(?:tr|tbody|thead|tfoot)$/.test(node.name)

type Rows = { readonly row: (cells: readonly Element[]) => void; readonly stray: (node: ChildNode) => void }

/** Hands out rows in order; cells without a row make one, all else is stray and goes before the table, as browsers have it. */
const eachRow = (nodes: readonly ChildNode[], rows: Rows, depth = 0): void => {
  let loose: Element[] = []
  const endLoose = (): void => {
    if (loose.length) rows.row(loose)
    loose = []
  }
  for (const node of nodes) {
    if (isElement(node) && isCell(node)) {
      loose.push(node)
      continue
    }
    if (isElement(node) && isRowOrGroup(node) && depth < 4) {
      endLoose()
      eachRow(node.children, rows, depth + 1)
    } else rows.stray(node)
  }
  endLoose()
}

const spanOf = (cell: Element): number => {
  const span = Number.parseInt(cell.attribs.colspan ?? '', 10)
  return span > 0 ? Math.min(span, 100) : 1
}

const readCell = (walk: Walk, cell: Element): TableCell => {
  const blocks = nested(walk, () => {
    walk.align = parseAlign(cell.attribs.align) ?? 'left'
    inside(walk, cell)
  })
  return { header: cell.name === 'th', span: spanOf(cell), blocks }
}

const readLines = (walk: Walk, table: Element): void => {
  endParagraph(walk)
  eachRow(table.children, {
    row: cells => {
      for (const cell of cells) {
        inside(walk, cell)
        putText(walk, '\xa0\xa0')
      }
      endParagraph(walk)
    },
    stray: node => walk.visit(walk, node),
  })
}

const readRows = (walk: Walk, table: Element): TableCell[][] => {
  const rows: TableCell[][] = []
  walk.tables += 1
  eachRow(table.children, {
    row: cells => rows.push(cells.map(cell => readCell(walk, cell))),
    stray: node => walk.visit(walk, node),
  })
  walk.tables -= 1
  return rows.filter(row => row.some(cell => cell.blocks.length > 0))
}

/** A table of one cell is a frame: its words stand by themselves. */
export const readTable = (walk: Walk, table: Element): void => {
  if (walk.tables > 0 || !canNest(walk)) {
    readLines(walk, table)
    return
  }
  const rows = readRows(walk, table)
  const only = rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : null
  endParagraph(walk)
  if (only) putBlocks(walk, only.blocks)
  else if (rows.length) putBlock(walk, { kind: 'table', rows })
}
