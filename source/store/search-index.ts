/** What the search index holds of a floor and of a title: the tokens of its words, and of the facts one may ask for. */

import { factToken, foldText, tokensOf } from './search-words.ts'
import type { Database } from './statements.ts'

/** Rows of ours: where a floor or a thread stands. */
export type IndexPlace = { readonly site: number; readonly board: number | null; readonly thread: number }

const factsOf = ({ site, board, thread }: IndexPlace, author: string): readonly string[] => [
  factToken('site', site),
  factToken('thread', thread),
  factToken('author', foldText(author)),
  ...(board === null ? [] : [factToken('board', board)]),
]

const index = (db: Database, table: 'words' | 'titles', id: number, text: string, facts: readonly string[]): void => {
  db.run(`INSERT OR REPLACE INTO ${table} (rowid, tokens) VALUES (?, ?)`, id, [...tokensOf(text), ...facts].join(' '))
}

export const indexFloor = (db: Database, id: number, place: IndexPlace, author: string, text: string): void =>
  index(db, 'words', id, text, factsOf(place, author))

export const indexTitle = (db: Database, place: IndexPlace, author: string, title: string): void =>
  index(db, 'titles', place.thread, title, factsOf(place, author))
