/** The sample forum in a process of its own, and a home whose profile lets us ask it without manners, since it is our own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const entry = fileURLToPath(new URL('../../bin/palou.js', import.meta.url))

export type ServedForum = {
  readonly url: string
  readonly home: string
  readonly env: Readonly<Record<string, string>>
  readonly close: () => void
}

/** The address that `demo --serve` prints first. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.once('data', data => resolve(String(data).trim()))
    child.once('exit', code => reject(new Error(`palou demo --serve ended with ${code}`)))
  })

export const serveForum = async (): Promise<ServedForum> => {
  const home = mkdtempSync(join(tmpdir(), 'palou-bench-'))
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    PALOU_HOME: home,
    NODE_COMPILE_CACHE: join(home, 'compiled'),
    LANG: 'zh_CN.UTF-8',
    TZ: 'Asia/Shanghai',
    TERM: 'xterm-256color',
  }
  const child = spawn(process.execPath, [entry, 'demo', '--serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const url = await addressOf(child)
  const sites = [{ name: 'bench', base: url, title: null, lastVisitedAt: null, spacing: 0 }]
  mkdirSync(join(home, 'data'), { recursive: true })
  writeFileSync(join(home, 'data', 'sites.json'), JSON.stringify({ sites, lastPlace: null }))
  const close = (): void => {
    child.kill()
    rmSync(home, { recursive: true, force: true })
  }
  return { url, home, env, close }
}

export const threadAt = (url: string, id: number): string => `${url}forum.php?mod=viewthread&tid=${id}`
