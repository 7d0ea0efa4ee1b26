/**
 * `--fields a,b.c`: only these. Names are those of the items (`id`, `author.name`) or of the whole document (`thread.title`,
 * `page.count`); both are looked up in the shapes that the schemas are made from.
 */
import { PalouError } from '../forum/errors.ts'
import type { AnyShape } from '../forum/schema.ts'
import { documentShapes, lineShapes } from '../forum/schema-documents.ts'
import type { Translate } from '../i18n/messages.ts'
import type { DocumentKind, ItemKind } from './contract.ts'
import type { Reading } from './output-json.ts'
import type { Projection } from './projection.ts'

type Tree = { readonly [name: string]: Tree }

/** Where a document's items stand in it, and what they are. */
const itemPlaces: Readonly<
  Partial<Record<DocumentKind, { readonly path: readonly string[]; readonly item: ItemKind }>>
> = {
  boards: { path: ['categories', 'boards'], item: 'board' },
  threads: { path: ['threads'], item: 'thread' },
  thread: { path: ['posts'], item: 'post' },
  post: { path: ['post'], item: 'post' },
  guide: { path: ['threads'], item: 'result' },
  search: { path: ['results'], item: 'result' },
  user: { path: ['user'], item: 'user' },
  notices: { path: ['notices'], item: 'notice' },
  messages: { path: ['conversations'], item: 'conversation' },
  conversation: { path: ['messages'], item: 'message' },
  favorites: { path: ['favorites'], item: 'favorite' },
  credits: { path: ['changes'], item: 'change' },
  announcements: { path: ['announcements'], item: 'announcement' },
  ratings: { path: ['ratings'], item: 'rating' },
  comments: { path: ['comments'], item: 'comment' },
}

const namesOf = (shape: AnyShape): readonly string[] => Object.keys(shape.fields()).filter(name => name !== 'schema')

const shapeAt = (shape: AnyShape, path: readonly string[]): AnyShape | null =>
  path.reduce<AnyShape | null>((at, name) => at?.fields()[name] ?? null, shape)

/** The longest beginning of `path` that exists, to tell what could have followed it. */
const unknown = (shape: AnyShape, path: readonly string[], translate: Translate): PalouError => {
  const known = path.findIndex((_, index) => shapeAt(shape, path.slice(0, index + 1)) === null)
  const at = shapeAt(shape, path.slice(0, known)) ?? shape
  const names = namesOf(at).join(', ') || '∅'
  return new PalouError('usage', {
    detail: translate('cli.fieldsKnown', { name: path.slice(0, known + 1).join('.'), names }),
  })
}

const grow = (tree: Tree, [name, ...rest]: readonly string[]): Tree =>
  name === undefined ? tree : { ...tree, [name]: grow(tree[name] ?? {}, rest) }

const project = (value: unknown, tree: Tree): unknown => {
  if (Object.keys(tree).length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(one => project(one, tree))
  const names = Object.keys(value).filter(name => name === 'schema' || Object.hasOwn(tree, name))
  return Object.fromEntries(
    names.map(name => [name, project((value as Record<string, unknown>)[name], tree[name] ?? {})]),
  )
}

/** The names one may ask for: the items' own first, then the document's. */
export const listFields = (kind: DocumentKind): readonly string[] => {
  const place = itemPlaces[kind]
  const document = namesOf(documentShapes[kind]).flatMap(name => {
    const inner = documentShapes[kind].fields()[name as never] as AnyShape | undefined
    const isItems = place?.path[0] === name
    const below = inner && !isItems ? namesOf(inner) : []
    return below.length > 0 ? [name, ...below.map(one => `${name}.${one}`)] : [name]
  })
  return [...new Set([...(place ? namesOf(lineShapes[place.item]) : []), ...document])]
}

/** Throws `usage` with the names that are known. */
export const createProjection = (
  kind: DocumentKind,
  fields: readonly string[],
  isLines: boolean,
  translate: Translate,
  own: Reading['list'] | undefined,
): Projection => {
  const place = own ? { path: [own.name], item: own.item } : itemPlaces[kind]
  const line = place ? lineShapes[place.item] : documentShapes[kind]
  let documentTree: Tree = {}
  let lineTree: Tree = {}
  for (const path of fields.map(field => field.split('.'))) {
    const inItem = shapeAt(line, path) !== null
    if (!inItem && (isLines || shapeAt(documentShapes[kind], path) === null)) throw unknown(line, path, translate)
    lineTree = inItem ? grow(lineTree, path) : lineTree
    documentTree = grow(documentTree, inItem && place ? [...place.path, ...path] : path)
  }
  return {
    document: value => project(value, documentTree) as object,
    line: value => project(value, lineTree) as object,
  }
}
