/** A sender in a process of its own, to be killed at any moment: `node send-child.ts BASE HOME BODY`. Its session is in HOME. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWriter } from '../../source/engines/discuz-html/writer.ts'
import type { Account, ThreadId } from '../../source/forum/model.ts'
import { createHttpClient } from '../../source/http/client.ts'
import { createCookies, type SavedCookie } from '../../source/http/cookies.ts'
import { createSender } from '../../source/sender.ts'
import { createDrafts } from '../../source/store/drafts.ts'
import { createOutbox } from '../../source/store/outbox.ts'

const [base = '', home = '', body = ''] = process.argv.slice(2)
const { account, cookies } = JSON.parse(readFileSync(join(home, 'session.json'), 'utf8')) as {
  readonly account: Account
  readonly cookies: readonly SavedCookie[]
}
const client = createHttpClient({ version: '0.0.0', cookies: createCookies(cookies), startedHere: () => true })
const writer = createWriter({ client, base })
const sender = createSender({
  openWriter: async () => writer,
  drafts: createDrafts(home, Date.now),
  outbox: createOutbox(home, Date.now),
  now: Date.now,
  sleep: async () => {},
})
process.stdout.write('ready\n')
const intent = { kind: 'reply', threadId: '1' as ThreadId, quotePostId: null, body } as const
await sender.submit(
  { base, account, intent, label: null, draftId: null },
  {
    onStage: stage => void process.stdout.write(`${stage}\n`),
  },
)
process.stdout.write('done\n')
await client.close()
