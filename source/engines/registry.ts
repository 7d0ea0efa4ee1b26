/** The engines there are. Adding one is one folder and one row. */
import type { Engine } from '../forum/engine.ts'
import type { Lists } from '../forum/lists.ts'
import type { HttpClient } from '../http/contract.ts'
import { createDiscuzHtml } from './discuz-html/engine.ts'

export type EngineOptions = {
  readonly client: HttpClient
  readonly base: string
  readonly offsetMinutes?: number | undefined
}

export type EngineRow = {
  /** As `--engine` and `Site.engine` name it. */
  readonly name: string
  readonly create: (options: EngineOptions) => Engine
  /** Guides, search and members, loaded when wanted; null where the engine has none. */
  readonly openLists: ((options: EngineOptions) => Promise<Lists>) | null
}

export const engines: readonly EngineRow[] = [
  {
    name: 'discuz-html',
    create: createDiscuzHtml,
    openLists: async options => (await import('./discuz-html/lists.ts')).createDiscuzLists(options),
  },
]
