import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configPath, readConfig, removeSetting, writeSetting } from '../../source/store/config.ts'
import { findPaths, type Paths } from '../../source/store/paths.ts'

let folder = ''
let paths: Paths
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palou-config-'))
  paths = findPaths({ PALOU_HOME: folder })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const writeConfig = (text: string): void => {
  mkdirSync(dirname(configPath(paths)), { recursive: true })
  writeFileSync(configPath(paths), text)
}

describe('the configuration', () => {
  it('has a default for every setting, each said to be one', () => {
    const config = readConfig(paths, {})
    expect(config.settings).toMatchObject({ lang: 'auto', color: 'auto', timezone: 'site', textWidth: 80, keys: {} })
    expect(new Set(Object.values(config.origins))).toEqual(new Set(['default']))
  })

  it('is the environment above the file above the defaults', () => {
    writeConfig('{"lang": "en", "textWidth": 60, "keys": {"open": "o"}}')
    const config = readConfig(paths, { PALOU_TEXT_WIDTH: '72' })
    expect(config.settings).toMatchObject({ lang: 'en', textWidth: 72, marks: 'unicode', keys: { open: ['o'] } })
    expect(config.origins).toMatchObject({ lang: 'file', textWidth: 'environment', marks: 'default' })
  })

  it.each([
    ['{\n  "lang": "en",\n  "color": "blue"\n}', ':3: color takes auto | always | never'],
    ['{\n  "colour": "auto"\n}', ':2: there is no setting "colour"'],
    ['[]', ':1: an object'],
    ['{\n"lang": }', ':2: not JSON from "}" on'],
  ])('%j is refused with its line and reason', (text, reason) => {
    writeConfig(text)
    expect(() => readConfig(paths, {})).toThrow(configPath(paths) + reason)
  })

  it('refuses a wrong value from the environment by the name of the variable', () => {
    expect(() => readConfig(paths, { PALOU_TIMEZONE: 'Mars/North' })).toThrow('PALOU_TIMEZONE takes')
    expect(readConfig(paths, { PALOU_TIMEZONE: 'Asia/Taipei' }).settings.timezone).toBe('Asia/Taipei')
  })

  it('writes what is typed as the kind of value that is taken, and takes it back', async () => {
    await writeSetting(paths, 'textWidth', '100')
    await writeSetting(paths, 'lang', 'zh-CN')
    expect(JSON.parse(readFileSync(configPath(paths), 'utf8'))).toEqual({ textWidth: 100, lang: 'zh-CN' })
    await removeSetting(paths, 'lang')
    expect(readConfig(paths, {}).origins).toMatchObject({ textWidth: 'file', lang: 'default' })
    await expect(writeSetting(paths, 'textWidth', 'wide')).rejects.toThrow('textWidth takes 0–1000')
  })

  it('never writes over a broken file', async () => {
    writeConfig('{"lang": en}')
    await expect(writeSetting(paths, 'lang', 'en')).rejects.toThrow('not JSON from')
    await expect(removeSetting(paths, 'lang')).rejects.toThrow('not JSON from')
    expect(readFileSync(configPath(paths), 'utf8')).toBe('{"lang": en}')
  })
})
