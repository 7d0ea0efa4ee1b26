/**
 * A small part of CSS selectors over an index that is built in one walk: `tag#id.class[attr*="part"] descendant`. `{pid}` in an id
 * stands for the floor's own number. Enough for the table of templates; nothing here throws on odd pages.
 */
import { type ChildNode, Element, walkNodes } from '../../content/dom.ts'

export type PageIndex = {
  readonly nodes: readonly ChildNode[]
  readonly all: readonly Element[]
  readonly byId: ReadonlyMap<string, Element>
  readonly byClass: ReadonlyMap<string, readonly Element[]>
}

const classLists = new Map<string, readonly string[]>()

/** Pages repeat the same few class attributes thousands of times. */
const classesOf = (value: string): readonly string[] => {
  const known = classLists.get(value)
  if (known) return known
  const list = value.split(/\s+/).filter(Boolean)
  if (classLists.size > 2000) classLists.clear()
  classLists.set(value, list)
  return list
}

/** `skip` leaves an element and all inside it out: hidden cards repeat a member's name and figures. */
export const indexNodes = (nodes: readonly ChildNode[], skip: (element: Element) => boolean): PageIndex => {
  const all: Element[] = []
  const byId = new Map<string, Element>()
  const byClass = new Map<string, Element[]>()
  walkNodes(nodes, node => {
    if (!(node instanceof Element) || skip(node)) return false
    all.push(node)
    const { id, class: classes } = node.attribs
    if (id !== undefined && !byId.has(id)) byId.set(id, node)
    if (classes !== undefined) {
      for (const name of classesOf(classes)) {
        const members = byClass.get(name)
        if (members) members.push(node)
        else byClass.set(name, [node])
      }
    }
    return true
  })
  return { nodes, all, byId, byClass }
}

type Attribute = { readonly name: string; readonly part: string | null; readonly mode: '*' | '^' | '=' }
type Compound = {
  readonly tag: string | null
  readonly id: string | null
  readonly classes: readonly string[]
  readonly attributes: readonly Attribute[]
}

const compiled = new Map<string, readonly Compound[]>()

const readCompound = (text: string): Compound => ({
  tag: text.match(/^[a-z][\w-]*/)?.[0] ?? null,
  id: text.match(/#([\w{}-]+)/)?.[1] ?? null,
  classes: [...text.replace(/\[[^\]]*\]/g, '').matchAll(/\.([\w-]+)/g)].map(match => match[1]!),
  attributes: [...text.matchAll(/\[([\w-]+)(?:([*^]?)="([^"]*)")?\]/g)].map(match => ({
    name: match[1]!,
    part: match[3] ?? null,
    mode: (match[2] || '=') as Attribute['mode'],
  })),
})

const compile = (selector: string): readonly Compound[] => {
  const known = compiled.get(selector)
  if (known) return known
  const made = (selector.match(/(?:\[[^\]]*\]|[^\s[])+/g) ?? []).map(readCompound)
  compiled.set(selector, made)
  return made
}

const attributeFits = (element: Element, { name, part, mode }: Attribute): boolean => {
  const value = element.attribs[name]
  if (value === undefined) return false
  if (part === null) return true
  return mode === '*' ? value.includes(part) : mode === '^' ? value.startsWith(part) : value === part
}

const idOf = (compound: Compound, pid: string): string | null => compound.id?.replace('{pid}', pid) ?? null

const fits = (element: Element, compound: Compound, pid: string): boolean =>
  (!compound.tag || element.name === compound.tag) &&
  (compound.id === null || element.attribs.id === idOf(compound, pid)) &&
  compound.classes.every(name => classesOf(element.attribs.class ?? '').includes(name)) &&
  compound.attributes.every(attribute => attributeFits(element, attribute))

/** Whether the compounds before the last one are found among the ancestors, in order. */
const isBelow = (element: Element, compounds: readonly Compound[], pid: string): boolean => {
  let wanted = compounds.length - 2
  for (let parent = element.parent; wanted >= 0 && parent; parent = parent.parent)
    if (parent instanceof Element && fits(parent, compounds[wanted]!, pid)) wanted -= 1
  return wanted < 0
}

const candidates = (index: PageIndex, last: Compound, pid: string): readonly Element[] => {
  const id = idOf(last, pid)
  if (id !== null) {
    const element = index.byId.get(id)
    return element ? [element] : []
  }
  const name = last.classes[0]
  return name === undefined ? index.all : (index.byClass.get(name) ?? [])
}

const accepts = (element: Element, compounds: readonly Compound[], pid: string): boolean =>
  fits(element, compounds.at(-1)!, pid) && (compounds.length === 1 || isBelow(element, compounds, pid))

/** All elements that the selector accepts, in document order. */
export const selectAll = (index: PageIndex, selector: string, pid = ''): readonly Element[] => {
  const compounds = compile(selector)
  const last = compounds.at(-1)
  return last ? candidates(index, last, pid).filter(element => accepts(element, compounds, pid)) : []
}

/** The first element that the first fruitful selector of a chain accepts. */
export const selectFirst = (index: PageIndex, chain: readonly string[], pid = ''): Element | null => {
  for (const selector of chain) {
    const compounds = compile(selector)
    const last = compounds.at(-1)
    if (!last) continue
    for (const element of candidates(index, last, pid)) if (accepts(element, compounds, pid)) return element
  }
  return null
}
