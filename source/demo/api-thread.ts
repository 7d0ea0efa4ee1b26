/** viewthread of the mobile API (facts §6.5, §6.6). Version 4 drops code and rewrites quotes, as the real one does; version 1 keeps the desktop's HTML. */
import type { Answer } from './answer.ts'
import { apiAnswer, filtered, type Json, seconds } from './api-envelope.ts'
import { specialFields } from './api-special.ts'
import { bodyHtml } from './bbcode.ts'
import { printTime, relativeTime } from './dates.ts'
import { countFloors, pageFloors } from './floors.ts'
import { isSeen, specialOf } from './listing.ts'
import { editNotice, hasReplied, withheldHtml } from './page-floor-body.ts'
import { inOrder } from './page-floor-extras.ts'
import { seesFloor, withRecommended } from './page-thread.ts'
import { findBoard, findMember } from './state.ts'
import { mayEnter, mayRead, numberOf, pageOf, type Visit } from './visit.ts'
import type { Attachment, Post, Thread } from './world.ts'

/** What version 4 makes of a body. */
const trimmed = (html: string): string =>
  html
    .replace(/<div class="blockcode">.*?<\/em><\/div>/gs, '')
    .replace(/<div class="quote"><blockquote>(.*?)<\/blockquote><\/div>/gs, '<div class="reply_wrap">$1</div>')
    .replace(/<font size="2">(<a [^>]*>.*?<\/a>)<\/font>/gs, '$1')
    .replace(/ target="_blank"/g, '')
    .replace(/<div class="showhide"><h4>.*?<\/h4>(.*?)<\/div>/gs, '$1')
    .replace(/<i class="pstatus">.*?<\/i>(<br \/>\n){0,2}/g, '')
    .replace(/<\/?(i|u|blockquote)>|<font (size|face)="[^"]*">|<div align="\w+">/g, '')
    .replace(/&amp;(?=[^<]*")/g, '&amp;amp;')

const message = (visit: Visit, thread: Thread, post: Post): string => {
  const closed = withheldHtml(visit, thread, post)
  if (closed !== null)
    return closed
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  const body = bodyHtml({
    base: visit.base,
    fid: thread.fid,
    post: { ...post, attachments: [] },
    viewer: visit.member,
    replied: hasReplied(visit, thread),
    jammer: false,
    keepAttach: true,
  })
  const html = editNotice(visit, post) + body
  return visit.get('version') === '4' ? trimmed(html) : html
}

const attachment = (a: Attachment, post: Post, now: number): Json => ({
  aid: String(a.aid),
  tid: String(post.tid),
  pid: String(post.pid),
  uid: String(post.by),
  dateline: relativeTime(post.at, now) ?? printTime(post.at, 'm'),
  filename: a.name,
  filesize: '0',
  attachment: `202611/24/demo_${a.aid}.${a.picture ? 'png' : 'attach'}`,
  remote: '0',
  description: '',
  readperm: String(a.readAccess),
  price: String(a.price),
  isimage: a.picture ? '1' : '0',
  width: String(a.picture?.width ?? 0),
  thumb: '0',
  ext: a.name.split('.').at(-1) ?? '',
  imgalt: a.picture ? a.name : '',
  attachsize: a.size,
  attachimg: a.picture ? '1' : '0',
  payed: '0',
  url: 'data/attachment/forum/',
  dbdateline: seconds(post.at),
  aidencode: encodeURIComponent(Buffer.from(`${a.aid}|0|0|0|0`).toString('base64')),
  downloads: String(a.downloads),
})

const postItem = (visit: Visit, thread: Thread, post: Post, recommended: boolean): Json => {
  const member = findMember(visit.state, post.by)!
  const hiddenName = post.mask === 'anonymous'
  const pictures = post.attachments.filter(a => a.picture && !post.body.includes(`[attach]${a.aid}[`))
  const files = post.attachments.filter(a => !a.picture && !post.body.includes(`[attach]${a.aid}[`))
  return {
    pid: String(post.pid),
    tid: String(post.tid),
    first: post.position === 1 ? '1' : '0',
    author: hiddenName ? '' : member.name,
    authorid: post.mask ? '0' : String(post.by),
    dateline: relativeTime(post.at, visit.now) ?? printTime(post.at, 's'),
    message: message(visit, thread, post),
    anonymous: hiddenName ? '1' : '0',
    attachment: post.attachments.some(a => a.picture) ? '2' : post.attachments.length ? '1' : '0',
    status: String((post.phone ? 8 : 0) + (post.state === 'blocked' ? 1 : 0)),
    replycredit: '0',
    position: String(post.position),
    username: hiddenName ? '' : member.name,
    adminid: String(member.adminId),
    groupid: String(member.groupId),
    memberstatus: '0',
    number: recommended ? '-1' : String(post.position),
    dbdateline: seconds(post.at),
    ...(post.attachments.length && visit.member
      ? {
          attachments: Object.fromEntries(post.attachments.map(a => [String(a.aid), attachment(a, post, visit.now)])),
          ...(pictures.length ? { imagelist: pictures.map(a => String(a.aid)) } : {}),
          ...(files.length ? { attachlist: files.map(a => String(a.aid)) } : {}),
        }
      : {}),
    groupiconid: '5',
  }
}

const specials = { poll: '1', trade: '2', reward: '3', activity: '4', debate: '5' }

const threadFields = (visit: Visit, thread: Thread): Json => {
  const kind = specialOf(thread)
  const member = findMember(visit.state, thread.by)!
  const count = countFloors(visit.state, thread)
  return filtered({
    tid: String(thread.tid),
    fid: String(thread.fid),
    typeid: String(thread.typeId ?? 0),
    sortid: '0',
    readperm: String(thread.readAccess),
    price: String(thread.reward ? (thread.reward.best === null ? 1 : -1) * thread.reward.price : thread.price),
    author: thread.mask ? '' : member.name,
    authorid: thread.mask ? '0' : String(thread.by),
    subject: thread.title,
    dateline: seconds(thread.at),
    views: String(thread.views),
    replies: String(count - 1),
    displayorder: String(thread.sticky),
    digest: String(thread.digest),
    special: kind ? specials[kind] : '0',
    attachment: thread.picture ? '2' : '0',
    closed: thread.closed ? '1' : '0',
    recommends: '0',
    recommend_add: '0',
    recommend_sub: '0',
    heats: String(thread.heat),
    maxposition: String(count),
    allreplies: String(count - 1),
    ordertype: thread.reversed ? '1' : '0',
    recommend: '0',
  })
}

const commentFields = (visit: Visit, posts: readonly Post[]): Readonly<Record<string, Json>> => {
  const commented = posts.filter(p => p.comments.length > 0)
  const items = (post: Post): Json =>
    inOrder(post.comments)
      .slice(0, 5)
      .map((c, i) => ({
        id: String(i + 1),
        tid: String(post.tid),
        pid: String(post.pid),
        author: findMember(visit.state, c.by)?.name ?? '',
        authorid: String(c.by),
        dateline: relativeTime(c.at, visit.now) ?? printTime(c.at, 'm'),
        comment: c.text,
        avatar: `${visit.base}uc_server/avatar.php?uid=${c.by}&size=small`,
      }))
  return {
    comments: commented.length ? Object.fromEntries(commented.map(p => [String(p.pid), items(p)])) : null,
    commentcount: commented.length
      ? Object.fromEntries(commented.map(p => [String(p.pid), String(p.comments.length)]))
      : null,
  }
}

const mayReply = (visit: Visit, thread: Thread): boolean => visit.member !== null && !thread.closed

const tail = (size: number): Readonly<Record<string, Json>> => ({
  allowpostcomment: ['1', '2'],
  ppp: String(size),
  setting_rewriterule: '',
  setting_rewritestatus: '',
  forum_threadpay: null,
  cache_custominfo_postno: ['<sup>#</sup>', '楼主', '沙发', '板凳', '地板'],
  forum: { password: '0' },
})

export const apiThread = (visit: Visit): Answer => {
  const size = Math.min(500, numberOf(visit, 'ppp') || visit.state.rules.perPage)
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  const board = thread ? findBoard(visit.state, thread.fid) : null
  const nothing = { postlist: [], comments: null, commentcount: null, ...tail(size) }
  if (!thread || !board || !isSeen(visit, thread) || thread.movedTo !== null) {
    return apiAnswer(
      visit,
      { thread: { allreplies: '0', ordertype: null, recommend: '0' }, fid: '0', ...nothing },
      'thread_nonexistence',
    )
  }
  const guest = visit.member ? '' : '//1'
  const head = { thread: threadFields(visit, thread), fid: String(thread.fid) }
  if (!mayEnter(visit, board)) return apiAnswer(visit, { ...head, ...nothing }, `viewperm_none_nopermission${guest}`)
  if (!mayRead(visit, thread)) return apiAnswer(visit, { ...head, ...nothing }, `thread_nopermission${guest}`)
  const wide = { ...visit.state, rules: { ...visit.state.rules, perPage: size } }
  const authorId = numberOf(visit, 'authorid')
  const order = numberOf(visit, 'ordertype')
  const reverse = order === 1 || (order === 0 && thread.reversed)
  const listed = pageFloors(wide, thread, { page: pageOf(visit), authorId, reverse }, seesFloor(visit))
  const floors = withRecommended(visit, thread, listed.posts, authorId === 0 && !reverse)
  const shown = floors.filter(f => f.post.state !== 'deleted')
  return apiAnswer(visit, {
    ...head,
    postlist: shown.map(f => postItem(visit, thread, f.post, f.recommended)),
    ...specialFields(visit, thread),
    ...(visit.get('submodule')
      ? { allowperm: { allowpost: '0', allowreply: mayReply(visit, thread) ? '1' : '0' } }
      : {}),
    ...commentFields(
      visit,
      shown.map(f => f.post),
    ),
    ...tail(size),
  })
}
