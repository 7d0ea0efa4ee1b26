/** What one site's API is asked with, and what is learnt of it on the way. Nothing heavy is loaded here. */
import type { ThreadAnswer } from '../../forum/model.ts'
import type { HttpClient } from '../../http/contract.ts'
import type { ApiCheck } from './parse-check.ts'

export const engineName = 'discuz-api'

export type Session = {
  readonly client: HttpClient
  readonly base: string
  /** Given by the person; else told by the answers, else China's time. */
  readonly givenOffset: number | null
  learntOffset: number | null
  check: ApiCheck | null
  /** Posts a page as the site cuts threads; null before the first was read. */
  pageSize: number | null
  /** The last large page of a thread, of which smaller ones are cut. */
  chunk: { readonly key: string; readonly answer: ThreadAnswer; readonly extent: number | null } | null
  indexAsked: boolean
  /** The site gave a smaller page than was asked for. */
  isLargeRefused: boolean
  /** Of boards and of thread types by their ids. */
  readonly boardNames: Map<string, string>
  readonly typeNames: Map<string, string>
}

export type SessionOptions = {
  readonly client: HttpClient
  /** The forum's root with a trailing slash. */
  readonly base: string
  /** Minutes east of Greenwich in which times are shown; unset, the answers tell, else China's time is taken. */
  readonly offsetMinutes?: number | undefined
}

export const openSession = ({ client, base, offsetMinutes }: SessionOptions): Session => ({
  client,
  base,
  givenOffset: offsetMinutes ?? null,
  learntOffset: null,
  check: null,
  pageSize: null,
  chunk: null,
  indexAsked: false,
  isLargeRefused: false,
  boardNames: new Map(),
  typeNames: new Map(),
})
