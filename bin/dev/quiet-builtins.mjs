/**
 * Node's own modules by process.getBuiltinModule instead of import. An import of one reads every property it has, getters included: node:http
 * then loads Node's own undici (50 ms of CPU), node:process its workers and reports, node:fs its promises. Nobody here asked for those.
 */
import { isBuiltin } from 'node:module'

const prefix = '\0builtin:'

export const quietBuiltins = {
  name: 'quiet-builtins',
  resolveId: (id, _importer, { kind }) => {
    // The bundle's own runtime begins with an import of node:module.
    if (!isBuiltin(id) || id === 'node:module') return null
    const name = id.startsWith('node:') ? id : `node:${id}`
    return kind === 'import-statement' ? `${prefix}${name}.cjs` : { id: name, external: true }
  },
  load: id =>
    id.startsWith(prefix)
      ? `module.exports = process.getBuiltinModule('${id.slice(prefix.length, -'.cjs'.length)}')`
      : null,
}
