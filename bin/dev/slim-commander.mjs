/** commander without what starts other programs: palou's commands are its own, and node:child_process loads half of node's networking. */
const inCommander = id => /[\\/]commander[\\/]lib[\\/]/.test(id)
const none = '\0none.cjs'

export const slimCommander = {
  name: 'slim-commander',
  resolveId: (id, importer) => (id === 'node:child_process' && importer && inCommander(importer) ? none : null),
  load: id => (id === none ? 'module.exports = {}' : null),
}
