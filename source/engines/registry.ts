/** The engines there are. Adding one is one folder and one row. */
import type { Engine } from '../forum/engine.ts'
import type { Lists } from '../forum/lists.ts'
import type { HttpClient } from '../http/contract.ts'
import { createDiscuzApi } from './discuz-api/engine.ts'
import { type ApiMemory, createDiscuzAuto } from './discuz-auto/engine.ts'
import { createDiscuzHtml } from './discuz-html/engine.ts'

export type EngineOptions = {
  readonly client: HttpClient
  readonly base: string
  readonly offsetMinutes?: number | undefined
  /** What this machine knows of the site's API. */
  readonly memory: ApiMemory
  /** Which of the two `auto` asks first. */
  readonly prefers: 'html' | 'api'
}

export type EngineChoice = 'auto' | 'html' | 'api'

export type EngineRow = {
  /** As `--engine` names it; `Site.engine` is the name of the engine that answered. */
  readonly choice: EngineChoice
  readonly create: (options: EngineOptions) => Engine
  /** Guides, search and members, loaded when wanted: the API has none of them (facts §6.4). */
  readonly openLists: (options: EngineOptions) => Promise<Lists>
}

const openLists: EngineRow['openLists'] = async options =>
  (await import('./discuz-html/lists.ts')).createDiscuzLists(options)

export const engines: readonly EngineRow[] = [
  {
    choice: 'auto',
    create: ({ memory, prefers, ...options }) =>
      createDiscuzAuto({ html: createDiscuzHtml(options), api: createDiscuzApi(options), memory, prefers }),
    openLists,
  },
  { choice: 'html', create: createDiscuzHtml, openLists },
  { choice: 'api', create: createDiscuzApi, openLists },
]

export const engineFor = (choice: EngineChoice): EngineRow => engines.find(row => row.choice === choice)!
