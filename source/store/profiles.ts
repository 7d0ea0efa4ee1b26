/**
 * One file a site that people can read, share and override: `config/sites/NAME.json` is the person's own, `data/sites/NAME.json` what was
 * learnt. Of the own one palou writes the aliases, when told to, and nothing else; it is told by line when it is wrong. The learnt one is
 * thrown away when it is.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { faultInFile, type JsonFile, readJsonFile, writeJsonFile } from './json-file.ts'
import type { Paths } from './paths.ts'
import { type FieldRow, type LearntProfile, learntRows, type OwnProfile, ownRows } from './profile-fields.ts'

export type Profiles = {
  /** The person's own file; all null where there is none. Throws `config-broken`. */
  own(base: string): OwnProfile
  learnt(base: string): LearntProfile
  /** Writes only what is new. */
  learn(base: string, facts: Partial<LearntProfile>): void
  /** The root of the site whose own file lists this name or address among its aliases. */
  baseOfAlias(nameOrBase: string): string | null
  /** The whole list. */
  writeAliases(base: string, aliases: readonly string[]): void
  paths(base: string): { readonly own: string; readonly learnt: string }
}

/** `https://bbs.example:8080/forum/` is `bbs.example-8080-forum`; the scheme does not matter. */
export const slugOf = (base: string): string => {
  const { host, pathname } = new URL(base)
  return `${host}${pathname}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

type Rows = Readonly<Record<string, FieldRow<unknown>>>

const emptyOf = (rows: Rows): Readonly<Record<string, null>> =>
  Object.fromEntries(Object.keys(rows).map(name => [name, null]))

const fieldsOf = ({ value }: JsonFile): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null

/** `site` says whose file it is, for people who share it. */
const readOwnFile = (path: string): OwnProfile & { readonly site: string | null } => {
  const empty = { ...(emptyOf(ownRows as Rows) as OwnProfile), site: null }
  const file = readJsonFile(path)
  if (!file) return empty
  const fields = fieldsOf(file)
  if (!fields) throw faultInFile(path, file.text, null, 'an object {…} is expected')
  const told = Object.entries(fields).flatMap(([name, json]) => {
    if (name === 'site' || json === null) return []
    const row = Object.hasOwn(ownRows, name) ? (ownRows as Rows)[name] : undefined
    if (!row) {
      const known = ['site', ...Object.keys(ownRows)].join(', ')
      throw faultInFile(path, file.text, name, `there is no ${JSON.stringify(name)}; known are ${known}`)
    }
    const value = row.read(json)
    if (value === undefined) throw faultInFile(path, file.text, name, `${name} takes ${row.takes}`)
    return [[name, value] as const]
  })
  return { ...empty, site: typeof fields.site === 'string' ? fields.site : null, ...Object.fromEntries(told) }
}

const readLearntFile = (path: string): LearntProfile => {
  const empty = emptyOf(learntRows as Rows) as LearntProfile
  try {
    const file = readJsonFile(path)
    const fields = file && fieldsOf(file)
    if (!fields) return empty
    const told = Object.entries(learntRows as Rows).map(([name, row]) => [name, row.read(fields[name]) ?? null])
    return Object.fromEntries(told) as LearntProfile
  } catch {
    return empty
  }
}

const sameSite = (one: string, other: string): boolean =>
  one
    .replace(/^https?:/, '')
    .replace(/\/?$/, '/')
    .toLowerCase() ===
  other
    .replace(/^https?:/, '')
    .replace(/\/?$/, '/')
    .toLowerCase()

const ownFilesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter(name => name.endsWith('.json'))
  } catch {
    return []
  }
}

export const createProfiles = ({ config, data }: Pick<Paths, 'config' | 'data'>): Profiles => {
  const learntNow = new Map<string, LearntProfile>()
  const paths: Profiles['paths'] = base => {
    const name = `${slugOf(base)}.json`
    return { own: join(config, 'sites', name), learnt: join(data, 'sites', name) }
  }
  const learnt = (base: string): LearntProfile => {
    const known = learntNow.get(base) ?? readLearntFile(paths(base).learnt)
    learntNow.set(base, known)
    return known
  }
  return {
    paths,
    learnt,
    own: base => {
      const { site: _, ...own } = readOwnFile(paths(base).own)
      return own
    },
    learn: (base, facts) => {
      const known = learnt(base)
      const next = { ...known, ...facts }
      if (JSON.stringify(next) === JSON.stringify(known)) return
      learntNow.set(base, next)
      writeJsonFile(paths(base).learnt, { site: base, ...next })
    },
    writeAliases: (base, aliases) => {
      const { own } = paths(base)
      readOwnFile(own)
      const file = readJsonFile(own)
      writeJsonFile(own, { site: base, ...(file ? fieldsOf(file) : {}), aliases })
    },
    baseOfAlias: nameOrBase => {
      const folder = join(config, 'sites')
      for (const name of ownFilesIn(folder)) {
        const { aliases, site } = readOwnFile(join(folder, name))
        if (site && aliases?.some(alias => sameSite(alias, nameOrBase))) return site
      }
      return null
    },
  }
}
