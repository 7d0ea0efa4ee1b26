// Bundles source/ into dist/ with code splitting: a command that only prints never loads React, Ink or Yoga.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { quietBuiltins } from './quiet-builtins.mjs'
import { slimUndici } from './slim-undici.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const started = performance.now()
rmSync(join(root, 'dist'), { recursive: true, force: true })
const bundle = await rolldown({
  input: { cli: join(root, 'source/cli.ts') },
  platform: 'node',
  tsconfig: false,
  transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': 'undefined' }, jsx: 'react-jsx' },
  external: ['react-devtools-core'],
  plugins: [slimUndici, quietBuiltins],
})
await bundle.write({
  dir: join(root, 'dist'),
  format: 'esm',
  minify: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
})
await bundle.close()
console.error(`palou: built dist/ in ${Math.round(performance.now() - started)} ms`)
