import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRandom } from './lossy-proxy.ts'
import { type LossySite, openLossySite } from './lossy-site.ts'

const kills = Number(process.env.PALOU_KILLS ?? 6)
// The short run is the same every time; the whole proof takes a new seed each time, and prints it.
const seed = Number(
  process.env.PALOU_SEED ?? (process.env.PALOU_LOSSY ? Math.floor(Math.random() * 2 ** 31) : 20_261_124),
)
const child = fileURLToPath(new URL('send-child.ts', import.meta.url))

let site: LossySite
beforeAll(async () => {
  site = await openLossySite()
  site.demo.setRules({ delay: 8 })
  const cookies = await site.client.cookies.exportCookies()
  writeFileSync(join(site.home, 'session.json'), JSON.stringify({ account: site.account, cookies }))
}, 60_000)
afterAll(() => site.close())

/** Resolves when it is gone: killed `after` ms past its first word. */
const runAndKill = (body: string, after: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const args = ['--no-warnings', child, site.proxy.url, site.home, body]
    const one = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    one.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (said === '') setTimeout(() => one.kill('SIGKILL'), after)
      said += text
    })
    one.on('error', reject)
    one.on('close', () => resolve(said))
  })

describe(`a sender killed at any moment (seed ${seed})`, () => {
  test(`leaves the text, the truth and one post at most, ${kills} times`, async () => {
    const random = createRandom(seed)
    for (let n = 0; n < kills; n += 1) {
      const body = `第 ${n} 次在半路倒下，种子 ${seed}，醒来再说。`
      const said = await runAndKill(body, random() * 60)
      await site.proxy.quiet()
      const count = async () => (await site.written()).filter(post => post.body === body).length
      const waiting = site.sender.pending().filter(entry => 'body' in entry.intent && entry.intent.body === body)
      const draft = site.drafts.list().find(one => one.intent.body === body)
      // Before it was on disk nothing can have been sent.
      if (waiting.length === 0) {
        expect(await count()).toBe(said.includes('sending') || said.includes('done') ? 1 : 0)
        continue
      }
      expect(draft).toBeDefined()
      expect(waiting.map(entry => entry.state)).not.toContain('sending')
      const sent = await site.sender.resend(waiting[0]!.id)
      expect(sent.kind).toBe('stored')
      expect(await count()).toBe(1)
      expect(site.drafts.list().some(one => one.intent.body === body)).toBe(false)
    }
  }, 120_000)
})
