import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../source/http/clock.ts'
import { createSharedTurns } from '../../source/store/shared-turns.ts'

const program = fileURLToPath(new URL('../fixtures/processes/take-turns.ts', import.meta.url))
/** The server's own work on each request: long enough that two at once would be seen together. */
const workMs = 15

type Visit = { readonly by: string; readonly begun: number; readonly ended: number; readonly together: number }

let folder = ''
let server: Server
let url = ''
let visits: Visit[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'palou-turns-'))
  visits = []
  let inside = 0
  server = createServer((request, response) => {
    inside += 1
    const visit = {
      by: new URL(request.url ?? '', url).searchParams.get('by') ?? '',
      begun: performance.now(),
      together: inside,
    }
    setTimeout(() => {
      inside -= 1
      visits.push({ ...visit, ended: performance.now() })
      response.end('<p>ok')
    }, workMs)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

const start = (priority: 'reader' | 'bulk', count: number, spacing: number): ChildProcess => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, folder, url, priority, String(count), String(spacing)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  ) // prettier-ignore
  children.push(child)
  return child
}

const ended = (child: ChildProcess): Promise<string> =>
  new Promise(resolve => {
    let complaint = ''
    child.stderr?.on('data', chunk => {
      complaint += String(chunk)
    })
    child.on('exit', code => resolve(code === 0 ? '' : `${code} ${complaint}`))
  })

const gaps = (): readonly number[] => {
  const order = [...visits].sort((a, b) => a.begun - b.begun)
  return order.slice(1).map((visit, at) => visit.begun - order[at]!.ended)
}

describe('six processes at one site', () => {
  it('are never closer than the spacing, never two at once, and all get their turns', async () => {
    const spacing = 60
    const ends = await Promise.all(Array.from({ length: 6 }, () => ended(start('bulk', 3, spacing))))
    expect(ends).toEqual(Array(6).fill(''))
    expect(visits).toHaveLength(18)
    expect(Math.max(...visits.map(({ together }) => together))).toBe(1)
    // The end is marked by the client a moment after the server's own: a millisecond's rounding is all that may be missing.
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(spacing - 2)
    expect(new Set(visits.map(({ by }) => by)).size).toBe(6)
  })

  it('let a person through after one bulk request at most', async () => {
    const bulk = Array.from({ length: 4 }, () => start('bulk', 20, 50))
    const isGoing = (): boolean => visits.length >= 4
    while (!isGoing()) await systemClock.sleep(5)
    const turns = createSharedTurns(folder, systemClock)
    const before = visits.length
    const release = await turns.take(url, { priority: 'reader', spacing: 50 })
    expect(visits.length - before).toBeLessThanOrEqual(1)
    release()
    for (const child of bulk) child.kill('SIGKILL')
  })

  it('go on when one that holds the turn is killed', async () => {
    const victim = start('bulk', 1000, 30)
    while (visits.length < 2) await systemClock.sleep(5)
    victim.kill('SIGKILL')
    await new Promise(resolve => victim.on('exit', resolve))
    expect(await ended(start('bulk', 2, 30))).toBe('')
  })
})

describe('what is shared', () => {
  const turns = () => createSharedTurns(folder, systemClock)
  it('is a site’s wish for quiet', () => {
    const other = turns()
    turns().hold('https://bbs.example', Date.now() + 60_000)
    expect(other.heldFor('https://bbs.example')).toBeGreaterThan(50_000)
    expect(other.heldFor('https://other.example')).toBe(0)
  })
  it('is nothing where no folder can be made: reading goes on', async () => {
    writeFileSync(join(folder, 'turns'), 'a file in the way')
    const release = await turns().take('https://bbs.example', { priority: 'reader', spacing: 1000 })
    release()
  })
  it('is given back when the asker gives up waiting', async () => {
    const holder = await turns().take('https://bbs.example', { priority: 'bulk', spacing: 10 })
    const abort = new AbortController()
    const waiting = turns().take('https://bbs.example', { priority: 'bulk', spacing: 10, signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    holder()
    expect(readdirSync(join(folder, 'turns', 'bbs.example'))).toEqual(['last'])
  })
})
