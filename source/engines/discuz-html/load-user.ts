/** Profiles and what a member wrote (facts §5.10). */
import { parseHtml } from '../../content/dom.ts'
import type { Ask } from '../../forum/engine.ts'
import { isPalouError } from '../../forum/errors.ts'
import type { UserAnswer, UserQuery, UserRepliesAnswer, UserThreadsAnswer } from '../../forum/lists.ts'
import type { Author, UserId } from '../../forum/model.ts'
import { parseAddress } from '../../forum/parse-address.ts'
import { loadEncoder } from '../../http/encode.ts'
import { type LoadedPage, loadPage, type Session } from './load-page.ts'
import { fieldOf } from './parse-page.ts'
import { parseUser } from './parse-user.ts'
import { parseUserReplies, parseUserThreads } from './parse-user-lists.ts'
import { member } from './read-author.ts'
import { linksTo, linkText } from './read-link.ts'

const profileUrl = (base: string, id: string): string => `${base}home.php?mod=space&uid=${id}&do=profile`

const listUrl = (base: string, id: string, type: 'thread' | 'reply', page: number): string =>
  `${base}home.php?mod=space&uid=${id}&do=thread&view=me&from=space&type=${type}${page > 1 ? `&page=${page}` : ''}`

const namedUrl = async (base: string, name: string, charset: string): Promise<string> =>
  `${base}home.php?mod=space&username=${(await loadEncoder(charset)).component(name)}&do=profile`

/** A name goes out in the site's own bytes (facts §0.12); before the first page those are a guess. */
const loadNamed = async (session: Session, name: string, ask: Ask): Promise<LoadedPage> => {
  try {
    return await loadPage(session, await namedUrl(session.base, name, session.charset ?? 'utf-8'), ask)
  } catch (error) {
    const guessed = session.charset === null || session.charset === 'utf-8'
    if (!isPalouError(error) || error.code !== 'user-not-found' || !guessed) throw error
    const { answer } = await loadPage(session, `${session.base}forum.php`, ask)
    if (answer.site.charset === 'utf-8') throw error
    return loadPage(session, await namedUrl(session.base, name, answer.site.charset), ask)
  }
}

/** A site may open a member's page at another tab: its own link names the member, whose profile is then asked for. */
const memberIn = (page: LoadedPage): UserId | null => {
  const link = page.html.match(/id="uhd"[\s\S]*?href="([^"]*(?:[?&;]uid=|space-uid-)\d+[^"]*)"/)?.[1]
  const target = link ? parseAddress(link.replaceAll('&amp;', '&'), { base: page.facts.base }) : null
  return target?.kind === 'user' ? target.userId : null
}

const loadProfile = async (session: Session, query: UserQuery, ask: Ask): Promise<LoadedPage> => {
  if (query.userId) return loadPage(session, profileUrl(session.base, query.userId), ask)
  const page = query.name
    ? await loadNamed(session, query.name, ask)
    : await loadPage(session, `${session.base}home.php?mod=space&do=profile`, ask)
  const id = /class="[^"]*\bu_profile\b/.test(page.html) ? null : memberIn(page)
  return id ? loadPage(session, profileUrl(session.base, id), ask) : page
}

export const loadUser = async (session: Session, query: UserQuery, ask: Ask): Promise<UserAnswer> => {
  const { html, facts, answer } = await loadProfile(session, query, ask)
  return { ...answer, page: null, user: parseUser(html, { ...facts, askedPage: 1 }) }
}

/** The member's name stands in the page's own head; else any link to the member has it, or the title: `小鱼儿的帖子 - …`. */
const authorIn = ({ html, facts, marks }: LoadedPage, userId: UserId): Author => {
  const heading = html.match(/<h2 class="mt">\s*([^<]+?)\s*</)?.[1]
  if (heading) return member(userId, fieldOf(heading))
  const link = linksTo(parseHtml(html), 'user', facts.base).find(
    ({ element, target }) => target.userId === userId && linkText(element) !== '',
  )
  const titled = marks.title?.match(/^(.+?)的(?:帖子|主题|主題|回复|回覆)/)?.[1]
  return member(userId, link ? linkText(link.element) : (titled ?? ''))
}

export const loadUserThreads = async (
  session: Session,
  userId: UserId,
  page: number,
  ask: Ask,
): Promise<UserThreadsAnswer> => {
  const loaded = await loadPage(session, listUrl(session.base, userId, 'thread', page), ask)
  const found = parseUserThreads(loaded.html, authorIn(loaded, userId), { ...loaded.facts, askedPage: page })
  return { ...loaded.answer, ...found, warnings: [...loaded.answer.warnings, ...found.warnings] }
}

export const loadUserReplies = async (
  session: Session,
  userId: UserId,
  page: number,
  ask: Ask,
): Promise<UserRepliesAnswer> => {
  const { html, facts, answer } = await loadPage(session, listUrl(session.base, userId, 'reply', page), ask)
  const found = parseUserReplies(html, { ...facts, askedPage: page })
  return { ...answer, ...found, warnings: [...answer.warnings, ...found.warnings] }
}
