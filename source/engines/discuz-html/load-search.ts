/**
 * Searching posts a form and is led to results that the site keeps under a number (facts §5.11). By POST, since the words of a GET must
 * not hold brackets or quotes (facts §1.4). Later pages are read by the number and cost no search.
 */
import type { Ask } from '../../forum/engine.ts'
import { isPalouError, PalouError } from '../../forum/errors.ts'
import type { SearchAnswer, SearchQuery } from '../../forum/lists.ts'
import type { HttpPage } from '../../http/contract.ts'
import { fetchOptions, judge, loadPage, type Session } from './load-page.ts'
import { parseSearch } from './parse-search.ts'

const orders: Readonly<Record<SearchQuery['sort'], string>> = {
  lastPost: 'lastpost',
  newest: 'dateline',
  replies: 'replies',
  views: 'views',
}

const fieldsOf = (query: SearchQuery, formHash: string): readonly (readonly [string, string])[] => [
  ['formhash', formHash],
  ['srchtxt', query.words],
  ...(query.fullText ? [['srchtype', 'fulltext'] as const] : []),
  ...(query.author ? [['srchuname', query.author] as const] : []),
  ['srchfid[]', query.boardId ?? 'all'],
  ...(query.seconds
    ? [['srchfrom', String(query.seconds)] as const, ['before', query.before ? '1' : ''] as const]
    : []),
  ['orderby', orders[query.sort]],
  ['ascdesc', 'desc'],
  ['searchsubmit', 'yes'],
]

const resultsUrl = (base: string, searchId: string, query: SearchQuery): string =>
  `${base}search.php?mod=forum&searchid=${searchId}&orderby=${orders[query.sort]}&ascdesc=desc&searchsubmit=yes` +
  (query.page > 1 ? `&page=${query.page}` : '')

/** The number under which the site keeps the results. */
const startSearch = async (session: Session, query: SearchQuery, ask: Ask): Promise<string> => {
  const formUrl = `${session.base}search.php?mod=forum`
  const form = await loadPage(session, formUrl, ask)
  const options = { ...fetchOptions(ask), referer: formUrl, charset: form.answer.site.charset }
  const answer = await session.client.post(formUrl, fieldsOf(query, form.marks.formHash ?? ''), options)
  const searchId = answer.location?.match(/[?&]searchid=(\d+)/)?.[1]
  if (searchId) return searchId
  if (answer.location && /mod=logging/.test(answer.location)) throw new PalouError('login-needed', { url: formUrl })
  judgeSearch(answer)
  throw new PalouError('page-not-recognised', { url: formUrl, detail: 'the search led nowhere' })
}

/** Limits of searching are not those of posting (facts §5.11): 10 s between two by default, so many a minute on the whole site. */
const judgeSearch = (page: HttpPage): void => {
  try {
    judge(page)
  } catch (error) {
    if (!isPalouError(error) || (error.code !== 'flood-control' && error.code !== 'rate-limited')) throw error
    const { url, detail } = error
    throw new PalouError('rate-limited', { url, detail, seconds: error.seconds ?? 60 })
  }
}

export const loadSearch = async (session: Session, query: SearchQuery, ask: Ask): Promise<SearchAnswer> => {
  const searchId = query.searchId ?? (await startSearch(session, query, ask))
  const { html, facts, answer } = await loadPage(session, resultsUrl(session.base, searchId, query), ask)
  const found = parseSearch(html, { ...facts, askedPage: query.page })
  return { ...answer, ...found, words: query.words, searchId, warnings: [...answer.warnings, ...found.warnings] }
}
