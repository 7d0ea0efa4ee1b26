/** Which page answers which address. */
import { type Answer, fileAnswer, htmlAnswer, redirectAnswer } from './answer.ts'
import { apiError } from './api-envelope.ts'
import { apiCheck, apiIndex, apiThreads } from './api-lists.ts'
import { apiThread } from './api-thread.ts'
import { captchaPage, questionPage } from './captcha.ts'
import { ajaxPage, attachmentPage, moreComments, ratingsPopup } from './page-ajax.ts'
import { announcementsPage, creditsPage } from './page-announcements.ts'
import { staticFile } from './page-files.ts'
import { guidePage } from './page-guide.ts'
import { favouritesPage, messagesPage, noticesPage, postsPage, submitMessage } from './page-home.ts'
import { indexPage } from './page-index.ts'
import { loggingPage, loginFirst } from './page-login.ts'
import { failAnswer, messageAnswer, systemError } from './page-message.ts'
import { commentForm, favouriteForm, messageForm, rateForm, reportForm } from './page-popups.ts'
import { editForm, newThreadForm, replyForm } from './page-post-forms.ts'
import { passwordPage, profilePage } from './page-profile.ts'
import { redirectPage } from './page-redirect.ts'
import { searchPage } from './page-search.ts'
import { pluginPage } from './page-sign.ts'
import { threadPage } from './page-thread.ts'
import { threadsPage } from './page-threads.ts'
import { formhashOf, numberOf, type Visit } from './visit.ts'
import { submitComment, submitEdit, submitReply, submitThread } from './write-post.ts'
import {
  removeFavourite,
  submitDebateVote,
  submitFavourite,
  submitFollow,
  submitRate,
  submitRecommend,
  submitReport,
  submitReview,
  submitVote,
} from './write-small.ts'

type Page = (visit: Visit) => Answer

const unknown: Page = visit => failAnswer(visit, '未定义操作')

const byAction =
  (pages: Readonly<Record<string, Page>>): Page =>
  visit =>
    (pages[visit.get('action')] ?? unknown)(visit)

/** A form on GET, a write when its submit field is there. */
const formOr =
  (form: Page, submit: Page, field: string): Page =>
  visit =>
    visit.get(field) ? submit(visit) : form(visit)

const post = byAction({
  reply: visit => (visit.get('comment') ? submitComment(visit) : formOr(replyForm, submitReply, 'replysubmit')(visit)),
  newthread: formOr(newThreadForm, submitThread, 'topicsubmit'),
  edit: formOr(editForm, submitEdit, 'editsubmit'),
})

const misc = byAction({
  postreview: submitReview,
  recommend: submitRecommend,
  rate: formOr(rateForm, submitRate, 'ratesubmit'),
  comment: commentForm,
  commentmore: moreComments,
  viewratings: ratingsPopup,
  votepoll: submitVote,
  debatevote: submitDebateVote,
})

const forum: Readonly<Record<string, Page>> = {
  '': visit => indexPage(visit, numberOf(visit, 'gid')),
  forumdisplay: threadsPage,
  viewthread: threadPage,
  redirect: redirectPage,
  guide: guidePage,
  announcement: announcementsPage,
  post,
  misc,
  ajax: ajaxPage,
  attachment: attachmentPage,
}

const space: Page = visit => {
  const what = visit.get('do')
  if (what === 'notice') return noticesPage(visit)
  if (what === 'pm') return messagesPage(visit)
  if (what === 'favorite') return favouritesPage(visit)
  return what === 'thread' ? postsPage(visit) : profilePage(visit)
}

/** A favourite is stored by a POST, and by a GET with the right formhash as well (facts §5.7). */
const favourite: Page = visit => {
  if (visit.get('op') === 'delete') return removeFavourite(visit)
  return visit.method === 'POST' || visit.get('formhash') ? submitFavourite(visit) : favouriteForm(visit)
}

const spacecp: Page = visit => {
  const what = visit.get('ac')
  if (what === 'favorite') return favourite(visit)
  if (what === 'follow') return submitFollow(visit)
  if (what === 'pm') {
    if (visit.get('op') === 'checknewpm') return fileAnswer('application/javascript', '')
    return visit.get('op') === 'send' ? submitMessage(visit) : messageForm(visit)
  }
  if (what === 'credit') return creditsPage(visit)
  if (!visit.member) return loginFirst(visit)
  return what === 'profile' && visit.get('op') === 'password' ? passwordPage(visit) : profilePage(visit)
}

const home: Readonly<Record<string, Page>> = { space, spacecp }

const byMod =
  (pages: Readonly<Record<string, Page>>): Page =>
  visit =>
    (pages[visit.get('mod')] ?? unknown)(visit)

const api: Readonly<Record<string, Page>> = {
  check: apiCheck,
  forumindex: apiIndex,
  forumdisplay: apiThreads,
  viewthread: apiThread,
}

const apiPage: Page = visit => {
  if (!visit.state.rules.mobileApi) return apiError('mobile_is_closed')
  if (visit.get('check')) return apiCheck(visit)
  return (api[visit.get('module')] ?? (() => apiError('module_not_exists')))(visit)
}

const scripts: Readonly<Record<string, Page>> = {
  '': forum['']!,
  'index.php': forum['']!,
  'forum.php': byMod(forum),
  'home.php': byMod(home),
  'member.php': byMod({
    logging: loggingPage,
    register: visit => failAnswer(visit, '示例论坛不开放注册：用户名 访客甲，密码 palou'),
  }),
  'misc.php': byMod({
    seccode: captchaPage,
    secqaa: questionPage,
    report: formOr(reportForm, submitReport, 'reportsubmit'),
  }),
  'search.php': searchPage,
  'plugin.php': pluginPage,
  'api/mobile/index.php': apiPage,
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
  if (closed !== null && visit.path === 'api/mobile/index.php') return apiError(closed)
  if (closed !== null && !isLogin(visit))
    return messageAnswer(visit, { text: closed, login: true, page: visit.get('mod') || 'index' })
  if (isFrozen(visit)) return redirectAnswer('home.php?mod=spacecp&ac=profile&op=password')
  return page(visit)
}

const isFrozen = (visit: Visit): boolean =>
  visit.state.rules.frozen.includes(visit.member?.uid ?? 0) && !isLogin(visit) && visit.get('op') !== 'password'
