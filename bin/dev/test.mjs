// `npm test`: everything that judges the code. Arguments go to the unit tests: `npm test -- width`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, install, node, root } from './setup.mjs'

install()
const bin = name => join(root, 'node_modules', ...name.split('/'))
const filters = process.argv.slice(2)
const steps = [
  ['types', [bin('typescript/bin/tsc'), '--noEmit']],
  ['lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['unit', [bin('vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', ...filters]],
  [
    'terminal',
    [bin('vitest/vitest.mjs'), 'run', '--config', 'test/e2e/vitest.config.ts', '--passWithNoTests', ...filters],
  ],
]
let failed = 0
for (const [name, args] of steps) {
  if (name === 'terminal') build()
  console.log(`\n== ${name}`)
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed += 1
}
console.log(`\n${steps.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
