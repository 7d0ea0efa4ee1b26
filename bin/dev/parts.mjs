/**
 * Which files stand together in dist/. A file costs a millisecond to find and open, so what is always needed together is one; what a
 * module imports statically belongs to it, what it imports when asked does not.
 */
import { join } from 'node:path'

/**
 * Parts in order: a module belongs to the first that reaches it `from` its beginnings and, where `also` is given, from one of those as
 * well. What no part takes is split as the bundler sees fit. The compile cache keeps what the first run used, so a part should be
 * what every run of it uses.
 */
export const createParts = (root, parts) => {
  const imports = new Map()
  const reached = new Map()
  const reach = path => {
    const known = reached.get(path)
    if (known) return known
    const seen = new Set()
    const walk = id => {
      if (seen.has(id)) return
      seen.add(id)
      for (const next of imports.get(id) ?? []) walk(next)
    }
    walk(join(root, path))
    reached.set(path, seen)
    return seen
  }
  const isReached = (id, paths) => paths.some(path => reach(path).has(id))
  return {
    plugin: { name: 'parts', moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds) },
    groups: parts.map(({ name, from, also }) => ({
      name,
      test: id => isReached(id, from) && (!also || isReached(id, also)),
      includeDependenciesRecursively: false,
    })),
  }
}
