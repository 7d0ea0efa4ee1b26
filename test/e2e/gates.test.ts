/** Gates that open with a word, as a script passes them to the built program. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { runPalou } from '../helpers/process.ts'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

const read = (input: string, ...options: readonly string[]) =>
  runPalou(['threads', `${demo.url}forum.php?mod=forumdisplay&fid=8`, '--json', ...options], { input })

it('takes a board’s password from the first line of the input', async () => {
  const ran = await read('louti\n', '--board-password-stdin')
  expect([ran.code, JSON.parse(ran.stdout).threads.length > 0]).toEqual([0, true])
  expect(ran.stdout + ran.stderr).not.toContain('louti')
})

it('says when it was wrong, and reads no more of the input', async () => {
  const ran = await read('falsch\n', '--board-password-stdin')
  expect([ran.code, ran.stdout]).toEqual([5, ''])
  expect(ran.stderr).toContain('"code":"password-needed"')
})

it('asks nobody in a pipe', async () => {
  const ran = await read('louti\n')
  expect([ran.code, ran.stdout]).toEqual([5, ''])
  expect(ran.stderr).toContain('--board-password-stdin')
})
