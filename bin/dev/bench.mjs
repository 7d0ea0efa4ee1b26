// `npm run bench`: what speed and memory are, beside what they should be. Prints figures; never fails because of them.
import { join } from 'node:path'
import { build, install, root, runNode } from './setup.mjs'

install()
build()
runNode([join(root, 'test/bench/run.ts'), ...process.argv.slice(2)])
