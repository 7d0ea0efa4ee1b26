import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databasePath, openBroken } from '../../source/store/database.ts'
import { migrate, schemaVersion, steps } from '../../source/store/database-schema.ts'
import { type MemoryOptions, openMemory } from '../../source/store/memory.ts'
import { base, createFolder, floors, keepPage, makePage, openOrFail, threadId } from '../helpers/kept-thread.ts'

type Told = { readonly kind: string; readonly aside: Parameters<MemoryOptions['onTrouble']>[1] }

let place = createFolder()
let told: Told[] = []
const open = (folder = place.folder) =>
  openMemory({ folder, now: Date.now, onTrouble: ({ kind }, aside) => told.push({ kind, aside }) })
const fill = async (pages: number): Promise<void> => {
  const memory = openOrFail(place.folder)
  for (let number = 1; number <= pages; number += 1)
    await keepPage(memory, makePage({ number, count: pages, posts: floors((number - 1) * 10 + 1, number * 10) }))
  memory.markRead(base, threadId, floors(1, 7))
  await memory.close()
}

beforeEach(() => {
  place = createFolder()
  told = []
})
afterEach(() => place.remove())

/** Bytes over the file from a place on, as a broken disk leaves them. */
const overwrite = (from: number, length: number): void => {
  const file = openSync(databasePath(place.folder), 'r+')
  writeSync(file, Buffer.alloc(length, 0xa5), 0, length, from)
  closeSync(file)
}

describe('a store of a newer palou', () => {
  it('is refused and left byte for byte as it is', async () => {
    await fill(1)
    const sqlite = new DatabaseSync(databasePath(place.folder))
    sqlite.exec(`PRAGMA user_version = ${schemaVersion + 1}`)
    sqlite.close()
    const before = statSync(databasePath(place.folder))
    expect(open()).toBeNull()
    expect(told.map(({ kind }) => kind)).toEqual(['newer'])
    expect(statSync(databasePath(place.folder)).mtimeMs).toBe(before.mtimeMs)
  })
})

describe('a store of an older palou', () => {
  it('is copied beside itself and carried forward once, whoever comes first', async () => {
    await fill(1)
    const next = [...steps, 'ALTER TABLE history ADD COLUMN note TEXT']
    const [one, other] = [openBroken(databasePath(place.folder)), openBroken(databasePath(place.folder))]
    migrate({ ...one, isReadOnly: false }, next)
    migrate({ ...other, isReadOnly: false }, next)
    expect(one.get('SELECT count(*) AS n FROM floors')?.n).toBe(10)
    expect(one.all('PRAGMA table_info(history)').map(({ name }) => name)).toContain('note')
    one.close()
    other.close()
    const copy = openBroken(`${databasePath(place.folder)}.v${steps.length}`)
    expect(copy.get('SELECT count(*) AS n FROM floors')?.n).toBe(10)
    expect(copy.all('PRAGMA table_info(history)').map(({ name }) => name)).not.toContain('note')
    copy.close()
  })
})

describe('a broken store', () => {
  it('that is no database is set aside by name, and reading goes on with a new one', async () => {
    writeFileSync(databasePath(place.folder), 'this is no database, whatever its name says\n'.repeat(400))
    const memory = open()
    const [first] = told
    expect(told).toHaveLength(1)
    expect(first).toMatchObject({ kind: 'corrupt', aside: { rows: 0 } })
    expect(existsSync(first?.aside?.path ?? '')).toBe(true)
    await keepPage(memory!, makePage({ posts: floors(1, 3) }))
    expect(memory!.threadFloors(base, threadId)).toHaveLength(3)
    await memory!.close()
  })
  it('gives back what can still be read of it', async () => {
    await fill(60)
    const { size } = statSync(databasePath(place.folder))
    overwrite(Math.floor(size / 8192) * 4096, 4096 * 6)
    const memory = open()
    for (let number = 1; number <= 60; number += 1) memory?.findAnswer(base, `thread 5 ${number}  default`)
    memory?.search({
      words: '的话',
      base: null,
      author: null,
      boardId: null,
      threadId: null,
      since: null,
      until: null,
      limit: 5,
    })
    memory?.threadFloors(base, threadId)
    await memory?.close()
    expect(told.map(({ kind }) => kind)).toContain('corrupt')
    const after = openOrFail(place.folder)
    expect(after.threadState(base, threadId)?.marks?.read).toEqual([[1, 7]])
    expect(after.threadFloors(base, threadId).length).toBeGreaterThan(300)
    await after.close()
  })
  it('is set aside once, whoever else finds it broken', async () => {
    writeFileSync(databasePath(place.folder), 'x'.repeat(9000))
    const { ino } = statSync(databasePath(place.folder))
    const one = open()
    await keepPage(one!, makePage({ posts: floors(1, 2) }))
    const { recoverDatabase } = await import('../../source/store/database-recovery.ts')
    const again = recoverDatabase(place.folder, ino, Date.now())
    expect(again.aside).toBeNull()
    again.database.close()
    expect(one!.threadFloors(base, threadId)).toHaveLength(2)
    await one!.close()
  })
})

describe('a folder that can’t be used', () => {
  it('costs the memory, not the reading', () => {
    const file = join(place.folder, 'file')
    writeFileSync(file, '')
    expect(open(join(file, 'data'))).toBeNull()
    expect(told).toHaveLength(1)
  })
  it.skipIf(process.getuid?.() === 0)('that is read-only still tells what is kept', async () => {
    await fill(1)
    chmodSync(place.folder, 0o500)
    chmodSync(databasePath(place.folder), 0o400)
    const memory = open()
    expect(memory?.threadFloors(base, threadId)).toHaveLength(10)
    chmodSync(place.folder, 0o700)
  })
  it('whose disk is full is told once, and what was kept can be read', async () => {
    const disk = join(place.folder, 'disk')
    mkdirSync(disk)
    const isMounted = mountSmall(disk)
    if (!isMounted) return
    try {
      const memory = open(disk)
      for (let number = 1; number <= 400; number += 1)
        memory?.keepThreadPage({
          base,
          key: `thread 5 ${number}  default`,
          answer: makePage({ number, count: 400, posts: floors(number * 10 + 1, number * 10 + 10) }),
          showsAll: true,
        })
      await memory?.flush()
      expect(told.map(({ kind }) => kind)).toEqual(['full'])
      expect(memory?.threadFloors(base, threadId).length).toBeGreaterThan(10)
      await memory?.close()
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

/** Only root may; elsewhere there is nothing to try it on. */
const mountSmall = (path: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
