// `npm run pictures`: the README's pictures, drawn from the cells of the real program on the sample forum.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, install, node, root } from './setup.mjs'

install()
build()
// The harness is TypeScript: read it with the Node that npm brought.
if (process.execPath !== node)
  process.exit(spawnSync(node, [fileURLToPath(import.meta.url)], { stdio: 'inherit' }).status ?? 1)

const { keys, openTerminal } = await import('../../test/helpers/terminal.ts')
const { screenSvg } = await import('../../test/helpers/screen-svg.ts')

const folder = join(root, '.pictures')
mkdirSync(folder, { recursive: true })

const terminal = openTerminal(['demo'], { columns: 80, rows: 24 })
const take = (name, title) => {
  writeFileSync(join(folder, `${name}.svg`), screenSvg(terminal.cells(), title))
  console.log(`.pictures/${name}.svg`)
}
/** Waits until the screen shows it, then until it stays the same for a moment. */
const settle = async what => {
  await terminal.waitFor(what)
  for (let before = ''; before !== terminal.text(); await new Promise(resolve => setTimeout(resolve, 250)))
    before = terminal.text()
}

await settle('本地新闻')
take('index', '远岸论坛的版块列表 · the board index of the sample forum')
terminal.press(keys.enter)
await settle('第 1/')
take('board', '一个版块的主题列表 · the listing of a board')
terminal.press('/')
terminal.press('2+4+N')
terminal.press(keys.enter)
await settle('2+4+N')
terminal.press(keys.enter)
await settle('楼主')
take('thread', '一个主题，一楼一楼地读 · a thread, floor by floor')
await terminal.close()
