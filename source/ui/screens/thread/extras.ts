/** What hangs on a thread's first floor: poll, reward, activity, debate, tags. */
import type { Activity, Debate, Poll, Reward, Thread } from '../../../forum/model.ts'
import { emptyLine, type Line, type Role } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import type { Env } from '../../env.ts'
import { dotted } from '../../words.ts'

type Draw = (text: string, role: Role) => readonly Line[]

const drawer =
  (width: number, env: Env): Draw =>
  (text, role) =>
    text === '' ? [] : wrapSpans([spanOf(text, role)], { ...env.width, width })

const barWidth = 16

const bar = (percent: number, env: Env): string => {
  const full = Math.round((Math.max(0, Math.min(100, percent)) / 100) * barWidth)
  return env.marks.full.repeat(full) + env.marks.empty.repeat(barWidth - full)
}

const optionLines = (option: Poll['options'][number], width: number, env: Env, draw: Draw): readonly Line[] => {
  const role: Role = option.chosen ? 'strong' : 'text'
  const name = draw(`${option.chosen ? env.marks.fresh : env.marks.dot} ${option.text}`, role)
  if (option.percent === null && option.votes === null) return name
  const votes = option.votes === null ? null : env.translate('thread.votes', { n: option.votes })
  const figures = dotted([option.percent === null ? null : `${option.percent}%`, votes], env)
  const drawn = option.percent === null || width < 40 ? [] : [spanOf(`  ${bar(option.percent, env)}`, 'accent')]
  return [...name, rowLine([...drawn, spanOf(`  ${figures}`, 'dim')], [], width, env.width)]
}

const drawPoll = (poll: Poll, width: number, env: Env, draw: Draw): readonly Line[] => {
  const { translate } = env
  const kind =
    poll.multiple && poll.maxChoices !== 1
      ? translate('thread.pollMultiple', { n: poll.maxChoices ?? poll.options.length })
      : translate('thread.pollSingle')
  const facts = [
    kind,
    poll.voters === null ? null : translate('thread.pollVoters', { n: poll.voters }),
    poll.ended
      ? translate('thread.pollEnded')
      : poll.endsAtText && translate('thread.pollEnds', { when: poll.endsAtText }),
    poll.resultsHidden ? translate('thread.pollHidden') : null,
  ]
  return [
    ...draw(`${translate('thread.poll')}  ${dotted(facts, env)}`, 'strong'),
    ...poll.options.flatMap(option => optionLines(option, width, env, draw)),
    ...(poll.note ? draw(poll.note, 'dim') : []),
  ]
}

const drawReward = (reward: Reward, env: Env, draw: Draw): readonly Line[] => {
  const { translate } = env
  const state = translate(reward.solved ? 'thread.rewardSolved' : 'thread.rewardOpen')
  const best = reward.bestAnswer
  return [
    ...draw(dotted([translate('thread.reward', { amount: reward.amount ?? '' }).trim(), state], env), 'strong'),
    ...(best
      ? [...draw(translate('thread.bestAnswer', { name: best.author.name }), 'dim'), ...draw(best.text, 'text')]
      : []),
  ]
}

const drawActivity = (activity: Activity, env: Env, draw: Draw): readonly Line[] => {
  const counts = dotted(
    [
      activity.applied === null ? null : env.translate('thread.applied', { n: activity.applied }),
      activity.remaining === null ? null : env.translate('thread.remaining', { n: activity.remaining }),
    ],
    env,
  )
  return [...activity.facts.flatMap(({ name, value }) => draw(`${name}  ${value}`, 'text')), ...draw(counts, 'dim')]
}

const drawDebate = (debate: Debate, env: Env, draw: Draw): readonly Line[] => {
  const side = (label: string, { point, votes }: Debate['affirmative']): readonly Line[] => [
    ...draw(dotted([label, votes === null ? null : env.translate('thread.votes', { n: votes })], env), 'strong'),
    ...draw(point, 'text'),
  ]
  return [
    ...side(env.translate('thread.debateFor'), debate.affirmative),
    ...side(env.translate('thread.debateAgainst'), debate.negative),
    ...draw(
      dotted([debate.endsAtText && env.translate('thread.pollEnds', { when: debate.endsAtText }), debate.result], env),
      'dim',
    ),
  ]
}

export const drawExtras = (thread: Thread, width: number, env: Env): readonly Line[] => {
  const draw = drawer(width, env)
  const parts = [
    thread.poll ? drawPoll(thread.poll, width, env, draw) : [],
    thread.reward ? drawReward(thread.reward, env, draw) : [],
    thread.activity ? drawActivity(thread.activity, env, draw) : [],
    thread.debate ? drawDebate(thread.debate, env, draw) : [],
    thread.tags.length > 0 ? draw(`${env.translate('thread.tags')}  ${thread.tags.join('  ')}`, 'dim') : [],
  ]
  return parts.filter(part => part.length > 0).flatMap(part => [emptyLine, ...part])
}
