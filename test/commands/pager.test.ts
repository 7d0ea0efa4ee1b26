import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { choosePager, openPager } from '../../source/commands/pager.ts'

const env = { PATH: process.env.PATH ?? '' }

describe('the pager', () => {
  it('is the setting, else PAGER', () => {
    expect(choosePager('sh -c cat', { ...env, PAGER: 'sed p' })).toBe('sh -c cat')
    expect(choosePager('', { ...env, PAGER: 'sed p' })).toBe('sed p')
  })
  it.each([
    ['cat', env],
    ['', { ...env, PAGER: '' }],
    ['', { ...env, PAGER: 'cat' }],
    ['sh', { ...env, TERM: 'dumb' }],
    ['no-such-pager-here -R', env],
  ])('is none for %j in %j', (setting, given) => expect(choosePager(setting, given)).toBeNull())

  it('is given the text, and waited for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'palou-pager-'))
    const file = join(folder, 'shown')
    const pager = await openPager(`cat > '${file}'`, env, 80)
    expect(await pager!.sink.write('一层\n')).toBe(true)
    await pager!.close()
    expect(readFileSync(file, 'utf8')).toBe('一层\n')
    rmSync(folder, { recursive: true })
  })
  it('that was left early is no error', async () => {
    const pager = await openPager('true', env, 80)
    const text = 'x'.repeat(100_000)
    let taken = true
    for (let n = 0; n < 50 && taken; n += 1) taken = await pager!.sink.write(text)
    expect(taken).toBe(false)
    await pager!.close()
  })
})
