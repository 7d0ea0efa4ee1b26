// `npm start`: installs what is missing, builds what is stale, opens the demo forum's reader.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, install, node, root } from './setup.mjs'

install()
build()
const extra = process.argv.slice(2)
const child = spawn(node, [join(root, 'bin/palou.js'), ...(extra.length > 0 ? extra : ['demo'])], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 143 : 1)))
