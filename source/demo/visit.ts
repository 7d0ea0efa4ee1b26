/** One request as the pages see it. */
import { createHash } from 'node:crypto'
import type { Session, State } from './state.ts'
import type { Board, Member, Thread } from './world.ts'

export type Visit = {
  readonly state: State
  readonly session: Session
  readonly member: Member | null
  readonly now: number
  /** `http://127.0.0.1:PORT/`. */
  readonly base: string
  readonly charset: string
  /** A query value in the bytes of the site's charset. */
  readonly percent: (text: string) => string
  /** Bytes in the site's charset: what its limits count (facts §5.13). */
  readonly bytes: (text: string) => number
  /** Our own words as the pages show them: what typed words are compared with. */
  readonly shown: (text: string) => string
  readonly method: string
  readonly path: string
  /** Query and form together; the form wins (facts §1.5). */
  readonly get: (name: string) => string
  readonly all: (name: string) => readonly string[]
  readonly form: ReadonlyMap<string, readonly string[]>
  readonly query: ReadonlyMap<string, readonly string[]>
  readonly referer: string
  readonly cookies: Readonly<Record<string, string>>
}

export const cookiePrefix = 'Yuan_2132_'

export const numberOf = (visit: Visit, name: string): number => {
  const value = Number.parseInt(visit.get(name), 10)
  return Number.isFinite(value) ? value : 0
}
export const pageOf = (visit: Visit): number => Math.max(1, numberOf(visit, 'page'))
export const isAjax = (visit: Visit): boolean => visit.get('inajax') !== ''

/** The same for one member and one saltkey (facts §1.4). */
export const formhashOf = (visit: Pick<Visit, 'session' | 'member'>): string =>
  createHash('md5')
    .update(`${visit.member?.name ?? ''}|${visit.member?.uid ?? 0}|palou-demo|${visit.session.saltkey}`)
    .digest('hex')
    .slice(8, 16)

export const isStaff = (visit: Visit): boolean => (visit.member?.adminId ?? 0) > 0

export const mayEnter = (visit: Visit, board: Board): boolean =>
  board.access === 'private'
    ? isStaff(visit)
    : board.access === 'password'
      ? visit.session.openBoards.has(board.fid)
      : true

export const mayRead = (visit: Visit, thread: Thread): boolean =>
  thread.readAccess <= (visit.member?.readAccess ?? 1) || visit.member?.uid === thread.by
