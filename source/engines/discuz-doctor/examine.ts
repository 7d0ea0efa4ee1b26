/**
 * What works on a site and why not. Few requests, spaced as bulk work is: the index first; where it can't be had, only the way in that may
 * still be open is tried. Nothing is written, no thread is entered but one.
 */
import type { Engine } from '../../forum/engine.ts'
import { type ErrorCode, isPalouError, type PalouError } from '../../forum/errors.ts'
import type { Answer, Board, BoardsAnswer, ThreadAnswer, ThreadsAnswer } from '../../forum/model.ts'
import { printAddress } from '../../forum/print-address.ts'
import type { HttpClient, HttpPage } from '../../http/contract.ts'
import { createDiscuzHtml } from '../discuz-html/engine.ts'
import { judge } from '../discuz-html/load-page.ts'
import { parsePage } from '../discuz-html/parse-page.ts'
import {
  examineApi,
  examineArchive,
  examineFeed,
  examineLogin,
  examinePosting,
  type Visit,
} from './examine-entrances.ts'
import { examinePage } from './examine-page.ts'
import { type CheckName, checkNames, type Finding, found, notAsked } from './finding.ts'

export type Examination = Visit & {
  /** An account is stored for this site. */
  readonly hasSession: boolean
  readonly offsetMinutes?: number | undefined
  /** Hears of each finding as it comes. */
  readonly onFinding?: (finding: Finding) => void
  /** What was read on the way, for the site's profile. */
  readonly onAnswer?: (answer: Answer) => void
}

const bulk = ({ signal }: Visit) => ({ signal, priority: 'bulk' }) as const

/** Guards that stand in front; the name stands in the detail (facts §9). */
const guardCodes: ReadonlySet<ErrorCode> = new Set(['challenge', 'captcha-needed', 'rate-limited', 'request-refused'])

const noGuard = found('guard', 'ok', 'none', 'doctor.say.noGuard')

const openings = (error: PalouError): readonly Finding[] => {
  const isGuard = guardCodes.has(error.code)
  const params = { name: error.detail ?? error.code }
  const refused = found('access', 'failed', error.code, `error.${error.code}`, {}, `hint.${error.code}`)
  return isGuard
    ? [found('guard', 'failed', error.detail ?? error.code, 'doctor.say.guard', params, 'doctor.hint.guard'), refused]
    : [noGuard, refused]
}

const opened = found('access', 'ok', 'open', 'doctor.say.open')

const refusalOf = (page: HttpPage): PalouError | null => {
  try {
    judge(page)
    return null
  } catch (error) {
    if (isPalouError(error)) return error
    throw error
  }
}

const readsBadly = ({ warnings }: BoardsAnswer | ThreadsAnswer): boolean =>
  warnings.some(({ code }) => code === 'markup-unknown')

type Part<Answer> = { readonly finding: Finding; readonly answer: Answer | null }

const part = async <Answer>(
  name: CheckName,
  load: () => Promise<Answer>,
  tell: (answer: Answer) => Finding,
): Promise<Part<Answer>> => {
  try {
    const answer = await load()
    return { finding: tell(answer), answer }
  } catch (error) {
    if (!isPalouError(error)) throw error
    const finding = found(name, 'failed', error.code, `error.${error.code}`, {}, `hint.${error.code}`)
    return { finding, answer: null }
  }
}

const allBoards = (boards: readonly Board[]): readonly Board[] =>
  boards.flatMap(board => [board, ...allBoards(board.children)])

const countBoards = (answer: BoardsAnswer): Finding => {
  const n = allBoards(answer.categories.flatMap(({ boards }) => boards)).length
  return n === 0 || readsBadly(answer)
    ? found('boards', 'warning', String(n), 'doctor.say.boards', { n }, 'doctor.hint.shape')
    : found('boards', 'ok', String(n), 'doctor.say.boards', { n })
}

/** A page that holds all there is does not tell how many would fit. */
const countItems = (name: 'threads' | 'thread', n: number, size: number | null, isOdd: boolean): Finding => {
  const value = size === null ? null : String(size)
  const say = size === null ? (`doctor.say.${name}` as const) : (`doctor.say.${name}Sized` as const)
  return isOdd
    ? found(name, 'warning', value, say, { n, size: size ?? '' }, 'doctor.hint.shape')
    : found(name, 'ok', value, say, { n, size: size ?? '' })
}

const countThreads = (answer: ThreadsAnswer): Finding =>
  countItems('threads', answer.threads.length, answer.page?.size ?? null, readsBadly(answer))

const oddFloors = new Set(['floor-damaged', 'floor-unknown'])

const countFloors = ({ posts, page, warnings }: ThreadAnswer): Finding =>
  countItems(
    'thread',
    posts.length,
    page?.size ?? null,
    warnings.some(({ code }) => oddFloors.has(code)),
  )

/** A busy board shows how many threads fit on a page; the longest thread how many floors. */
const busiest = ({ categories }: BoardsAnswer): Board | null =>
  allBoards(categories.flatMap(({ boards }) => boards))
    .filter(board => board.access === 'open')
    .reduce<Board | null>((most, board) => ((board.threads ?? 0) > (most?.threads ?? -1) ? board : most), null)

const longest = ({ threads }: ThreadsAnswer) =>
  threads
    .filter(thread => !thread.moved && thread.readAccess === null && thread.price === null)
    .reduce<ThreadsAnswer['threads'][number] | null>(
      (most, thread) => ((thread.replies ?? 0) > (most?.replies ?? -1) ? thread : most),
      null,
    )

type Reading = { readonly findings: readonly Finding[]; readonly thread: ThreadAnswer | null }

const examineReading = async (visit: Examination, engine: Engine): Promise<Reading> => {
  const boards = await part('boards', () => engine.loadBoards(bulk(visit)), countBoards)
  const board = boards.answer && busiest(boards.answer)
  if (!board) return { findings: [boards.finding], thread: null }
  const query = { boardId: board.id, page: 1, sort: null, filter: 'all', typeId: null } as const
  const threads = await part('threads', () => engine.loadThreads(query, bulk(visit)), countThreads)
  const row = threads.answer && longest(threads.answer)
  if (!row) return { findings: [boards.finding, threads.finding], thread: null }
  const view = { authorId: null, order: 'default' } as const
  const first = { threadId: row.id, page: 1, view } as const
  const thread = await part('thread', () => engine.loadThread(first, bulk(visit)), countFloors)
  for (const { answer } of [boards, threads, thread]) if (answer) visit.onAnswer?.(answer)
  return { findings: [boards.finding, threads.finding, thread.finding], thread: thread.answer }
}

const reached = (page: HttpPage, milliseconds: number): Finding =>
  found('reach', 'ok', String(page.status), 'doctor.say.reach', { status: page.status, ms: Math.round(milliseconds) })

/** The index was asked for already. */
const remembering = (client: HttpClient, page: HttpPage): HttpClient => ({
  ...client,
  get: (url, options) => (url === page.requestedUrl ? Promise.resolve(page) : client.get(url, options)),
})

type Walk = { readonly findings: Finding[]; readonly add: (...more: readonly Finding[]) => void }

const examineRest = async (visit: Examination, page: HttpPage, { add }: Walk): Promise<void> => {
  const isMember = parsePage(page.text).userId !== null
  add(...examinePage(page, visit.base, visit.hasSession))
  const offset = visit.offsetMinutes === undefined ? {} : { offsetMinutes: visit.offsetMinutes }
  const client = remembering(visit.client, page)
  const reading = await examineReading(visit, createDiscuzHtml({ client, base: visit.base, ...offset }))
  add(...reading.findings)
  add(await examineApi(visit, reading.thread))
  if (!isMember) add(await examineLogin(visit))
  add(await examinePosting(visit, isMember))
  add(await examineArchive(visit), await examineFeed(visit))
}

/** One finding a check, in the order of `checkNames`. Throws only when interrupted, or for what no check caused. */
export const examine = async (visit: Examination): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  const add = (...more: readonly Finding[]): void => {
    findings.push(...more)
    for (const finding of more) visit.onFinding?.(finding)
  }
  const started = performance.now()
  try {
    const page = await visit.client.get(printAddress({ kind: 'index', base: visit.base }), bulk(visit))
    add(reached(page, performance.now() - started))
    const refusal = refusalOf(page)
    add(...(refusal ? openings(refusal) : [noGuard, opened]))
    if (!refusal) await examineRest(visit, page, { findings, add })
    else if (refusal.code !== 'site-closed') add(await examineApi(visit, null))
  } catch (error) {
    if (!isPalouError(error) || findings.length > 0) throw error
    add(found('reach', 'failed', error.code, `error.${error.code}`, {}, `hint.${error.code}`))
  }
  return checkNames.map(name => findings.find(finding => finding.name === name) ?? notAsked(name))
}
