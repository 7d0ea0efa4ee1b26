// Bundles source/ into dist/ with code splitting: a command that only prints never loads React, Ink or Yoga.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { createParts } from './parts.mjs'
import { quietBuiltins } from './quiet-builtins.mjs'
import { readyEntities } from './ready-entities.mjs'
import { slimCommander } from './slim-commander.mjs'
import { slimInk } from './slim-ink.mjs'
import { slimUndici } from './slim-undici.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = name => `source/commands/${name}.ts`
const engine = name => `source/engines/discuz-html/${name}.ts`
const parts = createParts(root, [
  { name: 'main', from: ['source/main.ts', ...['boards', 'threads', 'thread', 'post', 'url', 'read'].map(command)] },
  { name: 'network', from: ['source/network.ts'] },
  { name: 'pages', from: [engine('load-thread')], also: ['load-threads', 'load-boards', 'lists'].map(engine) },
  { name: 'thread', from: [engine('load-thread')] },
  { name: 'lines', from: ['lines-boards', 'lines-threads', 'lines-thread', 'output-text'].map(command) },
])
const started = performance.now()
const bundle = await rolldown({
  input: { cli: join(root, 'source/cli.ts'), 'picture-worker': join(root, 'source/picture/worker.ts') },
  platform: 'node',
  tsconfig: false,
  transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': 'undefined' }, jsx: 'react-jsx' },
  // A chunk may give more than its module does: shared parts need no file of their own.
  preserveEntrySignatures: 'allow-extension',
  external: ['react-devtools-core'],
  plugins: [parts.plugin, slimCommander, slimInk, slimUndici, quietBuiltins, readyEntities],
})
const { output } = await bundle.write({
  dir: join(root, 'dist'),
  format: 'esm',
  minify: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  codeSplitting: { groups: parts.groups },
})
await bundle.close()
// Only then what an earlier build left goes away: a program that is starting meanwhile finds its files.
const written = new Set(output.map(({ fileName }) => fileName))
for (const name of readdirSync(join(root, 'dist'))) if (!written.has(name)) rmSync(join(root, 'dist', name))
console.error(`palou: built dist/ in ${Math.round(performance.now() - started)} ms`)
