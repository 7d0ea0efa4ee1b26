/** Where palou keeps its files: `PALOU_HOME` puts all under one folder, else the XDG directories, else the system's own habit. */
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

/** Absolute folders; none of them need exist yet. */
export type Paths = { readonly config: string; readonly data: string; readonly cache: string }

/** A relative XDG directory is to be ignored, says the XDG specification. */
const absolute = (path: string | undefined): string | null => (path && isAbsolute(path) ? path : null)

const windowsPaths = (env: Environment, home: string): Paths => {
  const local = absolute(env.LOCALAPPDATA) ?? join(home, 'AppData', 'Local')
  const roaming = absolute(env.APPDATA) ?? join(home, 'AppData', 'Roaming')
  return { config: join(roaming, 'palou'), data: join(local, 'palou', 'data'), cache: join(local, 'palou', 'cache') }
}

export const findPaths = (env: Environment, platform: string = process.platform): Paths => {
  if (env.PALOU_HOME) {
    const home = resolve(env.PALOU_HOME)
    return { config: join(home, 'config'), data: join(home, 'data'), cache: join(home, 'cache') }
  }
  const home = absolute(env.HOME) ?? homedir()
  const own = platform === 'win32' ? windowsPaths(env, home) : null
  const xdg = (name: string, fallback: string): string => join(absolute(env[name]) ?? join(home, fallback), 'palou')
  return {
    config: own && !absolute(env.XDG_CONFIG_HOME) ? own.config : xdg('XDG_CONFIG_HOME', '.config'),
    data: own && !absolute(env.XDG_DATA_HOME) ? own.data : xdg('XDG_DATA_HOME', join('.local', 'share')),
    cache: own && !absolute(env.XDG_CACHE_HOME) ? own.cache : xdg('XDG_CACHE_HOME', '.cache'),
  }
}
