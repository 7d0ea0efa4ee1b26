import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadId } from '../../source/forum/model.ts'
import { claim, isClaimed } from '../../source/store/claims.ts'
import { createDrafts, type DraftIntent } from '../../source/store/drafts.ts'
import { mayRun, thisProcess } from '../../source/store/process-identity.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'palou-drafts-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const base = 'https://bbs.example/'
const intent = (body: string, threadId = '3'): DraftIntent => ({
  kind: 'reply',
  threadId: threadId as ThreadId,
  quotePostId: null,
  body,
})
const fields = (body: string) => ({ base, accountId: null, intent: intent(body), label: '茶园' })

describe('drafts', () => {
  test('are one file each, their owner’s alone', () => {
    const drafts = createDrafts(home, Date.now)
    const { id } = drafts.write(drafts.create(fields('雾')))
    const path = join(home, 'drafts', `${id}.json`)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'drafts')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(home, 'drafts'))).toEqual([`${id}.json`])
  })

  test('of two windows on one thread are two, and an open one is not offered to the other', () => {
    const drafts = createDrafts(home, Date.now)
    const [first, second] = [drafts.create(fields('一')), drafts.create(fields('二'))]
    drafts.write(first)
    drafts.write(second)
    expect(drafts.list()).toHaveLength(2)
    const release = drafts.hold(first.id)!
    expect(
      createDrafts(home, Date.now)
        .findFor(base, intent(''))
        .map(({ id }) => id),
    ).toEqual([second.id])
    expect(createDrafts(home, Date.now).hold(first.id)).toBeNull()
    release()
    expect(drafts.findFor(base, intent(''))).toHaveLength(2)
  })

  test('are offered again at the same place only, the last changed first', () => {
    let now = 1_000_000_000_000
    const drafts = createDrafts(home, () => now)
    const old = drafts.write(drafts.create(fields('旧')))
    now += 5000
    const fresh = drafts.write(drafts.create(fields('新')))
    drafts.write(drafts.create({ ...fields('别处'), intent: intent('别处', '4') }))
    expect(drafts.findFor(base, intent('')).map(({ id }) => id)).toEqual([fresh.id, old.id])
    expect(drafts.findFor('https://other.example/', intent(''))).toEqual([])
  })

  test('are found by the beginning of an id that is unique', () => {
    const drafts = createDrafts(home, Date.now)
    const { id } = drafts.write(drafts.create(fields('雾')))
    expect(drafts.find(id.slice(0, 6))?.id).toBe(id)
    expect(drafts.find('')).toBeNull()
    expect(drafts.find('../../x')).toBeNull()
  })

  test('that can’t be written are told at once, by path and reason', () => {
    const drafts = createDrafts(home, Date.now)
    writeFileSync(join(home, 'drafts'), 'a file in the way')
    expect(() => drafts.write(drafts.create(fields('雾')))).toThrow(/cannot-write: .*drafts.*E/)
  })

  test('that another program spoilt are passed over and left where they are', () => {
    const drafts = createDrafts(home, Date.now)
    drafts.write(drafts.create(fields('雾')))
    writeFileSync(join(home, 'drafts', 'broken.json'), '{"id": 1')
    writeFileSync(join(home, 'drafts', 'strange.json'), '{"id": "x", "intent": {"kind": "vote", "body": ""}}')
    expect(drafts.list()).toHaveLength(1)
    expect(readdirSync(join(home, 'drafts'))).toContain('broken.json')
  })
})

describe('claims', () => {
  test('are one process’s at a time, and go with it', () => {
    const release = claim(home, 'a')!
    expect(isClaimed(home, 'a')).toBe(true)
    expect(claim(home, 'a')).toBeNull()
    expect(claim(home, 'b')).not.toBeNull()
    release()
    expect(claim(home, 'a')).not.toBeNull()
  })

  test('of a process that died are swept away by the next holder', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    writeFileSync(join(home, `a.claim.${thisProcess().host}.${pid}.12345`), '')
    expect(isClaimed(home, 'a')).toBe(false)
    expect(claim(home, 'a')).not.toBeNull()
    expect(readdirSync(home)).toHaveLength(1)
  })

  test('of a process whose number was given out again are not taken for living ones', () => {
    const { host, pid } = thisProcess()
    expect(mayRun({ host, pid, began: thisProcess().began })).toBe(true)
    if (thisProcess().began !== null) expect(mayRun({ host, pid, began: '1' })).toBe(false)
  })

  test('of another machine that shares the folder are honoured', () => {
    writeFileSync(join(home, `a.claim.not-${hostname().replace(/[^\w-]/g, '-')}.1.1`), '')
    expect(claim(home, 'a')).toBeNull()
  })

  test('make their folder, and say when they can’t', () => {
    const folder = join(home, 'deep', 'folder')
    expect(claim(folder, 'a')).not.toBeNull()
    mkdirSync(join(home, 'locked'))
    chmodSync(join(home, 'locked'), 0o500)
    if (process.getuid?.() !== 0) expect(() => claim(join(home, 'locked'), 'a')).toThrow()
  })
})

describe('a draft lent to an editor', () => {
  test('has the words that were saved there, even when palou was killed meanwhile', () => {
    const drafts = createDrafts(home, Date.now)
    const draft = drafts.create(fields('雾'))
    const { path } = drafts.lend(draft)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(path, '雾散了\r\n')
    expect(createDrafts(home, Date.now).find(draft.id)?.intent.body).toBe('雾散了')
    drafts.remove(draft.id)
    expect(readdirSync(join(home, 'drafts'))).toEqual([])
  })

  test('comes back with its new words and leaves no second file', () => {
    const drafts = createDrafts(home, Date.now)
    const lent = drafts.lend(drafts.create(fields('雾')))
    writeFileSync(lent.path, '\ufeff晴\n\n')
    expect(lent.take()).toMatchObject({ intent: { body: '晴' }, cursor: 1 })
    expect(readdirSync(join(home, 'drafts'))).toHaveLength(1)
  })
})
