import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ThreadId } from '../../source/forum/model.ts'
import { hasFloor } from '../../source/store/read-marks.ts'
import { base, createFolder, openOrFail } from '../helpers/kept-thread.ts'

const isLong = process.env.PALOU_STORE === 'long'
const kills = Number(process.env.PALOU_STORE_KILLS ?? (isLong ? 200 : 20))
const togetherFor = isLong ? 60_000 : 2000
const worker = fileURLToPath(new URL('../helpers/store-worker.ts', import.meta.url))

type Ended = {
  readonly number: number
  readonly floors: readonly number[]
  readonly code: number | null
  readonly errors: string
}

const start = (folder: string, number: number, time: number) => {
  const child = spawn(process.execPath, [worker, folder, String(number), String(time)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<Ended>(resolve => {
    // A line that a kill cut in two is no promise.
    child.on('close', code => resolve({ number, floors: printed.split('\n').slice(0, -1).map(Number), code, errors }))
  })
  const speaks = new Promise<void>(resolve => {
    child.stdout.once('data', () => resolve())
    child.once('close', () => resolve())
  })
  return { child, ended, speaks }
}

/** Marks that were told to be written and are not there, and what SQLite says of the file. */
const examine = async (folder: string, ended: readonly Ended[]) => {
  const memory = openOrFail(folder)
  const lost = ended.flatMap(({ number, floors }) => {
    const read = memory.threadState(base, `9${number}` as ThreadId)?.marks?.read ?? []
    return floors.filter(floor => !hasFloor(read, floor)).map(floor => `${number}:${floor}`)
  })
  const check = memory.read('', db => String(db.get('PRAGMA integrity_check')?.integrity_check))
  const words = memory.read('', db => {
    db.exec("INSERT INTO words (words) VALUES ('integrity-check')")
    return 'ok'
  })
  await memory.close()
  return { lost, check, words }
}

describe('many processes on one store', () => {
  it(
    'eight of them write and read together: nothing is lost, nothing broken, nobody fails',
    async () => {
      const { folder, remove } = createFolder()
      openOrFail(folder)
      const all = await Promise.all(Array.from({ length: 8 }, (_, number) => start(folder, number, togetherFor).ended))
      expect(all.map(({ code, errors }) => [code, errors])).toEqual(all.map(() => [0, '']))
      expect(all.every(({ floors }) => floors.length > 5)).toBe(true)
      expect(await examine(folder, all)).toEqual({ lost: [], check: 'ok', words: 'ok' })
      remove()
    },
    togetherFor + 60_000,
  )
  it(
    `a process killed at any moment (${kills} times) leaves the store whole, and every mark it told`,
    async () => {
      const { folder, remove } = createFolder()
      const ended: Ended[] = []
      for (let round = 0; round < kills / 2; round += 1) {
        const pair = [start(folder, 1, 60_000), start(folder, 2, 60_000)]
        await Promise.all(pair.map(({ speaks }) => speaks))
        await new Promise(resolve => setTimeout(resolve, Math.random() * 60))
        for (const { child } of pair) child.kill('SIGKILL')
        ended.push(...(await Promise.all(pair.map(one => one.ended))))
      }
      expect(ended.every(({ code }) => code === null)).toBe(true)
      expect(ended.flatMap(({ floors }) => floors).length).toBeGreaterThan(kills)
      expect(await examine(folder, ended)).toEqual({ lost: [], check: 'ok', words: 'ok' })
      remove()
    },
    kills * 3000 + 30_000,
  )
})
