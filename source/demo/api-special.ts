/** What viewthread of the mobile API tells of polls, rewards, activities and debates (facts §6.5). */
import { filtered, type Json, seconds } from './api-envelope.ts'
import { quotable } from './bbcode.ts'
import { printTime } from './dates.ts'
import { findPost } from './floors.ts'
import { hasVoted, pollVotes } from './page-special.ts'
import { findMember } from './state.ts'
import type { Visit } from './visit.ts'
import { pidOf, type Thread } from './world.ts'

type Fields = Readonly<Record<string, Json>>

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const remaintime = (until: number, now: number): Json => {
  const left = Math.max(0, Math.floor((until - now) / 1000))
  return [left / 86400, (left / 3600) % 24, (left / 60) % 60, left % 60].map(part => String(Math.floor(part)))
}

const pollFields = (visit: Visit, thread: Thread): Fields => {
  const poll = thread.poll
  if (!poll) return {}
  const { counts, voters } = pollVotes(visit, thread)
  const sum = Math.max(
    1,
    counts.reduce((a, b) => a + b, 0),
  )
  const options = poll.options.map((o, i) => [
    String(i + 1),
    {
      polloptionid: String(o.id),
      polloption: escaped(o.text),
      votes: String(counts[i]),
      width: `${Math.round((counts[i]! / sum) * 100)}%`,
      percent: ((counts[i]! / sum) * 100).toFixed(2),
      color: 'E92725',
      imginfo: [],
    },
  ])
  const isOpen = poll.endsAt === null || poll.endsAt > visit.now
  return {
    special_poll: {
      polloptions: Object.fromEntries(options) as Json,
      expirations: poll.endsAt === null ? '0' : seconds(poll.endsAt),
      multiple: poll.multiple > 1 ? '1' : '0',
      maxchoices: String(poll.multiple),
      voterscount: String(voters),
      visiblepoll: poll.hidden && isOpen && !hasVoted(visit, thread) ? '1' : '0',
      allowvote: visit.member && isOpen && !hasVoted(visit, thread) ? '1' : '0',
      remaintime: poll.endsAt === null || !isOpen ? '' : remaintime(poll.endsAt, visit.now),
    },
  }
}

const rewardFields = (visit: Visit, thread: Thread): Fields => {
  const reward = thread.reward
  if (!reward) return {}
  const best = reward.best === null ? null : (findPost(visit.state, pidOf(thread.tid, reward.best))?.post ?? null)
  const bestpost = best && {
    pid: String(best.pid),
    tid: String(thread.tid),
    author: findMember(visit.state, best.by)?.name ?? '',
    authorid: String(best.by),
    message: escaped(quotable(best.body, 200)),
  }
  return { special_reward: filtered({ rewardprice: `${reward.price} 金钱`, bestpost: bestpost ?? [] }) }
}

const activityNames: Readonly<Record<string, string>> = {
  活动类型: 'class',
  开始时间: 'starttimefrom',
  活动地点: 'place',
  每人花销: 'cost',
  报名截止: 'expiration',
}

const activityFields = (thread: Thread): Fields => {
  const activity = thread.activity
  if (!activity) return {}
  const told = activity.facts.flatMap(([name, value]) => {
    const field = activityNames[name]
    return field ? [[field, field === 'cost' ? value.replace(/ 元$/, '') : value] as const] : []
  })
  return {
    special_activity: {
      ...Object.fromEntries(told),
      gender: '0',
      number: String(activity.applied + activity.left),
      applynumber: String(activity.applied),
      allapplynum: String(activity.applied),
    },
  }
}

const debateFields = (thread: Thread): Fields => {
  const debate = thread.debate
  if (!debate) return {}
  return {
    special_debate: {
      endtime: printTime(debate.endsAt, 'm'),
      dbendtime: seconds(debate.endsAt),
      affirmpoint: escaped(debate.affirmative),
      negapoint: escaped(debate.negative),
      affirmvotes: String(debate.votes[0]),
      negavotes: String(debate.votes[1]),
    },
  }
}

export const specialFields = (visit: Visit, thread: Thread): Fields => ({
  ...pollFields(visit, thread),
  ...rewardFields(visit, thread),
  ...activityFields(thread),
  ...debateFields(thread),
})
