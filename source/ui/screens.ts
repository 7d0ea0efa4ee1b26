/** The table of screens. */
import type { Place } from './place.ts'
import { accountsScreen } from './screens/accounts/screen.ts'
import { boardsScreen } from './screens/boards/screen.ts'
import { composerScreen } from './screens/composer/screen.ts'
import { dialogScreen } from './screens/dialog/screen.ts'
import { draftsScreen } from './screens/drafts/screen.ts'
import { helpScreen } from './screens/help/screen.ts'
import { keptScreen } from './screens/kept/screen.ts'
import { listScreen } from './screens/list/screen.ts'
import { loginScreen } from './screens/login/screen.ts'
import { picturesScreen } from './screens/pictures/screen.ts'
import { searchScreen } from './screens/search/screen.ts'
import { sitesScreen } from './screens/sites/screen.ts'
import { textScreen } from './screens/text/screen.ts'
import { threadScreen } from './screens/thread/screen.ts'
import { threadsScreen } from './screens/threads/screen.ts'

export const screens = {
  sites: sitesScreen,
  boards: boardsScreen,
  threads: threadsScreen,
  thread: threadScreen,
  help: helpScreen,
  kept: keptScreen,
  list: listScreen,
  text: textScreen,
  pictures: picturesScreen,
  search: searchScreen,
  composer: composerScreen,
  login: loginScreen,
  accounts: accountsScreen,
  drafts: draftsScreen,
  dialog: dialogScreen,
} as const satisfies Readonly<Record<Place['screen'], unknown>>
