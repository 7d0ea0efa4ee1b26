import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserId } from '../../source/forum/model.ts'
import { createAccounts } from '../../source/store/accounts.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palou-accounts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const base = 'https://bbs.example/forum/'
const session = (id: string, name: string, at = base) => ({
  base: at,
  account: { id: id as UserId, name },
  cookies: [
    {
      name: 'a_auth',
      value: 'secret',
      domain: 'bbs.example',
      path: '/',
      expiresAt: null,
      secure: true,
      httpOnly: true,
      hostOnly: true,
    },
  ], // prettier-ignore
  userAgent: null,
})

describe('sessions', () => {
  it('come back as they were written, the one used last first', () => {
    let time = 1000
    const accounts = createAccounts(folder, () => time)
    accounts.write(session('12', '右江'))
    time += 5000
    accounts.write(session('13', 'Banpo'))
    expect(accounts.list(base).map(({ account }) => account.name)).toEqual(['Banpo', '右江'])
    expect(accounts.find(base)?.account.id).toBe('13')
    expect(accounts.find(base, '右江')?.account.id).toBe('12')
    expect(accounts.find(base, 'banpo')?.cookies[0]?.value).toBe('secret')
    expect(accounts.find(base, 'nobody')).toBeNull()
  })
  it('of one site are not another’s, even where the names look alike', () => {
    const accounts = createAccounts(folder, () => 0)
    accounts.write(session('12', 'a', 'https://bbs.example/forum/'))
    expect(accounts.find('https://bbs.example-forum/')).toBeNull()
    expect(accounts.find('http://bbs.example/forum/')).toBeNull()
  })
  it('lie in files that only their owner reads', () => {
    createAccounts(folder, () => 0).write(session('12', 'a'))
    const site = join(folder, 'sessions', readdirSync(join(folder, 'sessions'))[0]!)
    expect(statSync(site).mode & 0o777).toBe(0o700)
    expect(statSync(join(site, '12.json')).mode & 0o777).toBe(0o600)
  })
  it('a dead one steps back but is remembered by name', () => {
    let time = 0
    const accounts = createAccounts(folder, () => time)
    accounts.write(session('12', 'a'))
    time = 9000
    const newer = accounts.write(session('13', 'b'))
    accounts.update({ ...newer, isLive: false })
    expect(accounts.find(base)?.account.id).toBe('12')
    expect(accounts.find(base, 'b')?.isLive).toBe(false)
  })
  it('a broken file costs only itself', () => {
    const accounts = createAccounts(folder, () => 0)
    accounts.write(session('12', 'a'))
    const site = join(folder, 'sessions', readdirSync(join(folder, 'sessions'))[0]!)
    writeFileSync(join(site, '99.json'), '{"half')
    expect(accounts.list().map(({ account }) => account.id)).toEqual(['12'])
  })
  it('end when removed', () => {
    const accounts = createAccounts(folder, () => 0)
    accounts.write(session('12', 'a'))
    expect(accounts.remove(base, '12')).toBe(true)
    expect(accounts.remove(base, '12')).toBe(false)
    expect(accounts.find(base)).toBeNull()
  })
})
