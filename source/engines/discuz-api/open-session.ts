/** What one site's API is asked with, and what is learnt of it on the way. Nothing heavy is loaded here. */
import type { HttpClient } from '../../http/contract.ts'
import type { Session } from './load-module.ts'

export const engineName = 'discuz-api'

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
  boardNames: new Map(),
  typeNames: new Map(),
})
