import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

const tid = 5001
const page = async (query = ''): Promise<string> =>
  (await fetch(`${demo.url}forum.php?mod=viewthread&tid=${tid}${query}`)).text()
const tend = (name: string, value: unknown) =>
  fetch(
    `${demo.url}__demo?${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
  ).then(answer => answer.json())

it('adds a floor on command, edits it and takes it away', async () => {
  const { added } = (await tend('floor', { tid, body: '刚刚发生的一层' })) as {
    added: readonly { pid: number; body: string }[]
  }
  const { pid } = added.at(-1)!
  expect(await page('&page=99')).toContain('刚刚发生的一层')
  await tend('edit', { pid, body: '改过的一层' })
  expect(await page('&page=99')).toMatch(/本帖最后由[\s\S]*改过的一层/)
  await tend('remove', String(pid))
  expect(await page('&page=99')).not.toContain('改过的一层')
})

it('adds floors by itself until it is told to stop', async () => {
  const count = async (): Promise<number> =>
    ((await tend('grow', { tid: 8, seconds: 0 })) as { added: readonly { tid: number }[] }).added.filter(
      post => post.tid === 8,
    ).length
  await tend('grow', { tid: 8, seconds: 0.02 })
  await expect
    .poll(async () =>
      ((await tend('x', '1')) as { added: readonly { tid: number }[] }).added.some(post => post.tid === 8),
    )
    .toBe(true)
  const stopped = await count()
  await new Promise(resolve => setTimeout(resolve, 60))
  expect(await count()).toBe(stopped)
})
