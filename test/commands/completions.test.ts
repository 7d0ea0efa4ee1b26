import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { commands } from '../../source/commands/table.ts'
import { runCommand } from '../helpers/command-line.ts'

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0

/** What bash offers for the words typed so far, the last one unfinished. */
const offered = (script: string, words: readonly string[]): readonly string[] => {
  const quoted = words.map(word => `'${word}'`).join(' ')
  const ask = `${script}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _palou; printf '%s\\n' "\${COMPREPLY[@]}"`
  return spawnSync('bash', ['-c', ask], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean)
}

describe.skipIf(!has('bash'))('completions for bash', () => {
  it('offer every command, and what begins as typed', async () => {
    const { stdout } = await runCommand(['completions', 'bash'])
    expect(offered(stdout, ['palou', ''])).toEqual(expect.arrayContaining(commands.map(({ name }) => name)))
    expect(new Set(offered(stdout, ['palou', 'thr']))).toEqual(new Set(['thread', 'threads']))
  })
  it('offer the options of the command, and the values an option takes', async () => {
    const { stdout } = await runCommand(['completions', 'bash'])
    expect(offered(stdout, ['palou', 'thread', '--rev'])).toEqual(['--reverse'])
    expect(offered(stdout, ['palou', 'threads', '--sort', 'new'])).toEqual(['newest'])
    expect(new Set(offered(stdout, ['palou', 'schema', 'thr']))).toEqual(new Set(['thread', 'threads']))
    expect(offered(stdout, ['palou', 'config', 'set', 'la'])).toEqual(['lang'])
  })
})

describe('completions for zsh and fish', () => {
  it.each(['zsh', 'fish'])('%s names every command and option in either language', async shell => {
    for (const lang of ['en', 'zh-CN']) {
      const { code, stdout } = await runCommand(['completions', shell, '--lang', lang])
      expect(code).toBe(0)
      for (const { name } of commands) expect(stdout).toContain(name)
      expect(stdout).toContain('reverse')
    }
  })
  it.each(['zsh', 'fish'].filter(has))('%s can read it', async shell => {
    const { stdout } = await runCommand(['completions', shell])
    expect(spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })
})
