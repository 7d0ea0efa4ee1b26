/**
 * The configuration: a JSON file that people may edit. Reading it is one small file read at every start, so it is done by hand;
 * `conf` writes it. A broken file is told with line and reason, and never overwritten.
 */
import { join } from 'node:path'
import { PalouError } from '../forum/errors.ts'
import { faultInFile, type JsonFile, readJsonFile } from './json-file.ts'
import type { Environment, Paths } from './paths.ts'
import {
  isSettingName,
  readTyped,
  type SettingName,
  type Settings,
  settingNames,
  settingRows,
  variableOf,
} from './settings.ts'

export type Origin = 'default' | 'file' | 'environment'

export type Config = {
  readonly path: string
  readonly settings: Settings
  readonly origins: Readonly<Record<SettingName, Origin>>
}

export const configPath = (paths: Paths): string => join(paths.config, 'config.json')

const entriesOf = (path: string, file: JsonFile): Readonly<Record<string, unknown>> => {
  const { value } = file
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw faultInFile(path, file.text, null, 'an object {…} is expected')
}

const readFromFile = (path: string): ReadonlyMap<SettingName, unknown> => {
  const file = readJsonFile(path)
  if (!file) return new Map()
  return new Map(
    Object.entries(entriesOf(path, file)).map(([name, json]) => {
      if (!isSettingName(name)) throw faultInFile(path, file.text, name, `there is no setting ${JSON.stringify(name)}`)
      const value = settingRows[name].read(json)
      if (value === null) throw faultInFile(path, file.text, name, `${name} takes ${settingRows[name].takes}`)
      return [name, value] as const
    }),
  )
}

const readFromEnvironment = (env: Environment): ReadonlyMap<SettingName, unknown> =>
  new Map(
    settingNames.flatMap(name => {
      const typed = env[variableOf(name)]
      if (!typed) return []
      const value = settingRows[name].read(readTyped(name, typed))
      if (value === null) {
        throw new PalouError('usage', { detail: `${variableOf(name)} takes ${settingRows[name].takes}` })
      }
      return [[name, value] as const]
    }),
  )

/** The environment is above the file, the file above the defaults. Throws `config-broken`. */
export const readConfig = (paths: Paths, env: Environment): Config => {
  const path = configPath(paths)
  const file = readFromFile(path)
  const given = readFromEnvironment(env)
  const originOf = (name: SettingName): Origin =>
    given.has(name) ? 'environment' : file.has(name) ? 'file' : 'default'
  const settingOf = (name: SettingName): unknown => given.get(name) ?? file.get(name) ?? settingRows[name].fallback
  return {
    path,
    settings: Object.fromEntries(settingNames.map(name => [name, settingOf(name)])) as Settings,
    origins: Object.fromEntries(settingNames.map(name => [name, originOf(name)])) as Config['origins'],
  }
}

const openConf = async (paths: Paths) => {
  const { default: Conf } = await import('conf')
  return new Conf<Record<string, unknown>>({
    cwd: paths.config,
    configName: 'config',
    projectName: 'palou',
    clearInvalidConfig: false,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  })
}

/** Writes one setting as typed. The file is read by our rules first: what is broken stays as it is. */
export const writeSetting = async (paths: Paths, name: SettingName, typed: string): Promise<void> => {
  readFromFile(configPath(paths))
  const value = settingRows[name].read(readTyped(name, typed))
  if (value === null) throw new PalouError('usage', { detail: `${name} takes ${settingRows[name].takes}` })
  const conf = await openConf(paths)
  conf.set(name, value)
}

/** Back to the default. */
export const removeSetting = async (paths: Paths, name: SettingName): Promise<void> => {
  readFromFile(configPath(paths))
  const conf = await openConf(paths)
  conf.delete(name)
}
