/** Support, oppose, recommend, rate, vote, favourite, report, follow (facts §5.7). */
import type { Answer } from './answer.ts'
import { xmlAnswer } from './answer.ts'
import { changePost, findPost } from './floors.ts'
import { notify } from './notices.ts'
import { loginFirst } from './page-login.ts'
import { failAnswer, messageAnswer, noThread } from './page-message.ts'
import { hasVoted, pollEnded } from './page-special.ts'
import { findBoard, nextId } from './state.ts'
import { formhashOf, isAjax, numberOf, type Visit } from './visit.ts'
import { badSubmit } from './write-checks.ts'

const badHash = (visit: Visit): Answer | null =>
  visit.get('hash') === formhashOf(visit)
    ? null
    : failAnswer(visit, '抱歉，您的请求来路不正确或表单验证串不符，无法提交')

/** True the first time only. */
const first = (visit: Visit, key: string): boolean => {
  if (visit.state.once.has(key)) return false
  visit.state.once.add(key)
  return true
}

/** Success comes as `errorhandle_` with a script that sets the count (facts §0.4). */
export const submitReview = (visit: Visit): Answer => {
  if (!visit.member || !visit.state.rules.reactions) return loginFirst(visit)
  const wrong = badHash(visit)
  if (wrong) return wrong
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  const support = visit.get('do') === 'support'
  if (!found || found.post.position === 1 || (!support && visit.get('do') !== 'against'))
    return failAnswer(visit, '未定义操作')
  const { post } = found
  if (post.by === visit.member.uid) return failAnswer(visit, '您不能对自己的回帖进行投票')
  if (!first(visit, `review:${visit.member.uid}:${post.pid}`)) return failAnswer(visit, '您已经对此回帖投过票了')
  changePost(visit.state, post.pid, support ? { support: post.support + 1 } : { oppose: post.oppose + 1 })
  return messageAnswer(visit, { text: '投票成功 ', script: `postreviewupdate(${post.pid}, ${support ? 1 : 0});` })
}

export const submitRecommend = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const wrong = badHash(visit)
  if (wrong) return wrong
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  if (!thread) return noThread(visit)
  if (thread.by === visit.member.uid) return failAnswer(visit, '您不能评价自己的帖子')
  const sign = visit.get('do') === 'subtract' ? '-' : '+'
  const count = (s: string): number =>
    [...visit.state.once].filter(k => k.startsWith(`recommend${s}:${thread.tid}:`)).length
  const total = String(count('+') - count('-'))
  const head = `评价指数 <strong id="recommentc" class="xi1 xs2">${total}</strong>`
  if (!first(visit, `recommended:${thread.tid}:${visit.member.uid}`)) {
    return messageAnswer(visit, { text: `${head}<br />您已评价过本主题`, values: { recommendc: total } })
  }
  visit.state.once.add(`recommend${sign}:${thread.tid}:${visit.member.uid}`)
  const step = `${sign}1`
  return messageAnswer(visit, {
    text: `${head} <span id="recommentv" class="xg2 xs0">${step}</span>`,
    values: { recommendv: step, recommendc: total },
  })
}

export const rateKinds = [
  { field: '1', name: '威望', min: -5, max: 5, left: 20 },
  { field: '2', name: '金钱', min: -5, max: 10, left: 50 },
] as const

export const submitRate = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const wrong = badSubmit(visit)
  if (wrong) return wrong
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  const { post, thread } = found
  if (post.by === visit.member.uid) return failAnswer(visit, '抱歉，您不能给自己发表的帖子评分')
  const scores = rateKinds
    .map(kind => ({ kind, score: numberOf(visit, `score${kind.field}`) }))
    .filter(s => s.score !== 0)
  if (scores.length === 0 || scores.some(({ kind, score }) => score < kind.min || score > kind.max)) {
    return failAnswer(visit, '请输入正确的分值')
  }
  if (!first(visit, `rate:${visit.member.uid}:${post.pid}`))
    return failAnswer(visit, '抱歉，您不能对同一个帖子重复评分')
  const by = visit.member.uid
  const reason = visit.get('reason')
  changePost(visit.state, post.pid, {
    ratings: [...post.ratings, ...scores.map(({ kind, score }) => ({ by, credit: kind.name, score, reason }))],
  })
  notify(
    visit,
    post.by,
    'rate',
    `给您在主题 <a href="forum.php?mod=redirect&goto=findpost&pid=${post.pid}&ptid=${thread.tid}" target="_blank">${thread.title}</a> 的帖子评了分`,
  )
  return messageAnswer(visit, {
    text: '感谢您的参与，现在将转入评分前页面',
    forward: visit.get('referer') || `forum.php?mod=viewthread&tid=${thread.tid}`,
    quick: true,
    good: true,
  })
}

export const submitVote = (visit: Visit): Answer => {
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  if (!thread?.poll) return noThread(visit)
  const { poll } = thread
  if (!visit.member) return failAnswer(visit, '抱歉，您所在的用户组(游客)无法进行此操作', { grouptitle: '游客' })
  const wrong = badSubmit(visit)
  if (wrong) return wrong
  if (pollEnded(poll, visit.now)) return failAnswer(visit, '抱歉，投票已过期')
  if (thread.closed) return failAnswer(visit, '抱歉，本主题已关闭，不再接受新内容')
  if (hasVoted(visit, thread)) return failAnswer(visit, '抱歉，您已参与过这个投票')
  const ids = [...visit.all('pollanswers[]'), ...visit.all('pollanswers')].map(Number)
  const known = ids.filter(id => poll.options.some(o => o.id === id))
  if (known.length === 0) return failAnswer(visit, '抱歉，您没有选择投票选项')
  if (known.length > poll.multiple)
    return failAnswer(visit, `抱歉，此投票最多只能选择 ${poll.multiple} 项`, { maxchoices: String(poll.multiple) })
  visit.state.votes.set(`${thread.tid}:${visit.member.uid}`, known)
  const url = `forum.php?mod=viewthread&tid=${thread.tid}`
  if (isAjax(visit))
    return xmlAnswer(`<script type="text/javascript" reload="1">window.location.href='${url}';</script>`)
  return messageAnswer(visit, { text: '投票成功', forward: url, quick: true, good: true })
}

const favouriteTarget = (visit: Visit): { readonly kind: 'thread' | 'forum'; readonly target: number } | null => {
  const target = numberOf(visit, 'id')
  if (visit.get('type') === 'forum') return findBoard(visit.state, target) ? { kind: 'forum', target } : null
  return visit.state.threads.has(target) ? { kind: 'thread', target } : null
}

/** A POST, or a GET whose formhash fits: that stores as well (facts §5.7). */
export const submitFavourite = (visit: Visit): Answer => {
  const { member, state } = visit
  if (!member) return loginFirst(visit)
  const wanted = favouriteTarget(visit)
  if (!wanted) return failAnswer(visit, '抱歉，您指定的信息无法收藏')
  const own = state.favourites.get(member.uid) ?? []
  if (own.some(f => f.kind === wanted.kind && f.target === wanted.target))
    return failAnswer(visit, '抱歉，您已收藏，请勿重复收藏')
  const id = nextId(state)
  state.favourites.set(member.uid, [...own, { id, ...wanted, at: visit.now, note: visit.get('description') }])
  const script =
    wanted.kind === 'forum'
      ? `$("number_favorite_num").innerHTML = parseInt($("number_favorite_num").innerHTML)+1;$("number_favorite").style.display="";`
      : ''
  return messageAnswer(visit, {
    text: '信息收藏成功 ',
    forward: `${visit.base}./`,
    values: { id: String(wanted.target), favid: String(id) },
    good: true,
    ...(script ? { script } : {}),
  })
}

export const removeFavourite = (visit: Visit): Answer => {
  const { member, state } = visit
  if (!member) return loginFirst(visit)
  const wrong = badSubmit(visit)
  if (wrong) return wrong
  const own = state.favourites.get(member.uid) ?? []
  const gone = own.find(f => f.id === numberOf(visit, 'favid'))
  if (!gone) return failAnswer(visit, '抱歉，您指定的收藏不存在')
  state.favourites.set(
    member.uid,
    own.filter(f => f !== gone),
  )
  return messageAnswer(visit, {
    text: '操作成功 ',
    forward: `home.php?mod=space&uid=${member.uid}&do=favorite&view=me&type=all&quickforward=1`,
    values: { favid: String(gone.id), id: String(gone.target) },
    good: true,
  })
}

/** inajax is a must (facts §5.7). */
export const submitReport = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const wrong = badSubmit(visit)
  if (wrong) return wrong
  const pid = numberOf(visit, 'rid')
  const text = visit.get('message').trim() || visit.get('report_select')
  if (!isAjax(visit) || !findPost(visit.state, pid)) return failAnswer(visit, '抱歉，参数错误')
  if (text === '') return failAnswer(visit, '抱歉，您没有填写举报理由')
  visit.state.reports.push({ by: visit.member.uid, pid, text })
  return messageAnswer(visit, { text: '举报成功 ' })
}

export const submitFollow = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const wrong = badHash(visit)
  if (wrong) return wrong
  const uid = numberOf(visit, 'fuid')
  const key = `follow:${visit.member.uid}:${uid}`
  if (visit.get('op') === 'del') {
    visit.state.once.delete(key)
    return messageAnswer(visit, { text: '取消成功 ', values: { fuid: String(uid), type: 'del' } })
  }
  if (uid === visit.member.uid) return failAnswer(visit, '抱歉，您不能收听自己')
  if (!first(visit, key)) return failAnswer(visit, '抱歉，您已经收听了此用户')
  return messageAnswer(visit, { text: '成功收听 ', values: { fuid: String(uid), type: 'add' } })
}

export const submitDebateVote = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  if (!thread?.debate) return noThread(visit)
  if (!first(visit, `debate:${thread.tid}:${visit.member.uid}`)) return failAnswer(visit, '抱歉，您已经投过票了')
  const side = visit.get('stand') === '2' ? 1 : 0
  const votes: [number, number] = [...thread.debate.votes]
  votes[side] += 1
  visit.state.threads.set(thread.tid, { ...thread, debate: { ...thread.debate, votes } })
  return messageAnswer(visit, { text: '投票成功 ', forward: `forum.php?mod=viewthread&tid=${thread.tid}`, good: true })
}
