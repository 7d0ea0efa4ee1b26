/**
 * The schema, version by version. `user_version` tells which one a file has; an older one is copied (`palou.sqlite.v1`) and then carried
 * forward, a newer one is refused and never touched. A new version is one entry at the end of `steps`; none is ever changed afterwards.
 *
 * Kept: sites, boards and threads by their ids; each floor once with its newest words and, in `revisions`, every earlier wording; pages
 * as lists of floors, so that what was read can be read again without network; marks (what was read, where one stopped); history;
 * filters. Never kept: cookies, passwords, formhash and the tokens in attachment links (strip-secrets).
 */
import { copyFileSync, existsSync } from 'node:fs'
import type { Database } from './statements.ts'
import { StoreTrouble } from './store-trouble.ts'

/** Times are milliseconds since the epoch; ids of the site's own are text, ids of ours are integers. */
const first = `
CREATE TABLE sites (
  id INTEGER PRIMARY KEY,
  base TEXT NOT NULL UNIQUE,
  name TEXT
);
CREATE TABLE boards (
  id INTEGER PRIMARY KEY,
  site INTEGER NOT NULL,
  board TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (site, board)
);
-- replies, last_at: what the site last said of it, in a listing or on a page. floors: the highest floor that was seen to exist, and
-- page_replies what the site counted then (they differ where posts were deleted). missing: numbers inside what was read that no post
-- has. head: the thread as its page showed it (packed).
CREATE TABLE threads (
  id INTEGER PRIMARY KEY,
  site INTEGER NOT NULL,
  thread TEXT NOT NULL,
  board INTEGER,
  title TEXT NOT NULL,
  author TEXT,
  replies INTEGER,
  last_at INTEGER,
  floors INTEGER NOT NULL DEFAULT 0,
  page_replies INTEGER,
  missing TEXT NOT NULL DEFAULT '',
  listed_at INTEGER,
  fetched_at INTEGER,
  head BLOB,
  UNIQUE (site, thread)
);
-- One row a post. text is what is searched; body the post without it (packed). gone_at: since when the site no longer shows it.
CREATE TABLE floors (
  id INTEGER PRIMARY KEY,
  thread INTEGER NOT NULL,
  post TEXT NOT NULL,
  floor INTEGER,
  author TEXT NOT NULL,
  author_id TEXT,
  posted_at INTEGER,
  seen_at INTEGER NOT NULL,
  gone_at INTEGER,
  text TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (thread, post)
);
CREATE INDEX floors_by_place ON floors (thread, floor);
CREATE INDEX floors_by_post ON floors (post);
-- What a floor said before; seen_at is when that wording was first seen, until when it was replaced.
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  floor INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  text TEXT NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX revisions_by_floor ON revisions (floor);
-- One answer a key. is_last: it was the thread's last page when it was fetched. floors: [id, floor, label] of each post in order.
CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  site INTEGER NOT NULL,
  key TEXT NOT NULL,
  account TEXT,
  thread INTEGER,
  is_last INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  floors TEXT,
  body BLOB NOT NULL,
  UNIQUE (site, key)
);
CREATE INDEX pages_by_thread ON pages (thread);
CREATE INDEX pages_by_use ON pages (used_at);
-- read: ranges of floors ("1-20,25"); posts: ids read in a view whose floors are not known yet; owed: the first floor that counts.
-- known: the highest floor at the last visit. place and anchor: where one stopped.
CREATE TABLE marks (
  thread INTEGER PRIMARY KEY,
  read TEXT NOT NULL DEFAULT '',
  posts TEXT NOT NULL DEFAULT '',
  owed INTEGER NOT NULL DEFAULT 1,
  known INTEGER NOT NULL DEFAULT 0,
  visited_at INTEGER,
  read_at INTEGER,
  place TEXT,
  followed_at INTEGER,
  muted_at INTEGER,
  replied_at INTEGER
) WITHOUT ROWID;
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  site INTEGER NOT NULL,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  thread INTEGER,
  at INTEGER NOT NULL,
  visits INTEGER NOT NULL
);
CREATE INDEX history_by_time ON history (at);
-- site NULL: everywhere. kind: user, word, pattern, board.
CREATE TABLE filters (
  id INTEGER PRIMARY KEY,
  site INTEGER,
  kind TEXT NOT NULL,
  pattern TEXT NOT NULL,
  reason TEXT,
  expires_at INTEGER,
  created_at INTEGER NOT NULL
);
-- Letters and pairs of letters of each floor (search-words), by the floor's id; titles likewise, by the thread's.
CREATE VIRTUAL TABLE words USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE titles USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
-- Segments are merged by kept-upkeep in small steps, so that keeping a page never waits for it.
INSERT INTO words (words, rank) VALUES ('automerge', 0);
INSERT INTO words (words, rank) VALUES ('crisismerge', 64);
INSERT INTO titles (titles, rank) VALUES ('automerge', 0);
INSERT INTO titles (titles, rank) VALUES ('crisismerge', 64);
`

export const steps: readonly string[] = [first]

export const schemaVersion = steps.length

const versionOf = (database: Database): number => Number(database.get('PRAGMA user_version')?.user_version ?? 0)

/** Beside the file, once for each version; the log is folded in first so that the copy is whole. */
const keepCopy = (database: Database, version: number): void => {
  const copy = `${database.path}.v${version}`
  if (existsSync(copy)) return
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  copyFileSync(database.path, copy)
}

/** Throws StoreTrouble `newer`. Two processes may come here at once: the second finds the work done. */
export const migrate = (database: Database, all: readonly string[] = steps): void => {
  const version = versionOf(database)
  if (version > all.length) throw new StoreTrouble('newer', `version ${version} > ${all.length}`)
  if (version === all.length) return
  if (database.isReadOnly) throw new StoreTrouble('read-only', database.path)
  if (version > 0) keepCopy(database, version)
  database.transact(() => {
    for (const step of all.slice(versionOf(database))) database.exec(step)
    database.exec(`PRAGMA user_version = ${all.length}`)
  })
}
