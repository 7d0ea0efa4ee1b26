/** The rules of the house as plain functions: a tree in, the broken lines out. Each has a case that proves it can fail. */
import type { SourceFile } from './read-tree.ts'

/** Rooms by floor. The first pattern that fits decides; imports go to a lower floor, or stay in the same room. */
const floors: readonly (readonly [RegExp, number, string])[] = [
  [/^(forum)\//, 0, 'forum'],
  [/^(content)\//, 0, 'content'],
  [/^(text)\//, 0, 'text'],
  [/^(i18n)\//, 0, 'i18n'],
  [/^http\//, 1, 'http'],
  [/^store\//, 1, 'store'],
  [/^picture\//, 1, 'picture'],
  [/^engines\/registry\.ts$/, 2, 'engines'],
  [/^engines\/discuz\//, 2, 'engines/discuz'],
  [/^engines\/discuz-html\//, 2, 'engines/discuz-html'],
  [/^engines\/discuz-api\//, 2, 'engines/discuz-api'],
  [/^engines\/discuz-doctor\//, 2, 'engines/discuz-doctor'],
  [/^engines\/([\w-]+)\//, 2, 'engines/other'],
  [/^demo\//, 2, 'demo'],
  [/^(reader|sender|send-contract|send-attempt|write-limits|site-session|site-access)\.ts$/, 3, 'reader'],
  [/^commands\//, 4, 'commands'],
  [/^ui\//, 4, 'ui'],
  [/^(network|context|main|cli)\.ts$/, 5, 'top'],
]

const placeOf = (path: string): { floor: number; room: string } | null => {
  const row = floors.find(([pattern]) => pattern.test(path))
  return row ? { floor: row[1], room: row[2] } : null
}

/** Floor 0 rooms may use one another's types and functions downwards in this order only. */
const groundOrder = ['content', 'forum', 'text', 'i18n']

const allEngines = new Set(['engines', 'engines/discuz-doctor'])

const isAllowed = (from: { floor: number; room: string }, to: { floor: number; room: string }): boolean => {
  if (from.room === to.room || to.floor < from.floor) return true
  if (from.floor === 0 && to.floor === 0) return groundOrder.indexOf(to.room) < groundOrder.indexOf(from.room)
  if (!from.room.startsWith('engines')) return false
  // The table knows them all, the doctor asks all; the others share one folder only.
  return to.room === 'engines/discuz' || (allEngines.has(from.room) && to.room.startsWith('engines/'))
}

/** Commands start the reader by name at run time: the one import between two rooms of a floor, dynamic so that it costs nothing. */
const isLazyDoor = (from: string, to: string, isDynamic: boolean): boolean =>
  isDynamic && from.startsWith('commands/') && (to.startsWith('ui/') || to.startsWith('demo/'))

export const brokenFloors = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(file => {
    const from = placeOf(file.path)
    if (!from) return [`${file.path}: stands in no room`]
    return file.imports.flatMap(({ path, isDynamic }) => {
      const to = placeOf(path)
      if (!to) return [`${file.path} -> ${path}: stands in no room`]
      return isAllowed(from, to) || isLazyDoor(file.path, path, isDynamic) ? [] : [`${file.path} -> ${path}`]
    })
  })

/** Pure rooms do no I/O: no node built-ins that reach out, no network, no React. */
export const impureGround = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(file => placeOf(file.path)?.floor === 0)
    .flatMap(file =>
      file.packages
        .filter(name => /^node:|^(undici|conf|commander|ink|react)(\/|$)/.test(name))
        .map(name => `${file.path} -> ${name}`),
    )

export const parsersThatFetch = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(file => /^engines\/.*\/parse-/.test(file.path))
    .flatMap(file =>
      file.imports.filter(({ path }) => path.startsWith('http/')).map(({ path }) => `${file.path} -> ${path}`),
    )

export const screensThatKnowScreens = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(file => {
    const own = file.path.match(/^ui\/screens\/([\w-]+)\//)?.[1]
    if (!own) return []
    return file.imports.flatMap(({ path }) => {
      const other = path.match(/^ui\/screens\/([\w-]+)\//)?.[1]
      return other && other !== own ? [`${file.path} -> ${path}`] : []
    })
  })

/** Cycles through any import but a dynamic one. Each is told once, from its smallest name. */
export const cycles = (files: readonly SourceFile[]): readonly string[] => {
  const graph = new Map(
    files.map(file => [file.path, file.imports.filter(i => !i.isDynamic).map(i => i.path)] as const),
  )
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at !== -1) {
      const loop = trail.slice(at)
      const first = loop.indexOf([...loop].sort()[0]!)
      found.add([...loop.slice(first), ...loop.slice(0, first)].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const file of files) walk(file.path, [])
  return [...found]
}

export const barrels = (files: readonly SourceFile[]): readonly string[] =>
  files.filter(file => file.isBarrel).map(file => file.path)

const vagueNames = /(^|\/)(utils?|helpers?|misc|types|common|index)(\.tsx?|\/)/

export const vaguelyNamed = (files: readonly SourceFile[]): readonly string[] =>
  files.map(file => file.path).filter(path => vagueNames.test(path) || /[A-Z]/.test(path))

export const longFiles = (files: readonly SourceFile[], limit: number): readonly string[] =>
  files.filter(file => file.lines > limit).map(file => `${file.path}: ${file.lines} lines`)

export const longFunctions = (files: readonly SourceFile[], limit: number): readonly string[] =>
  files.flatMap(file =>
    file.functions
      .filter(({ lines }) => lines > limit)
      .map(({ name, lines }) => `${file.path}: ${name}, ${lines} lines`),
  )
