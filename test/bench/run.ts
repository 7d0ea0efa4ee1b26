/** Everything of `npm run bench`, printed as it is measured. `--quick` takes fewer runs. */
import { cpus } from 'node:os'
import { type Figure, printFigure } from './figures.ts'
import { measureParsing } from './parsing.ts'
import { measureProcesses } from './processes.ts'
import { measureKeys, measureMemory } from './reader-session.ts'
import { measureScrolling } from './scrolling.ts'
import { serveForum } from './served-forum.ts'

const isQuick = process.argv.includes('--quick')
console.log(`node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)

const forum = await serveForum()
const parts: readonly (() => Promise<readonly Figure[]>)[] = [
  () => measureProcesses(forum, isQuick ? 5 : 21),
  () => measureParsing(isQuick ? 20 : 60),
  () => measureKeys(forum, isQuick ? 120 : 400),
  () => measureScrolling(forum, isQuick ? 30 : 100),
  () => measureMemory(forum),
]
for (const measure of parts) {
  try {
    for (const figure of await measure()) console.log(printFigure(figure))
  } catch (error) {
    console.log(`not measured: ${error instanceof Error ? error.message : String(error)}`)
  }
}
forum.close()
