/** Palou's own parts against the sample forum through a bad line: one account logged in, drafts and outbox in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createSessions } from '../../source/engines/discuz-html/sessions.ts'
import { createWriter } from '../../source/engines/discuz-html/writer.ts'
import type { Account } from '../../source/forum/model.ts'
import { createHttpClient } from '../../source/http/client.ts'
import { createCookies } from '../../source/http/cookies.ts'
import { createSender, type Sender } from '../../source/sender.ts'
import { createDrafts, type Drafts } from '../../source/store/drafts.ts'
import { createOutbox, type Outbox } from '../../source/store/outbox.ts'
import { type LossyProxy, startLossyProxy } from './lossy-proxy.ts'

export type Written = { readonly pid: number; readonly tid: number; readonly by: number; readonly body: string }

export type Control = {
  readonly added: readonly Written[]
  readonly threads: readonly { readonly title: string }[]
  readonly comments: readonly { readonly text: string }[]
  readonly messages: readonly { readonly text: string }[]
  readonly once: readonly string[]
}

export type LossySite = {
  readonly demo: Demo
  readonly proxy: LossyProxy
  readonly account: Account
  readonly client: Client
  readonly drafts: Drafts
  readonly outbox: Outbox
  readonly sender: Sender
  readonly home: string
  /** What the forum itself says was written, past the bad line. */
  readonly written: () => Promise<readonly Written[]>
  readonly control: () => Promise<Control>
  readonly close: () => Promise<void>
}

type Client = ReturnType<typeof createHttpClient>

const user = '访客甲'

export const logIn = async (base: string, client: Client): Promise<Account> => {
  const sessions = createSessions({ client, base })
  const outcome = await sessions.login(await sessions.loadLoginForm(), {
    user,
    password: 'palou',
    questionId: '0',
    answer: '',
    challengeAnswers: [],
  })
  if (outcome.kind !== 'loggedIn') throw new Error(`login: ${outcome.kind}`)
  return outcome.account
}

export const openLossySite = async (): Promise<LossySite> => {
  const demo = await startDemo({ rules: { floodSeconds: 0, perPage: 4 } })
  const proxy = await startLossyProxy(demo.url)
  const home = mkdtempSync(join(tmpdir(), 'palou-lossy-'))
  const cookies = createCookies()
  const open = (totalMs: number) =>
    createHttpClient({ version: '0.0.0', cookies, timeouts: { totalMs }, startedHere: () => true })
  const patient = open(20_000)
  const account = await logIn(proxy.url, patient)
  await patient.close()
  // What is dropped is given up soon: long enough for a busy machine, short enough for a test.
  const client = open(450)
  const drafts = createDrafts(home, Date.now)
  const outbox = createOutbox(home, Date.now)
  const writer = createWriter({ client, base: proxy.url })
  // What palou waits for in seconds is that the line has come to rest: here that is known.
  const sender = createSender({ openWriter: async () => writer, drafts, outbox, now: Date.now, sleep: proxy.quiet })
  const control = async (): Promise<Control> => (await (await fetch(`${demo.url}__demo`)).json()) as Control
  return {
    demo,
    proxy,
    account,
    client,
    drafts,
    outbox,
    sender,
    home,
    written: async () => (await control()).added,
    control,
    close: async () => {
      await client.close()
      await proxy.close()
      await demo.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
