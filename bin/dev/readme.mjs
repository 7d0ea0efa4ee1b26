// `npm run readme`: renews the parts of the README that are made from the program's tables.
import { spawnSync } from 'node:child_process'
import { realpathSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { install, node } from './setup.mjs'

install()
// The tables are TypeScript: read them with the Node that npm brought.
if (process.execPath !== realpathSync(node))
  process.exit(spawnSync(node, [fileURLToPath(import.meta.url)], { stdio: 'inherit' }).status ?? 1)

const { readmePath, readReadme, withParts } = await import('../../test/house/readme-parts.ts')
writeFileSync(readmePath, withParts(readReadme()))
