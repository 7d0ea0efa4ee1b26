/** Whole processes as a person starts them, each run beside a run of `node -e 0`: the ratio says more than the milliseconds. */
import { spawn as spawnProcess } from 'node:child_process'
import { spawn as spawnTerminal } from '@lydell/node-pty'
import { type Figure, median } from './figures.ts'
import { entry, type ServedForum, threadAt } from './served-forum.ts'

/** Milliseconds from start to end. */
const timeRun = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> =>
  new Promise(resolve => {
    const begun = performance.now()
    const child = spawnProcess(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.resume()
    child.once('close', () => resolve(performance.now() - begun))
  })

/** Milliseconds from start until a terminal has been sent the words of a floor. */
const timeFrame = (address: string, words: string, env: Readonly<Record<string, string>>): Promise<number> =>
  new Promise(resolve => {
    const begun = performance.now()
    const child = spawnTerminal(process.execPath, [entry, address], { cols: 80, rows: 24, env })
    let shown = ''
    let end: number | null = null
    child.onData(data => {
      shown += data
      if (end !== null || !shown.includes(words)) return
      end = performance.now()
      child.write('Q')
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
    child.onExit(() => {
      clearTimeout(timer)
      resolve(end === null ? Number.NaN : end - begun)
    })
  })

export const measureProcesses = async (forum: ServedForum, runs: number): Promise<readonly Figure[]> => {
  const thread = threadAt(forum.url, 1)
  const kept = [entry, 'thread', thread, '--json']
  const asking = [...kept, '--refresh']
  const rows = [
    { name: 'palou --version', goal: 1.5, run: () => timeRun([entry, '--version'], forum.env) },
    { name: 'palou thread --json, asking the site', goal: 2.5, run: () => timeRun(asking, forum.env) },
    { name: 'palou thread --json, kept', goal: 2.5, run: () => timeRun(kept, forum.env) },
    { name: 'first painted frame of a thread', goal: 4, run: () => timeFrame(thread, '本报讯', forum.env) },
  ]
  // The first run of each fills the compile cache.
  for (const row of rows) await row.run()
  const bare: number[] = []
  const times = rows.map((): number[] => [])
  for (let n = 0; n < runs; n += 1) {
    bare.push(await timeRun(['-e', '0'], forum.env))
    for (const [index, row] of rows.entries()) times[index]!.push(await row.run())
  }
  const base = median(bare)
  return rows.map(({ name, goal }, index) => {
    const time = median(times[index]!)
    const note = `${time.toFixed(0)} ms beside ${base.toFixed(0)} ms of node -e 0, medians of ${runs}`
    return { name, value: time / base, goal, unit: '×', note }
  })
}
