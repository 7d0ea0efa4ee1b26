/** libwebp as WebAssembly, read from its package: it is not worth a place in the bundle for pictures that few forums have. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

type Compiler = { readonly WebAssembly: { compile(bytes: Uint8Array): Promise<object> } }

/** A WebAssembly.Module; no library of types that we use has a name for it. */
export const webpDecoder = async (): Promise<object> => {
  const path = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm')
  return (globalThis as unknown as Compiler).WebAssembly.compile(await readFile(path))
}
