/** The engines there are. Adding one is one folder and one row. */
import type { Engine } from '../forum/engine.ts'
import type { Lists } from '../forum/lists.ts'
import type { HttpClient } from '../http/contract.ts'
import { createDiscuzApi } from './discuz-api/engine.ts'
import { type ApiMemory, createDiscuzAuto, rememberHere } from './discuz-auto/engine.ts'
import { createDiscuzHtml } from './discuz-html/engine.ts'

export type EngineOptions = {
  readonly client: HttpClient
  readonly base: string
  readonly offsetMinutes?: number | undefined
  /** What is known of the site's API, and where to keep what is learnt; unset, for as long as the engine lives. */
  readonly memory?: ApiMemory | undefined
  /** Which of the two `auto` asks first; unset, the pages. */
  readonly prefers?: 'html' | 'api' | undefined
}

export const engineChoices = ['auto', 'html', 'api'] as const
export type EngineChoice = (typeof engineChoices)[number]

export type EngineRow = {
  /** Of the engine; `Site.engine` names the one that answered. */
  readonly name: string
  /** As `--engine` names it. */
  readonly choice: EngineChoice
  readonly create: (options: EngineOptions) => Engine
  /** Guides, search and members, loaded when wanted. The API has no search and no guides (facts §6.4): pages serve all three. */
  readonly openLists: (options: EngineOptions) => Promise<Lists>
}

const openLists: EngineRow['openLists'] = async options =>
  (await import('./discuz-html/lists.ts')).createDiscuzLists(options)

export const engines: readonly EngineRow[] = [
  {
    name: 'auto',
    choice: 'auto',
    create: ({ memory = rememberHere(), prefers = 'html', ...options }) =>
      createDiscuzAuto({ html: createDiscuzHtml(options), api: createDiscuzApi(options), memory, prefers }),
    openLists,
  },
  { name: 'discuz-html', choice: 'html', create: createDiscuzHtml, openLists },
  { name: 'discuz-api', choice: 'api', create: createDiscuzApi, openLists },
]

export const engineFor = (choice: EngineChoice): EngineRow => engines.find(row => row.choice === choice)!
