/** Replies, new threads, edits, deletions and comments (facts §5.5–5.7). */
import type { Answer } from './answer.ts'
import { changePost, countFloors, findPost, lastFloor, pageOfFloor } from './floors.ts'
import { notify } from './notices.ts'
import { failAnswer, messageAnswer, noBoard, noThread } from './page-message.ts'
import { threadGate } from './page-thread.ts'
import { boardGate } from './page-threads.ts'
import { findBoard, nextId } from './state.ts'
import { isStaff, numberOf, type Visit } from './visit.ts'
import { type Board, type Poll, type Post, plainPost, plainThread, type Thread } from './world.ts'
import {
  badSubmit,
  captchaRefusal,
  censorRefusal,
  firstRefusal,
  floodRefusal,
  isHeld,
  lengthRefusal,
  replaceWords,
  replyRights,
  subjectRefusal,
  threadRights,
} from './write-checks.ts'

/** As forms send it: CRLF. */
const bodyOf = (visit: Visit, name = 'message'): string => visit.get(name).replace(/\r\n?/g, '\n')

const stay = (visit: Visit, tid: number, pid: number, page: number): string =>
  `forum.php?mod=viewthread&tid=${tid}&pid=${pid}&page=${page}&extra=${encodeURIComponent(visit.get('extra'))}#pid${pid}`

const emptyRefusal = (visit: Visit, text: string): Answer | null =>
  text.trim() === '' ? failAnswer(visit, '抱歉，您尚未输入标题或内容') : null

const store = (visit: Visit, thread: Thread, body: string, held: boolean): Post => {
  const stand = Math.min(2, Math.max(0, numberOf(visit, 'stand'))) as 0 | 1 | 2
  const post = plainPost({
    tid: thread.tid,
    position: countFloors(visit.state, thread) + 1,
    by: visit.member!.uid,
    at: visit.now,
    body,
    subject: visit.get('subject').trim(),
    mask: visit.get('isanonymous') === '1' ? 'anonymous' : null,
    region: visit.member!.region,
    state: held ? 'pending' : 'visible',
    stand,
  })
  const list = visit.state.added.get(thread.tid) ?? []
  list.push(post)
  visit.state.added.set(thread.tid, list)
  return post
}

const tellAuthor = (visit: Visit, thread: Thread, post: Post): void => {
  const quoted = numberOf(visit, 'reppid') || numberOf(visit, 'reppost')
  const target = quoted ? findPost(visit.state, quoted)?.post.by : thread.by
  if (!target || target === post.by) return
  const link = `forum.php?mod=redirect&goto=findpost&ptid=${thread.tid}&pid=${post.pid}`
  notify(
    visit,
    target,
    'post',
    `回复了您的帖子 <a href="${link}" target="_blank">${thread.title}</a> &nbsp; <a href="${link}" target="_blank" class="lit">查看</a>`,
  )
}

export const submitReply = (visit: Visit): Answer => {
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  const board = thread ? findBoard(visit.state, thread.fid) : null
  if (!thread || !board) return failAnswer(visit, '抱歉，指定的主题不存在或已被删除或正在被审核')
  const text = replaceWords(visit, bodyOf(visit))
  const refused = firstRefusal([
    () => badSubmit(visit),
    () => captchaRefusal(visit),
    () => replyRights(visit, board, thread),
    () => threadGate(visit, board, thread),
    () => emptyRefusal(visit, text),
    () => lengthRefusal(visit, text),
    () => floodRefusal(visit),
    () => censorRefusal(visit, text),
  ])
  if (refused) return refused
  const quote = bodyOf(visit, 'noticetrimstr')
  const held = isHeld(visit, board, text)
  const post = store(visit, thread, quote ? `${quote}\n\n${text}` : text, held)
  const values = { fid: String(board.fid), tid: String(thread.tid), pid: String(post.pid), from: '', sechash: '' }
  if (held) {
    return messageAnswer(visit, {
      text: '回复需要审核，请等待通过',
      forward: `forum.php?mod=viewthread&tid=${thread.tid}`,
      values: { ...values, reply_mod: '1' },
      good: true,
    })
  }
  tellAuthor(visit, thread, post)
  return messageAnswer(visit, {
    text: '非常感谢，回复发布成功，现在将转入主题页，请稍候……[ 点击这里转入主题列表 ]',
    forward: stay(visit, thread.tid, post.pid, pageOfFloor(visit.state, thread, post.position)),
    values,
    quick: true,
    good: true,
  })
}

const pollOf = (visit: Visit): Poll | null | 'few' => {
  if (visit.get('special') !== '1') return null
  const listed = visit.get('polloptions') ? bodyOf(visit, 'polloptions').split('\n') : [...visit.all('polloption[]')]
  const texts = listed.map(text => text.trim()).filter(Boolean)
  if (texts.length < 2) return 'few'
  const days = numberOf(visit, 'expiration')
  return {
    multiple: Math.max(1, numberOf(visit, 'maxchoices')),
    hidden: visit.get('visibilitypoll') !== '',
    endsAt: days > 0 ? visit.now + days * 86_400_000 : null,
    voters: 0,
    options: texts.map(text => ({ id: 1000 + nextId(visit.state), text, votes: 0 })),
  }
}

export const submitThread = (visit: Visit): Answer => {
  const board = findBoard(visit.state, numberOf(visit, 'fid'))
  if (!board) return noBoard(visit)
  const title = replaceWords(visit, visit.get('subject').trim())
  const text = replaceWords(visit, bodyOf(visit))
  const type = board.types.find(t => t.id === numberOf(visit, 'typeid')) ?? null
  const poll = pollOf(visit)
  const refused = firstRefusal([
    () => badSubmit(visit),
    () => captchaRefusal(visit),
    () => threadRights(visit, board),
    () => boardGate(visit, board),
    () => emptyRefusal(visit, title) ?? emptyRefusal(visit, text),
    () => (board.typeRequired && !type ? failAnswer(visit, '抱歉，您尚未选择主题的类别') : null),
    () => (poll === 'few' ? failAnswer(visit, '抱歉，投票选项不能少于 2 个') : null),
    () => subjectRefusal(visit, title),
    () => lengthRefusal(visit, text),
    () => floodRefusal(visit),
    () => censorRefusal(visit, title + text),
  ])
  if (refused) return refused
  const tid = 60_000 + nextId(visit.state)
  const post = plainPost({
    tid,
    position: 1,
    by: visit.member!.uid,
    at: visit.now,
    body: text,
    region: visit.member!.region,
  })
  const held = isHeld(visit, board, title + text)
  visit.state.threads.set(
    tid,
    plainThread({
      tid,
      fid: board.fid,
      title,
      by: post.by,
      at: post.at,
      size: 1,
      floor: () => post,
      typeId: type?.id ?? null,
      readAccess: numberOf(visit, 'readperm'),
      mask: visit.get('isanonymous') === '1' ? 'anonymous' : null,
      poll: poll === 'few' ? null : poll,
      hidden: held,
      views: 0,
    }),
  )
  return messageAnswer(visit, {
    text: held
      ? '新主题需要审核，您的帖子通过审核后才能显示'
      : '非常感谢，您的主题已发布，现在将转入主题页，请稍候……[ 点击这里转入主题列表 ]',
    forward: `forum.php?mod=viewthread&tid=${tid}&extra=`,
    values: { fid: String(board.fid), tid: String(tid), pid: String(post.pid), coverimg: '', sechash: '' },
    quick: !held,
    good: true,
  })
}

export const editRights = (visit: Visit, post: Post): Answer | null => {
  if (!visit.member) return failAnswer(visit, '您需要先登录才能继续本操作')
  return visit.member.uid === post.by || isStaff(visit) ? null : failAnswer(visit, '抱歉，您没有权限编辑他人发表的帖子')
}

const removePost = (visit: Visit, thread: Thread, post: Post): Answer => {
  if (!visit.state.rules.allowDelete) return failAnswer(visit, '抱歉，编辑帖子时不允许删除帖子')
  const first = post.position === 1
  if (first && lastFloor(visit.state, thread).position > 1) return failAnswer(visit, '抱歉，主题已有回复，不能删除')
  if (first) visit.state.threads.delete(thread.tid)
  else changePost(visit.state, post.pid, { state: 'deleted' })
  return messageAnswer(visit, {
    text: '主题删除成功，现在将转入主题列表',
    forward: first
      ? `forum.php?mod=forumdisplay&fid=${thread.fid}`
      : `forum.php?mod=viewthread&tid=${thread.tid}&page=1`,
    values: { fid: String(thread.fid), tid: String(thread.tid), pid: String(post.pid) },
    quick: true,
    good: true,
  })
}

const renameThread = (visit: Visit, board: Board, thread: Thread, title: string): void => {
  const type = board.types.find(t => t.id === numberOf(visit, 'typeid'))
  visit.state.threads.set(thread.tid, { ...thread, title: title || thread.title, typeId: type?.id ?? thread.typeId })
}

export const submitEdit = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  const board = found ? findBoard(visit.state, found.thread.fid) : null
  if (!found || !board) return noThread(visit)
  const { thread, post } = found
  const text = replaceWords(visit, bodyOf(visit))
  const title = replaceWords(visit, visit.get('subject').trim())
  const remove = visit.get('delete') !== '' && visit.get('delete') !== '0'
  const refused = firstRefusal([
    () => badSubmit(visit),
    () => editRights(visit, post),
    () => (remove ? null : emptyRefusal(visit, text)),
    () => (remove ? null : subjectRefusal(visit, title)),
    () => (remove ? null : lengthRefusal(visit, text)),
    () => (remove ? null : censorRefusal(visit, title + text)),
  ])
  if (refused) return refused
  if (remove) return removePost(visit, thread, post)
  changePost(visit.state, post.pid, { body: text, edited: { by: visit.member!.uid, at: visit.now } })
  if (post.position === 1) renameThread(visit, board, thread, title)
  return messageAnswer(visit, {
    text: '帖子编辑成功，现在将转入主题页，请稍候……[ 点击这里转入主题列表 ]',
    forward: `forum.php?mod=viewthread&tid=${thread.tid}&page=${pageOfFloor(visit.state, thread, post.position)}&extra=#pid${post.pid}`,
    values: { fid: String(board.fid), tid: String(thread.tid), pid: String(post.pid) },
    quick: true,
    good: true,
  })
}

export const submitComment = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  const { thread, post } = found
  const text = replaceWords(visit, bodyOf(visit).trim())
  const refused = firstRefusal([
    () => badSubmit(visit),
    () => (visit.member ? null : failAnswer(visit, '您需要先登录才能继续本操作')),
    () => (visit.member!.banned ? failAnswer(visit, '抱歉，您所在的用户组(禁止发言)无法进行此操作') : null),
    () => emptyRefusal(visit, text),
    () => ([...text].length > 200 ? failAnswer(visit, '抱歉，点评内容不能超过 200 个字符') : null),
    () => floodRefusal(visit),
    () => censorRefusal(visit, text),
  ])
  if (refused) return refused
  changePost(visit.state, post.pid, { comments: [...post.comments, { by: visit.member!.uid, text, at: visit.now }] })
  if (post.by !== visit.member!.uid)
    notify(
      visit,
      post.by,
      'pcomment',
      `点评了您曾经在主题 <a href="forum.php?mod=viewthread&tid=${thread.tid}" target="_blank">${thread.title}</a> 发表的帖子`,
    )
  return messageAnswer(visit, {
    text: '帖子点评成功 ',
    forward: `forum.php?mod=viewthread&tid=${thread.tid}&pid=${post.pid}&page=${numberOf(visit, 'page') || 1}&extra=#pid${post.pid}`,
    values: { tid: String(thread.tid), pid: String(post.pid) },
    good: true,
  })
}
