/**
 * undici without what palou never speaks or asks: HTTP/2 (source/http sets allowH2 to false; its module loads node:http2 and all of TLS),
 * fetch and websockets (bodies are strings), the experimental parser, tracing channels; and without the built-in modules of which it wants a
 * name or two. Asking for one page begins some 30 ms of CPU earlier, and the same page is read.
 */
const inUndici = id => id !== undefined && /[\\/]undici[\\/]lib[\\/]/.test(id)
const leftOut = /[\\/]undici[\\/]lib[\\/](?:dispatcher[\\/]client-h2|milo[\\/]|web[\\/])/
const channels = /[\\/]undici[\\/]lib[\\/]core[\\/]diagnostics/

const noChannels = `const quiet = { hasSubscribers: false }
module.exports = { channels: new Proxy({}, { get: () => quiet }) }`

const builtins = {
  // Loading it opens stderr.
  'node:assert': `module.exports = (value, message) => {
  if (!value) throw message instanceof Error ? message : new Error(message || 'assertion failed')
}`,
  // The transport sets its own maxHeaderSize.
  'node:http': 'module.exports = { maxHeaderSize: 16384, IncomingMessage: class {} }',
  // For the first packed answer.
  'node:zlib': `const later = name => (...options) => process.getBuiltinModule('node:zlib')[name](...options)
module.exports = {
  createInflate: later('createInflate'),
  createGunzip: later('createGunzip'),
  createBrotliDecompress: later('createBrotliDecompress'),
  createZstdDecompress: later('createZstdDecompress'),
  constants: { ZSTD_d_windowLogMax: 100 },
}`,
}

const prefix = '\0undici-'

export const slimUndici = {
  name: 'slim-undici',
  resolveId: (id, importer) => (inUndici(importer) && id in builtins ? `${prefix}${id}.cjs` : null),
  load: id => {
    if (id.startsWith(prefix)) return builtins[id.slice(prefix.length, -'.cjs'.length)]
    if (channels.test(id)) return noChannels
    return leftOut.test(id) ? 'module.exports = {}' : null
  },
}
