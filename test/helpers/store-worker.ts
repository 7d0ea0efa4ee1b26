/**
 * One process of many on one store: `node store-worker.ts <folder> <number> <milliseconds>`. Keeps pages, marks floors of its own thread
 * one after another, reads and searches; prints each mark's floor once it is written.
 */
import type { ThreadId } from '../../source/forum/model.ts'
import { base, floors, makePage, openOrFail } from './kept-thread.ts'
import { madePost } from './made-thread.ts'

const [folder = '', number = '0', time = '1000'] = process.argv.slice(2)
const memory = openOrFail(folder)
const threadId = `9${number}` as ThreadId
const until = Date.now() + Number(time)
const first = (memory.threadState(base, threadId)?.marks?.read.at(-1)?.[1] ?? 0) + 1

for (let floor = first; Date.now() < until; floor += 1) {
  memory.markRead(base, threadId, [madePost(floor)])
  const page = 1 + (floor % 30)
  const answer = makePage({ number: page, count: 30, posts: floors(page * 10, page * 10 + 9) })
  if (floor % 3 === 0) memory.keepThreadPage({ base, key: `thread 5 ${page}  default`, answer, showsAll: true })
  await memory.flush()
  process.stdout.write(`${floor}\n`)
  if (floor % 7 === 0)
    memory.search({
      words: '的话',
      base: null,
      author: null,
      boardId: null,
      threadId: null,
      since: null,
      until: null,
      limit: 5,
    })
  if (floor % 5 === 0) memory.unread(null)
}
await memory.close()
