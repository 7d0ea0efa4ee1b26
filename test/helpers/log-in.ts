/** A session on disk, as `palou login` leaves it: for tests of what only members see. */
import { createSessions } from '../../source/engines/discuz-html/sessions.ts'
import { createHttpClient } from '../../source/http/client.ts'
import { createCookies } from '../../source/http/cookies.ts'
import { createSiteSession } from '../../source/site-session.ts'
import { createAccounts } from '../../source/store/accounts.ts'
import { findPaths } from '../../source/store/paths.ts'

/** The sample forum's accounts all have the password `palou`. */
export const logIn = async (base: string, home: string, user = '访客甲'): Promise<void> => {
  const cookies = createCookies([])
  const client = createHttpClient({ version: '0', cookies, startedHere: () => true })
  const sessions = createSessions({ client, base })
  const form = await sessions.loadLoginForm()
  const outcome = await sessions.login(form, {
    user,
    password: 'palou',
    questionId: '0',
    answer: '',
    challengeAnswers: [],
  })
  await client.close()
  if (outcome.kind !== 'loggedIn') throw new Error(`no login: ${outcome.message}`)
  const accounts = createAccounts(findPaths({ PALOU_HOME: home }).data, Date.now)
  const session = createSiteSession({ base, accounts, stored: null, cookies, onEnded: () => {} })
  await session.begin(outcome.account, null)
}
