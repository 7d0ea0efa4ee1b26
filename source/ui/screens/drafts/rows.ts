import { emptyLine } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { spanOf } from '../../../text/spans.ts'
import type { Env } from '../../env.ts'
import type { ListRow } from '../../list.ts'
import { dotted, listTime, withGutter } from '../../words.ts'
import type { KeptDraft, Unsent, WaitingWrite } from '../../writing.ts'

const heading = (text: string, env: Env): ListRow => ({
  item: null,
  height: 2,
  draw: () => [emptyLine, rowLine([spanOf(` ${text}`, 'title')], [], env.columns, env.width)],
})

const row = (item: number, first: readonly [string, string], second: string, env: Env): ListRow => ({
  item,
  height: 2,
  draw: isChosen => {
    const width = Math.max(1, env.columns - 3)
    const [left, right] = first
    const lines = [
      rowLine([spanOf(` ${left}`, isChosen ? 'strong' : 'text')], [spanOf(right, 'dim')], width, env.width),
      rowLine([spanOf(`   ${second}`, 'dim')], [], width, env.width),
    ]
    return withGutter(lines, isChosen, env)
  },
})

const hostOf = (base: string): string => base.replace(/^https?:\/\//, '').replace(/\/$/, '')

const firstWords = (body: string, env: Env): string =>
  body
    .trim()
    .split('\n')[0]
    ?.replace(/\p{Cc}/gu, ' ') || env.translate('drafts.noBody')

const draftRow = (draft: KeptDraft, item: number, env: Env): ListRow => {
  const { intent, label, base, keptAt, isOpenElsewhere } = draft
  const name = dotted([env.translate(`action.${intent.kind}`), label], env)
  const second = dotted(
    [firstWords(intent.body, env), isOpenElsewhere ? env.translate('drafts.elsewhere') : null, hostOf(base)],
    env,
  )
  return row(item, [name, listTime(keptAt, null, env)], second, env)
}

const entryRow = (entry: WaitingWrite, item: number, env: Env): ListRow => {
  const { intent, label, base, account, state, createdAt, lookAt } = entry
  const name = dotted([env.translate(`outbox.state.${state}`), env.translate(`action.${intent.kind}`), label], env)
  const words = 'body' in intent ? firstWords(intent.body, env) : null
  return row(
    item,
    [name, listTime(createdAt, null, env)],
    dotted([words, account.name, lookAt ?? hostOf(base)], env),
    env,
  )
}

export const unsentRows = ({ unsent }: { readonly unsent: Unsent | null }, env: Env): readonly ListRow[] => {
  const drafts = unsent?.drafts ?? []
  const outbox = unsent?.outbox ?? []
  return [
    ...(drafts.length > 0 ? [heading(env.translate('drafts.heading'), env)] : []),
    ...drafts.map((draft, index) => draftRow(draft, index, env)),
    ...(outbox.length > 0 ? [heading(env.translate('drafts.outbox'), env)] : []),
    ...outbox.map((entry, index) => entryRow(entry, drafts.length + index, env)),
  ]
}
