/** check, forumindex and forumdisplay of the mobile API (facts §6.2, §6.5). */
import type { Answer } from './answer.ts'
import { fileAnswer } from './answer.ts'
import { apiAnswer, filtered, type Json, seconds } from './api-envelope.ts'
import { quotable } from './bbcode.ts'
import { siteName } from './content.ts'
import { printTime, relativeTime } from './dates.ts'
import { boardFigures, childrenOf } from './figures.ts'
import { countFloors, floorAt, lastFloor } from './floors.ts'
import { listThreads, specialOf } from './listing.ts'
import { descriptionHtml } from './page-index.ts'
import { boards, findBoard, findMember } from './state.ts'
import { mayEnter, numberOf, pageOf, type Visit } from './visit.ts'
import type { Board, Thread } from './world.ts'

export const apiCheck = (visit: Visit): Answer =>
  fileAnswer(
    'application/json',
    JSON.stringify({
      discuzversion: 'X3.2',
      truediscuzversion: 'X3.5',
      charset: visit.charset,
      version: '4',
      pluginversion: '1.4.8',
      regname: 'register',
      qqconnect: '0',
      wsqqqconnect: '0',
      wsqhideregister: '0',
      sitename: siteName,
      mysiteid: '',
      ucenterurl: `${visit.base}uc_server`,
      defaultfid: null,
      totalposts: boards(visit.state).reduce((n, b) => n + boardFigures(visit, b).posts, 0),
      totalmembers: visit.state.members.length,
      testcookie: null,
    }),
  )

const figuresOf = (visit: Visit, board: Board): Readonly<Record<string, Json>> => {
  const figures = boardFigures(visit, board)
  return {
    fid: String(board.fid),
    name: board.name,
    threads: String(figures.threads),
    posts: String(figures.posts),
    todayposts: String(figures.today),
  }
}

/** Boards a visitor may not see are absent here, not marked (facts §6.5). */
const seenBoards = (visit: Visit): readonly Board[] =>
  boards(visit.state).filter(b => b.access !== 'private' || mayEnter(visit, b))

export const apiIndex = (visit: Visit): Answer => {
  const seen = seenBoards(visit)
  const top = seen.filter(b => b.parent === null)
  return apiAnswer(visit, {
    member_email: null,
    member_credits: String(visit.member?.credits ?? 0),
    setting_bbclosed: '',
    group: { groupid: String(visit.member?.groupId ?? 7), grouptitle: visit.member?.group ?? '游客' },
    catlist: visit.state.categories.map(c => ({
      fid: String(c.gid),
      name: c.name,
      forums: c.boards.filter(b => top.includes(b)).map(b => String(b.fid)),
    })),
    forumlist: top.map(board => {
      const children = childrenOf(visit, board).filter(b => seen.includes(b))
      return filtered({
        ...figuresOf(visit, board),
        description: descriptionHtml(visit, board.description),
        redirect: board.access === 'link' ? 'forum.php?mod=guide&view=new' : '',
        ...(children.length ? { sublist: children.map(child => figuresOf(visit, child)) } : {}),
      })
    }),
  })
}

const displayTime = (at: number, now: number, part: 'd' | 'm'): string => relativeTime(at, now) ?? printTime(at, part)
const specials = { poll: '1', trade: '2', reward: '3', activity: '4', debate: '5' }

const nameOf = (visit: Visit, by: number, mask: Thread['mask']): string =>
  mask === 'anonymous' ? '' : (findMember(visit.state, by)?.name ?? '')

const threadItem = (visit: Visit, thread: Thread): Json => {
  const { state, now } = visit
  const last = lastFloor(state, thread)
  const kind = specialOf(thread)
  return filtered({
    tid: String(thread.tid),
    typeid: String(thread.typeId ?? 0),
    readperm: String(thread.readAccess),
    price: String(thread.price),
    author: nameOf(visit, thread.by, thread.mask),
    authorid: thread.mask ? '0' : String(thread.by),
    subject: thread.title,
    dateline: displayTime(thread.at, now, 'd'),
    lastpost: displayTime(last.at, now, 'm'),
    lastposter: nameOf(visit, last.by, last.mask),
    views: String(thread.views),
    replies: String(countFloors(state, thread) - 1),
    displayorder: String(thread.sticky),
    digest: String(thread.digest),
    special: kind ? specials[kind] : '0',
    attachment: thread.picture ? '2' : thread.attachment ? '1' : '0',
    recommend_add: '0',
    replycredit: '0',
    dbdateline: seconds(thread.at),
    dblastpost: seconds(last.at),
    rushreply: '0',
    closed: thread.closed ? '1' : '',
    attachmentImageNumber: '0',
    message: thread.price || thread.readAccess ? '' : quotable(floorAt(state, thread, 1)!.body, 300),
  })
}

const boardFields = (visit: Visit, board: Board): Json => {
  const figures = boardFigures(visit, board)
  return filtered({
    fid: String(board.fid),
    description: board.description,
    rules: board.rules,
    picstyle: '0',
    fup: String(board.parent ?? visit.state.categories.find(c => c.boards.includes(board))?.gid ?? 0),
    name: board.name,
    threads: String(figures.threads),
    posts: String(figures.posts),
    autoclose: '0',
    threadcount: String(figures.threads),
    password: board.access === 'password' ? '1' : '0',
  })
}

const typesOf = (board: Board): Json => ({
  required: board.typeRequired ? '1' : '',
  listable: '1',
  prefix: '1',
  types: Object.fromEntries(board.types.map(t => [String(t.id), t.name])),
  icons: Object.fromEntries(board.types.map(t => [String(t.id), ''])),
  moderators: Object.fromEntries(board.types.map(t => [String(t.id), '0'])),
})

export const apiThreads = (visit: Visit): Answer => {
  const board = findBoard(visit.state, numberOf(visit, 'fid'))
  const size = Math.min(500, numberOf(visit, 'tpp') || visit.state.rules.threadsPerPage)
  const rest = { groupiconid: null, tpp: String(size), reward_unit: '金钱' }
  const nothing = { forum_threadlist: [], sublist: [], page: null, ...rest }
  if (!board) return apiAnswer(visit, { forum: { password: '0' }, ...nothing }, 'forum_nonexistence')
  const forum = boardFields(visit, board)
  if (visit.get('pw') && visit.get('pw') === board.password) visit.session.openBoards.add(board.fid)
  if (!mayEnter(visit, board)) {
    const message = board.access === 'password' ? null : `viewperm_none_nopermission${visit.member ? '' : '//1'}`
    return apiAnswer(visit, { forum, ...nothing }, message)
  }
  const wide = { ...visit, state: { ...visit.state, rules: { ...visit.state.rules, threadsPerPage: size } } }
  const listed = listThreads(wide, board, pageOf(visit))
  return apiAnswer(visit, {
    forum,
    group: { groupid: String(visit.member?.groupId ?? 7), grouptitle: visit.member?.group ?? '游客' },
    forum_threadlist: [...listed.sticky, ...listed.threads].map(t => threadItem(visit, t)),
    sublist: childrenOf(visit, board).map(child => figuresOf(visit, child)),
    page: String(listed.page),
    ...rest,
    ...(board.types.length ? { threadtypes: typesOf(board) } : {}),
  })
}
