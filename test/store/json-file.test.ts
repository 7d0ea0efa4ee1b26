import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findJsonFault, readJsonFile, writeJsonFile } from '../../source/store/json-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palou-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a JSON file', () => {
  it('that is not there is null', () => expect(readJsonFile(join(folder, 'none.json'))).toBeNull())

  it.each([
    ['{\n  "a": 1,\n  "b" 2\n}', 3],
    ['{\n  "a": 1,\n}', 3],
    ['{\n  a: 1\n}', 2],
    ['{"a": [1, 2}', 1],
    ['{\n"a": tru\n}', 2],
    ['{\n\n', 3],
    ['', 1],
    ['{}\n{}', 2],
  ])('%j is told to be broken at line %i', (text, line) => {
    const path = join(folder, 'a.json')
    writeFileSync(path, text)
    expect(() => readJsonFile(path)).toThrow(`${path}:${line}: `)
  })

  it('whose writing ended early is told where it ends, for any JSON cut anywhere', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        const whole = `[${json}]`
        const text = whole.slice(0, cut % whole.length)
        const fault = findJsonFault(text)
        expect(fault).toBeLessThanOrEqual(text.length)
        expect(() => JSON.parse(text)).toThrow()
      }),
    )
  })

  it('is whole, private and alone in its folder after writing', () => {
    const path = join(folder, 'deep', 'a.json')
    writeJsonFile(path, { a: ['天'] })
    writeJsonFile(path, { a: ['地'] })
    expect(readJsonFile(path)?.value).toEqual({ a: ['地'] })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['a.json'])
  })
})
