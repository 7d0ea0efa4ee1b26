/** What a line scrolled costs on the wire, beside what `less` writes for the same text in a terminal of the same size. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import type { Figure } from './figures.ts'
import { entry, type ServedForum, threadAt } from './served-forum.ts'

const sizes = [
  [80, 24],
  [120, 40],
  [200, 60],
] as const

type Size = (typeof sizes)[number]
const sleep = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Bytes a press of `j`, over `presses` of them, after the program stands still. */
const bytesPerLine = async (
  command: string,
  args: readonly string[],
  [cols, rows]: Size,
  presses: number,
  env: Readonly<Record<string, string>>,
): Promise<number> => {
  const child = spawn(command, [...args], {
    cols,
    rows,
    env: { ...env, TERM: 'xterm-256color', LESS: '', LESSCHARSET: 'utf-8' },
  })
  let bytes = 0
  let lastAt = performance.now()
  child.onData(data => {
    bytes += Buffer.byteLength(data)
    lastAt = performance.now()
  })
  const ended = new Promise(resolve => child.onExit(resolve))
  const quiet = async (least: number, most: number): Promise<void> => {
    const begun = performance.now()
    while (
      performance.now() - begun < least ||
      (performance.now() - lastAt < least && performance.now() - begun < most)
    )
      await sleep(2)
  }
  await quiet(1500, 8000)
  const before = bytes
  for (let n = 0; n < presses; n += 1) {
    child.write('j')
    await quiet(25, 500)
  }
  const total = bytes - before
  child.kill('SIGKILL')
  await ended
  return total / presses
}

const hasLess = (): boolean => spawnSync('less', ['--version'], { stdio: 'ignore' }).status === 0

export const measureScrolling = async (forum: ServedForum, presses: number): Promise<readonly Figure[]> => {
  const thread = `${threadAt(forum.url, 8)}&page=500`
  const folder = mkdtempSync(join(tmpdir(), 'palou-bench-'))
  const figures: Figure[] = []
  for (const size of sizes) {
    const [columns, rows] = size
    const text = spawnSync(
      process.execPath,
      [entry, 'thread', `${threadAt(forum.url, 8)}`, '--pages', '500-503', '--color', 'always'],
      {
        env: { ...forum.env, COLUMNS: String(columns) },
        encoding: 'utf8',
      },
    ).stdout
    writeFileSync(join(folder, 'text'), text)
    const ours = await bytesPerLine(process.execPath, [entry, thread], size, presses, forum.env)
    const less = hasLess()
      ? await bytesPerLine('less', ['-R', join(folder, 'text')], size, presses, forum.env)
      : Number.NaN
    const note = `${ours.toFixed(0)} bytes beside ${less.toFixed(0)} of less -R, ${presses} lines`
    figures.push({
      name: `a line scrolled at ${columns}×${rows}, by less`,
      value: ours / less,
      goal: 1.6,
      unit: '×',
      note,
    })
  }
  rmSync(folder, { recursive: true, force: true })
  return figures
}
