/** Which page answers which address. */
import { type Answer, htmlAnswer, redirectAnswer } from './answer.ts'
import { staticFile } from './page-files.ts'
import { guidePage } from './page-guide.ts'
import { indexPage } from './page-index.ts'
import { failAnswer, messageAnswer, systemError } from './page-message.ts'
import { profilePage } from './page-profile.ts'
import { redirectPage } from './page-redirect.ts'
import { threadPage } from './page-thread.ts'
import { threadsPage } from './page-threads.ts'
import { formhashOf, numberOf, type Visit } from './visit.ts'

type Page = (visit: Visit) => Answer

const forum: Readonly<Record<string, Page>> = {
  '': visit => indexPage(visit, numberOf(visit, 'gid')),
  forumdisplay: threadsPage,
  viewthread: threadPage,
  redirect: redirectPage,
  guide: guidePage,
}

const home: Readonly<Record<string, Page>> = { space: profilePage }

const unknown: Page = visit => failAnswer(visit, '未定义操作')

const scripts: Readonly<Record<string, Page>> = {
  '': forum['']!,
  'index.php': forum['']!,
  'forum.php': visit => (forum[visit.get('mod')] ?? unknown)(visit),
  'home.php': visit => (home[visit.get('mod')] ?? unknown)(visit),
  'member.php': visit =>
    visit.get('mod') === 'register'
      ? failAnswer(visit, '示例论坛不开放注册：用户名 访客甲，密码 palou')
      : unknown(visit),
  'misc.php': unknown,
}

/** Discuz reads the address twice over and refuses these letters (facts §0.2, §1.4). */
const isTainted = (visit: Visit, rawUrl: string): boolean => {
  const once = safeDecode(rawUrl)
  return /["<>'()]/.test(once) || /["<>'()]/.test(safeDecode(once)) || hasWrongHash(visit)
}

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return unescape(text)
  }
}

const hasWrongHash = (visit: Visit): boolean => {
  const sent = [...(visit.query.get('formhash') ?? []), ...(visit.form.get('formhash') ?? [])]
  return sent.some(hash => hash !== formhashOf(visit))
}

const isLogout = (visit: Visit): boolean => visit.path === 'member.php' && visit.get('action') === 'logout'
const isLogin = (visit: Visit): boolean => visit.path === 'member.php' && visit.get('mod') === 'logging'

export const answerVisit = (visit: Visit, rawUrl: string): Answer => {
  const file = staticFile(visit.path)
  if (file) return file
  if (isTainted(visit, rawUrl)) {
    return isLogout(visit) ? redirectAnswer('index.php') : systemError(visit)
  }
  const page = scripts[visit.path]
  if (!page)
    return htmlAnswer('<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>', 404)
  const { closed } = visit.state.rules
  if (closed !== null && !isLogin(visit)) return messageAnswer(visit, { text: closed, login: true })
  return page(visit)
}
