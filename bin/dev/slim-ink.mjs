/**
 * Ink without what is never drawn or asked here, and with two things another way. It renders the same.
 * - string-width asks \p{RGI_Emoji} for each text: compiling that costs 70 ms at the first frame. Ours measures what terminals draw.
 * - Yoga's own loader asks `fetch` for a data: URL, which loads all of Node's undici: 80 ms. Here its bytes are made a module at once.
 * - No console is patched, no source line is quoted beside an error, no frame is throttled, no size asked of other programs.
 */
import { fileURLToPath } from 'node:url'

const width = fileURLToPath(new URL('../../source/text/width.ts', import.meta.url))

const modules = {
  'string-width': `import { textWidth } from ${JSON.stringify(width)}
const colours = /\\u001B\\[[\\d;]*m|\\u001B\\]8;[^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)/g
// Letters and stand-ins for lines: one cell each.
const plain = /^[ -~\\uE000-\\uF8FF]*$/
export default text => {
  if (plain.test(text)) return text.length
  const bare = text.replace(colours, '')
  return plain.test(bare) ? bare.length : textWidth(bare)
}`,
  'es-toolkit/compat': `export const throttle = call => Object.assign((...args) => call(...args), { flush() {}, cancel() {} })`,
  'patch-console': 'export default () => () => {}',
  'terminal-size': 'export default () => ({ columns: 80, rows: 24 })',
  'code-excerpt': 'export default () => undefined',
  'stack-utils': `export default class {
  static nodeInternals() { return [] }
  parseLine() { return null }
  clean(stack) { return stack }
}`,
}

/** Who of the packages asks for them: Ink itself, and what wraps and measures for it. */
const inInk = id => /[\\/]node_modules[\\/](?:ink|wrap-ansi|widest-line|cli-truncate|slice-ansi)[\\/]/.test(id)
const prefix = '\0slim-ink:'
const yoga = /[\\/]yoga-layout[\\/]dist[\\/]binaries[\\/]yoga-wasm-base64-esm\.js$/
const embedded = /"data:application\/octet-stream;base64,([A-Za-z\d+/=]+)"/

const loadAtOnce = code => {
  const [, bytes] = code.match(embedded) ?? []
  if (!bytes || !code.includes('.instantiateWasm(')) throw new Error('yoga-layout loads in another way than it did')
  return `${code.replace(embedded, '"data:application/octet-stream;base64,"').replace('export default loadYoga;', '')}
const instantiateWasm = (imports, receive) => {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from('${bytes}', 'base64')), imports)
  receive(instance)
  return instance.exports
}
export default () => loadYoga({ instantiateWasm })`
}

export const slimInk = {
  name: 'slim-ink',
  resolveId: (id, importer) => (importer && inInk(importer) && id in modules ? `${prefix}${id}` : null),
  load: id => (id.startsWith(prefix) ? { code: modules[id.slice(prefix.length)], moduleType: 'js' } : null),
  transform: (code, id) => (yoga.test(id) ? { code: loadAtOnce(code), map: null } : null),
}
