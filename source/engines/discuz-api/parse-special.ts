/** Polls, rewards, activities and debates of viewthread (facts §6.5). */
import type { Activity, Debate, Poll, PostId, Reward } from '../../forum/model.ts'
import type { ApiFacts } from './api-facts.ts'
import { readWhen } from './read-when.ts'
import { countIn, type Fields, fieldIn, fieldsOf, idIn, isSet, listOf, rowsOf, textIn, wordsIn } from './shape.ts'

const now = (facts: ApiFacts): number => Math.floor(facts.now / 1000)

/** `remaintime` is days, hours, minutes, seconds; the page prints what is not nought of the first two, and the minutes. */
const remaining = (value: unknown): string | null => {
  const [days = 0, hours = 0, minutes = 0] = listOf(value).map(part => countIn(part) ?? 0)
  if (days + hours + minutes === 0) return null
  return `${days > 0 ? `${days} 天` : ''}${hours > 0 ? `${hours} 小时` : ''}${minutes} 分钟`
}

/** The API tells the figures of hidden results all the same; the site does not want them seen. */
const optionOf = (row: Fields, hidden: boolean): Poll['options'][number] => {
  const percent = Number.parseFloat(textIn(row.percent))
  return {
    id: idIn(row.polloptionid),
    text: fieldIn(row.polloption),
    votes: hidden ? null : countIn(row.votes),
    percent: hidden || Number.isNaN(percent) ? null : percent,
    chosen: false,
  }
}

const parsePoll = (poll: Fields, facts: ApiFacts): Poll => {
  const canVote = isSet(poll.allowvote)
  // Said of this visitor: who voted or started the poll sees the figures.
  const resultsHidden = isSet(poll.visiblepoll)
  const end = countIn(poll.expirations) ?? 0
  const ended = end > 0 && end <= now(facts)
  const multiple = isSet(poll.multiple)
  return {
    multiple,
    maxChoices: multiple ? countIn(poll.maxchoices) || null : 1,
    voters: countIn(poll.voterscount),
    resultsHidden,
    ended,
    endsAtText: ended ? null : remaining(poll.remaintime),
    canVote: canVote && !ended,
    note: null,
    options: rowsOf(poll.polloptions).map(row => optionOf(row, resultsHidden)),
  }
}

/** `rewardprice` is `30 金钱`; the price in the thread's row is negative once it was paid out. */
const parseReward = (reward: Fields, thread: Fields): Reward => {
  const best = fieldsOf(reward.bestpost)
  const price = Number.parseInt(textIn(thread.price), 10)
  const author = {
    id: idIn(best.authorid) as never,
    name: fieldIn(best.author),
    kind: 'member',
    group: null,
    badges: [],
  } as const
  const bestAnswer = idIn(best.pid) ? { postId: idIn(best.pid) as PostId, author, text: wordsIn(best.message) } : null
  return {
    amount: fieldIn(reward.rewardprice).replace(/(\d) +/, '$1') || null,
    solved: price < 0 || bestAnswer !== null,
    bestAnswer,
  }
}

const genders = ['不限', '男', '女']

const startOf = (activity: Fields): string => {
  const [from, to] = [wordsIn(activity.starttimefrom), wordsIn(activity.starttimeto)]
  return to === '' || to === '0' ? from : `${from} 至 ${to} 商定`
}

const costOf = (activity: Fields): string => {
  const cost = wordsIn(activity.cost)
  return cost === '' || cost === '0' ? '' : `${cost} 元`
}

/** Facts in the page's words and order. Places are taken by those whom the organiser accepted. */
const parseActivity = (activity: Fields): Activity => {
  const number = countIn(activity.number) ?? 0
  const applied = countIn(activity.allapplynum) ?? countIn(activity.applynumber)
  const remaining = number > 0 ? Math.max(0, number - (countIn(activity.applynumber) ?? applied ?? 0)) : null
  const facts = [
    ['活动类型', wordsIn(activity.class)],
    ['开始时间', startOf(activity)],
    ['活动地点', wordsIn(activity.place)],
    ['性别', genders[countIn(activity.gender) ?? -1] ?? ''],
    ['每人花销', costOf(activity)],
    ['已报名人数', applied === null ? '' : `${applied} 人`],
    ['剩余名额', remaining === null ? '' : `${remaining} 人`],
    ['报名截止', wordsIn(activity.expiration)],
  ] as const
  return {
    facts: facts.flatMap(([name, value]) => (value === '' || value === '0' ? [] : [{ name, value }])),
    applied,
    remaining,
  }
}

const parseDebate = (debate: Fields, facts: ApiFacts): Debate => {
  const side = (name: string) => ({ point: wordsIn(debate[`${name}point`]), votes: countIn(debate[`${name}votes`]) })
  const end = readWhen(debate.dbendtime, debate.endtime, facts)
  return {
    affirmative: side('affirm'),
    negative: side('nega'),
    endsAtText: end.text ?? end.at,
    result: wordsIn(debate.umpirepoint) || null,
  }
}

export type ApiSpecial = {
  readonly poll: Poll | null
  readonly reward: Reward | null
  readonly activity: Activity | null
  readonly debate: Debate | null
}

const has = (fields: Fields): boolean => Object.keys(fields).length > 0

export const parseSpecial = (variables: Fields, facts: ApiFacts): ApiSpecial => {
  const [poll, reward, activity, debate] = ['poll', 'reward', 'activity', 'debate'].map(name =>
    fieldsOf(variables[`special_${name}`]),
  ) as [Fields, Fields, Fields, Fields]
  return {
    poll: has(poll) ? parsePoll(poll, facts) : null,
    reward: has(reward) ? parseReward(reward, fieldsOf(variables.thread)) : null,
    activity: has(activity) ? parseActivity(activity) : null,
    debate: has(debate) ? parseDebate(debate, facts) : null,
  }
}
