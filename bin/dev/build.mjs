// Bundles source/ into dist/ with code splitting: a command that only prints never loads React, Ink or Yoga.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { quietBuiltins } from './quiet-builtins.mjs'
import { readyEntities } from './ready-entities.mjs'
import { slimInk } from './slim-ink.mjs'
import { slimCommander } from './slim-commander.mjs'
import { slimUndici } from './slim-undici.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What every command that reads something needs before it can ask for it. */
const main =
  /^\0builtin:|[\\/]commander[\\/]|source[\\/]http[\\/]redact|source[\\/](?:main|context|forum[\\/](?!schema)|i18n[\\/](?!layout-words|format-)|content[\\/]sanitize|store[\\/](?!database|kept-|memory|search-|pack|cache-|strip-|statements|store-trouble|write-queue|read-marks)|commands[\\/](?:dispatch|parse-|options|output(?!-text)|projection|streams|table|topics|nearest|colours|find-|read|threads?\.|boards\.|post\.|url\.))/
/** What every text for people needs. */
const lines =
  /source[\\/](?:text[\\/]|i18n[\\/](?:layout-words|format-)|commands[\\/](?:lines-|output-text|pager))|[\\/]get-east-asian-width[\\/]/
/** What was read: opened while the site is waited for, and the index of its words only once there is something to keep. */
const memory =
  /source[\\/]store[\\/](?:database|kept-|memory|search-|pack|cache-|strip-|statements|store-trouble|write-queue|read-marks)|[\\/]opencc-js[\\/]/
const started = performance.now()
const bundle = await rolldown({
  input: { cli: join(root, 'source/cli.ts') },
  platform: 'node',
  tsconfig: false,
  transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': 'undefined' }, jsx: 'react-jsx' },
  // A chunk may give more than its module does: shared parts need no file of their own.
  preserveEntrySignatures: 'allow-extension',
  external: ['react-devtools-core'],
  plugins: [slimCommander, slimInk, slimUndici, quietBuiltins, readyEntities],
})
const { output } = await bundle.write({
  dir: join(root, 'dist'),
  format: 'esm',
  minify: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  codeSplitting: {
    // A file costs a millisecond to find and open: what is needed together stands together.
    groups: [
      { name: 'main', test: main, includeDependenciesRecursively: false },
      { name: 'lines', test: lines, includeDependenciesRecursively: false },
      { name: 'memory', test: memory, includeDependenciesRecursively: false },
    ],
  },
})
await bundle.close()
// Only then what an earlier build left goes away: a program that is starting meanwhile finds its files.
const written = new Set(output.map(({ fileName }) => fileName))
for (const name of readdirSync(join(root, 'dist'))) if (!written.has(name)) rmSync(join(root, 'dist', name))
console.error(`palou: built dist/ in ${Math.round(performance.now() - started)} ms`)
