/**
 * How fast is what was read found again? A generator makes posts of forum-like length out of made-up words (a few very common, most rare,
 * by Zipf), as threads of pages. `npm run bench search` takes 100,000 posts, PALOU_BENCH=long a million.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../source/store/database.ts'
import { keepThreadPage } from '../../source/store/kept-pages.ts'
import { createUpkeep } from '../../source/store/kept-upkeep.ts'
import { searchKept } from '../../source/store/search-kept.ts'
import { createWords, makePage, postsPerPage } from './generated-posts.ts'

const total = Number(process.env.PALOU_BENCH_POSTS ?? (process.env.PALOU_BENCH === 'long' ? 1_000_000 : 100_000))
const pages = total / postsPerPage
const folder = mkdtempSync(join(tmpdir(), 'palou-bench-'))

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const inOrder = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b)
const ms = (n: number): string => `${n.toFixed(2)} ms`

const words = createWords(7)
const db = openDatabase(folder)
const upkeep = createUpkeep(db)
const inserts: number[] = []
const upkeeps: number[] = []
let characters = 0
let bytes = 0
const began = performance.now()
for (let page = 0; page < pages; page += 1) {
  const made = makePage(words, page)
  for (const { text } of made.answer.posts) {
    characters += text.length
    bytes += Buffer.byteLength(text)
  }
  const start = performance.now()
  db.transact(() => keepThreadPage(db, made, 1_790_000_000_000 + page * 60_000))
  inserts.push(performance.now() - start)
  const tidying = performance.now()
  upkeep.afterWrite()
  upkeeps.push(performance.now() - tidying)
  if (page % 10_000 === 9_999) console.error(`${page + 1} pages, ${Math.round((performance.now() - began) / 1000)} s`)
}
const size = (sql: string): number => Number(db.get(sql)?.bytes ?? 0)
const index = size("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'words%' OR name LIKE 'titles%'")
const sorted = inOrder(inserts)
const lateInserts = inOrder(inserts.slice(-1000))
console.log(`posts ${total}, text ${(bytes / 1e6).toFixed(1)} MB (${Math.round(characters / total)} characters a post)`)
console.log(
  `file ${(statSync(db.path).size / 1e6).toFixed(1)} MB, index ${(index / 1e6).toFixed(1)} MB: ${(index / bytes).toFixed(2)} of the text`,
)
console.log(
  `page of ${postsPerPage} kept in: half ${ms(at(sorted, 0.5))}, 99 of 100 ${ms(at(sorted, 0.99))}, most ${ms(at(sorted, 1))}; last thousand: half ${ms(at(lateInserts, 0.5))}, 99 ${ms(at(lateInserts, 0.99))}`,
)

const tidied = inOrder(upkeeps)
console.log(
  `upkeep after a page: half ${ms(at(tidied, 0.5))}, 99 of 100 ${ms(at(tidied, 0.99))}, most ${ms(at(tidied, 1))}`,
)

const query = (text: string, author: string | null = null) => ({
  words: text,
  base: null,
  author,
  boardId: null,
  threadId: null,
  since: null,
  until: null,
  limit: 20,
})
const queries = words.queries(400)
const times: { readonly kind: string; readonly text: string; readonly time: number }[] = []
for (const { kind, text, author } of queries) {
  const start = performance.now()
  const { hits } = searchKept(db, query(text, author), Date.now())
  times.push({ kind, text, time: performance.now() - start })
  if (hits.length === 0 && kind !== 'absent') console.error(`nothing for ${kind} ${text}`)
}
for (const kind of [...new Set(queries.map(one => one.kind))]) {
  const own = inOrder(times.filter(one => one.kind === kind).map(one => one.time))
  console.log(`${kind.padEnd(14)} half ${ms(at(own, 0.5))}, 99 of 100 ${ms(at(own, 0.99))}, most ${ms(at(own, 1))}`)
}
const all = inOrder(times.map(one => one.time))
console.log(
  `all ${all.length} queries: half ${ms(at(all, 0.5))}, 99 of 100 ${ms(at(all, 0.99))}, most ${ms(at(all, 1))}`,
)
console.log(
  [...times]
    .sort((a, b) => b.time - a.time)
    .slice(0, 6)
    .map(({ kind, text, time }) => `${kind} ${text} ${ms(time)}`)
    .join('\n'),
)
db.close()
rmSync(folder, { recursive: true, force: true })
