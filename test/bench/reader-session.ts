/** The reader in a pseudo-terminal, in the thread of 10,000 floors: how fast keys are answered, what memory it takes. */
import { readFileSync } from 'node:fs'
import { spawn } from '@lydell/node-pty'
import { openTerminal, type Terminal } from '../helpers/terminal.ts'
import { type Figure, median, quantile } from './figures.ts'
import { entry, type ServedForum, threadAt } from './served-forum.ts'

const towerId = 8
const sleep = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

type Session = {
  readonly press: (keys: string) => void
  /** Waits until nothing was written for a while; when the last byte came, null when none did since the last press. */
  readonly settle: (quiet: number, longest: number) => Promise<number | null>
  readonly waitFor: (words: RegExp) => Promise<void>
  readonly end: () => Promise<void>
}

/** Resident memory in MB; NaN where the system does not tell it this way. */
const memoryOf = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(status.match(/VmRSS:\s+(\d+) kB/)?.[1] ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}

const openSession = (address: string, env: Readonly<Record<string, string>>): Session => {
  const child = spawn(process.execPath, [entry, address], { cols: 80, rows: 24, env })
  let shown = ''
  let pressedAt = 0
  let lastByteAt = 0
  let ended = false
  child.onData(data => {
    lastByteAt = performance.now()
    shown = (shown + data).slice(-100_000)
  })
  child.onExit(() => {
    ended = true
  })
  return {
    press: keys => {
      shown = ''
      pressedAt = performance.now()
      child.write(keys)
    },
    settle: async (quiet, longest) => {
      for (;;) {
        const now = performance.now()
        const hasAnswer = lastByteAt >= pressedAt
        if (ended || now - pressedAt > longest) return hasAnswer ? lastByteAt - pressedAt : null
        if (hasAnswer && now - lastByteAt > quiet) return lastByteAt - pressedAt
        await sleep(1)
      }
    },
    waitFor: async words => {
      const begun = performance.now()
      while (!words.test(shown)) {
        if (ended || performance.now() - begun > 20_000) throw new Error(`the reader never showed ${words}`)
        await sleep(2)
      }
    },
    end: async () => {
      child.write('Q')
      for (let n = 0; n < 1000 && !ended; n += 1) await sleep(5)
      if (!ended) child.kill('SIGKILL')
    },
  }
}

/** Downwards, upwards, by floors and by pages, within what is there already. */
const keysToPress = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => {
    const round = n % 40
    return round < 14 ? 'j' : round < 28 ? 'k' : round < 32 ? '}' : round < 36 ? '{' : round % 2 === 0 ? 'd' : 'u'
  })

export const measureKeys = async (forum: ServedForum, count: number): Promise<readonly Figure[]> => {
  const session = openSession(`${threadAt(forum.url, towerId)}&page=500`, forum.env)
  await session.waitFor(/\d#/)
  await session.settle(300, 3000)
  const times: number[] = []
  let silent = 0
  for (const key of keysToPress(count)) {
    session.press(key)
    const took = await session.settle(15, 200)
    if (took === null) silent += 1
    else times.push(took)
  }
  await session.end()
  const note = `p50 ${median(times).toFixed(1)} ms, ${times.length} keys${silent > 0 ? `, ${silent} changed nothing` : ''}`
  return [{ name: 'a key among 10,000 floors, p99', value: quantile(times, 0.99), goal: 30, unit: ' ms', note }]
}

/** The page that the footer tells. */
const pageOf = (terminal: Terminal): number =>
  Number(
    terminal
      .text()
      .match(/第 ([\d,]+)\/[\d,]+ 页/)?.[1]
      ?.replace(',', '') ?? 0,
  )

/** A page is ten floors; `]` opens the next one, which the reader loads when it is not there yet. */
const readTo = async (terminal: Terminal, last: number): Promise<void> => {
  while (pageOf(terminal) < last) {
    const before = pageOf(terminal)
    terminal.press(']')
    await terminal.waitFor(() => pageOf(terminal) > before)
  }
  await sleep(500)
}

export const measureMemory = async (forum: ServedForum): Promise<readonly Figure[]> => {
  const { LANG = '', TZ = '' } = forum.env
  const terminal = openTerminal([threadAt(forum.url, towerId)], { home: forum.home, env: { LANG, TZ } })
  try {
    await terminal.waitFor(/楼主/)
    await readTo(terminal, 100)
    const half = memoryOf(terminal.pid)
    await readTo(terminal, 200)
    const whole = memoryOf(terminal.pid)
    const note = `${half.toFixed(0)} MB after 1,000`
    return [
      { name: 'memory after reading 2,000 floors', value: whole, goal: 130, unit: ' MB', note },
      {
        name: 'growth from 1,000 to 2,000 floors',
        value: whole - half,
        goal: 10,
        unit: ' MB',
        note: 'flat is the goal',
      },
    ]
  } finally {
    await terminal.close()
  }
}
