import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPaths } from '../../source/store/paths.ts'

describe('paths', () => {
  it('are the XDG defaults under the home folder', () => {
    expect(findPaths({ HOME: '/home/w' }, 'linux')).toEqual({
      config: '/home/w/.config/palou',
      data: '/home/w/.local/share/palou',
      cache: '/home/w/.cache/palou',
    })
  })
  it('are what XDG says, unless it says something relative', () => {
    const env = { HOME: '/home/w', XDG_CONFIG_HOME: '/etc/w', XDG_DATA_HOME: 'data', XDG_CACHE_HOME: '/var/w' }
    expect(findPaths(env, 'linux')).toEqual({
      config: '/etc/w/palou',
      data: '/home/w/.local/share/palou',
      cache: '/var/w/palou',
    })
  })
  it('stand under one folder with PALOU_HOME, whatever XDG says', () => {
    const paths = findPaths({ HOME: '/home/w', PALOU_HOME: '/portable', XDG_CONFIG_HOME: '/etc/w' }, 'linux')
    expect(Object.values(paths).every(path => path.startsWith(join('/portable', '/')))).toBe(true)
    expect(new Set(Object.values(paths)).size).toBe(3)
  })
  it('are absolute for a relative PALOU_HOME', () => {
    expect(findPaths({ PALOU_HOME: 'here' }, 'linux').data).toBe(join(process.cwd(), 'here', 'data'))
  })
})
