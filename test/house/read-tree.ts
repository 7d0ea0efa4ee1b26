/** Reads a source tree into what the house rules ask about: imports, re-exports, file and function lengths. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'rolldown/parseAst'

export type SourceFile = {
  /** From the source root, with slashes: `forum/model.ts`. */
  readonly path: string
  readonly lines: number
  /** Imported files of the tree, from the source root; package imports are left out. Types included. */
  readonly imports: readonly Import[]
  readonly packages: readonly string[]
  /** Lines of its own: those of the functions inside are theirs, so that a factory is not blamed for its methods. */
  readonly functions: readonly { readonly name: string; readonly lines: number }[]
  /** True when the file holds nothing but imports and re-exports. */
  readonly isBarrel: boolean
}

export type Import = { readonly path: string; readonly isType: boolean; readonly isDynamic: boolean }

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const visit = (node: Node, see: (node: Node, parent: Node | null) => void, parent: Node | null = null): void => {
  see(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see, node)
  }
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

const nameOf = (parent: Node | null): string => {
  const owner = parent?.id ?? parent?.key
  return isNode(owner) && typeof owner.name === 'string' ? owner.name : '(anonymous)'
}

const specifierOf = (node: Node): string | null => {
  const source = node.source ?? (node.type === 'TSImportType' ? node.argument : null)
  if (!isNode(source)) return null
  const literal = source.type === 'TSLiteralType' && isNode(source.literal) ? source.literal : source
  return typeof literal.value === 'string' ? literal.value : null
}

/** The outermost functions inside a node. */
const functionsInside = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap(value => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .flatMap(child => (functionTypes.has(child.type) ? [child] : functionsInside(child)))

const ownLines = (node: Node, lineAt: (offset: number) => number): number => {
  const span = ({ start, end }: Node): number => lineAt(end) - lineAt(start)
  return functionsInside(node).reduce((lines, inner) => lines - span(inner), span(node) + 1)
}

const importTypes = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

const isReexport = (statement: Node): boolean =>
  statement.type === 'ExportAllDeclaration' || (statement.type === 'ExportNamedDeclaration' && isNode(statement.source))

/** `path` from the source root; `text` the file's. Throws on a syntax error. */
export const readSource = (path: string, text: string): SourceFile => {
  const program = parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }) as unknown as Node
  const lineAt = lineCounter(text)
  const imports: Import[] = []
  const packages: string[] = []
  const functions: { name: string; lines: number }[] = []
  visit(program, (node, parent) => {
    if (importTypes.has(node.type)) {
      const specifier = specifierOf(node)
      if (specifier?.startsWith('.') && !specifier.endsWith('.json')) {
        const isType = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType'
        const isDynamic = node.type === 'ImportExpression'
        imports.push({ path: posix.join(posix.dirname(path), specifier), isType, isDynamic })
      } else if (specifier) packages.push(specifier)
    }
    if (functionTypes.has(node.type)) functions.push({ name: nameOf(parent), lines: ownLines(node, lineAt) })
  })
  const body = program.body as readonly Node[]
  const isBarrel =
    body.some(isReexport) && body.every(statement => isReexport(statement) || statement.type === 'ImportDeclaration')
  return { path, lines: lineAt(text.length), imports, packages, functions, isBarrel }
}

const lineCounter = (text: string): ((offset: number) => number) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let low = 0
    let high = starts.length
    while (low + 1 < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

export const sourceRoot = fileURLToPath(new URL('../../source/', import.meta.url))

export const readTree = (root: string = sourceRoot): readonly SourceFile[] => {
  const walk = (folder: string): string[] =>
    readdirSync(folder).flatMap(name => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? walk(path) : /\.tsx?$/.test(name) ? [path] : []
    })
  return walk(root).map(path => {
    const name = relative(root, path).split('\\').join('/')
    return readSource(name, readFileSync(path, 'utf8'))
  })
}

export const folderOf = (path: string): string => dirname(path)
