/**
 * The table of HTML's named entities as it is in memory, instead of the packed text that `entities` unpacks at every start: a command
 * that reads one page starts some 8 ms of CPU earlier.
 */
import { pathToFileURL } from 'node:url'

const packed = /[\\/]entities[\\/]dist[\\/]generated[\\/]decode-data-(html|xml)\.js$/

export const readyEntities = {
  name: 'ready-entities',
  load: async id => {
    const kind = id.match(packed)?.[1]
    if (!kind) return null
    const name = `${kind}DecodeTree`
    const { [name]: tree } = await import(pathToFileURL(id).href)
    if (!(tree instanceof Uint16Array)) throw new Error(`${id} holds no table named ${name}`)
    const bytes = Buffer.from(tree.buffer, tree.byteOffset, tree.byteLength).toString('base64')
    // Read bytewise, so that the table is right on a machine of either byte order.
    return `const bytes = Buffer.from('${bytes}', 'base64')
export const ${name} = Uint16Array.from({ length: bytes.length / 2 }, (_, i) => bytes[2 * i] | (bytes[2 * i + 1] << 8))`
  },
}
