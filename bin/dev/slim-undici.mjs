/**
 * undici without what palou never speaks: HTTP/2 (source/http sets allowH2 to false; its module loads node:http2 and all of TLS), fetch and
 * websockets (bodies are strings), the experimental parser, and node:assert, which opens stderr. A command that reads one page starts some
 * 25 ms of CPU earlier; the same page is read.
 */
const inUndici = id => /[\\/]undici[\\/]lib[\\/]/.test(id)
const leftOut = /[\\/]undici[\\/]lib[\\/](?:dispatcher[\\/]client-h2|milo[\\/]|web[\\/])/
const smallAssert = '\0small-assert.cjs'

const assertSource = `module.exports = (value, message) => {
  if (!value) throw message instanceof Error ? message : new Error(message || 'assertion failed')
}`

const isSmallAssert = (id, importer) => id === 'node:assert' && importer !== undefined && inUndici(importer)

export const slimUndici = {
  name: 'slim-undici',
  resolveId: (id, importer) => (isSmallAssert(id, importer) ? smallAssert : null),
  load: id => (id === smallAssert ? assertSource : leftOut.test(id) ? 'module.exports = {}' : null),
}
