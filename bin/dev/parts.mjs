/**
 * Which files stand together in dist/. A file costs a millisecond to find and open, so what is always needed together is one; what a
 * module imports statically belongs to it, what it imports when asked does not.
 */
import { join } from 'node:path'

/** Parts by the modules they begin with; a module belongs to the first part that reaches it. */
export const createParts = (root, parts) => {
  const imports = new Map()
  const reached = new Map()
  const reach = name => {
    const seen = new Set()
    const walk = id => {
      if (seen.has(id)) return
      seen.add(id)
      for (const next of imports.get(id) ?? []) walk(next)
    }
    for (const path of parts[name]) walk(join(root, path))
    return seen
  }
  const belongs = (id, name) => {
    if (!reached.has(name)) reached.set(name, reach(name))
    return reached.get(name).has(id)
  }
  return {
    plugin: { name: 'parts', moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds) },
    groups: Object.keys(parts).map(name => ({
      name,
      test: id => belongs(id, name),
      includeDependenciesRecursively: false,
    })),
  }
}
