/** The table of screens. */
import type { Place } from './place.ts'
import { boardsScreen } from './screens/boards/screen.ts'
import { helpScreen } from './screens/help/screen.ts'
import { sitesScreen } from './screens/sites/screen.ts'
import { threadScreen } from './screens/thread/screen.ts'
import { threadsScreen } from './screens/threads/screen.ts'

export const screens = {
  sites: sitesScreen,
  boards: boardsScreen,
  threads: threadsScreen,
  thread: threadScreen,
  help: helpScreen,
} as const satisfies Readonly<Record<Place['screen'], unknown>>
