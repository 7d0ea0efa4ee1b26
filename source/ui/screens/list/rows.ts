/** The items of a list as rows: two rows each, titles whole, facts dim. */
import type { User } from '../../../forum/lists.ts'
import type { Conversation, Notice } from '../../../forum/own-lists.ts'
import { emptyLine, type Line, type Span } from '../../../text/line.ts'
import { rowLine } from '../../../text/row-line.ts'
import { prefixLine, spanOf, spansWidth } from '../../../text/spans.ts'
import { wrapSpans } from '../../../text/wrap.ts'
import type { Env } from '../../env.ts'
import type { ListRow } from '../../list.ts'
import { memoize } from '../../memo.ts'
import type { ListAnswer, ListItem } from '../../want-lists.ts'
import { count, dotted, gutterWidth, isNarrow, listTime, markColumn, threadTime, withGutter } from '../../words.ts'

type Texts = {
  readonly isNew: boolean
  readonly title: readonly Span[]
  readonly right: string
  /** Words under the title, cut at the end of the row. */
  readonly excerpt: string | null
  readonly facts: string
  readonly factsRight: string
}

const titleOf = (text: string, isNew: boolean): readonly Span[] => [spanOf(text, isNew ? 'title' : 'text')]

const noticeTexts = (notice: Notice, env: Env): Texts => ({
  isNew: notice.isNew,
  title: titleOf(notice.text, notice.isNew),
  right: '',
  excerpt: notice.quote,
  facts: notice.alike ? env.translate('notices.alike', { n: notice.alike }) : '',
  factsRight: listTime(notice.postedAt, notice.postedAtText, env),
})

const talkTexts = (talk: Conversation, env: Env): Texts => ({
  isNew: talk.isNew,
  title: titleOf(talk.subject ?? talk.partner?.name ?? env.translate('messages.fromSite'), talk.isNew),
  right: talk.messages === null ? '' : count(talk.messages, env),
  excerpt: (talk.isMine ? `${env.translate('messages.me')}: ` : '') + talk.text,
  facts: '',
  factsRight: listTime(talk.postedAt, talk.postedAtText, env),
})

const threadTexts = ({ thread }: Extract<ListItem, { kind: 'thread' }>, env: Env): Texts => {
  const created = listTime(thread.createdAt, thread.createdAtText, env)
  const last = thread.lastPost
  const lastTime = last ? listTime(last.postedAt, last.postedAtText, env) : ''
  const narrow = isNarrow(env)
  return {
    isNew: thread.unread,
    title: titleOf(thread.title, thread.unread || thread.highlighted),
    right: thread.replies === null ? '' : count(thread.replies, env),
    excerpt: thread.excerpt,
    facts: dotted([thread.board?.name ?? null, thread.author.name, narrow && last ? null : created], env),
    factsRight: narrow ? lastTime : dotted([last?.author?.name ?? null, lastTime], env),
  }
}

const textsOf = (item: ListItem, env: Env): Texts => {
  switch (item.kind) {
    case 'thread':
      return threadTexts(item, env)
    case 'reply': {
      const { text, thread, board } = item.reply
      return {
        isNew: false,
        title: titleOf(text, false),
        right: '',
        excerpt: null,
        facts: thread.title,
        factsRight: board?.name ?? '',
      }
    }
    case 'notice':
      return noticeTexts(item.notice, env)
    case 'talk':
      return talkTexts(item.talk, env)
    case 'favorite': {
      const { title, kind, note, addedAt, addedAtText } = item.favorite
      const facts = env.translate(`favorites.kind.${kind}`)
      return {
        isNew: false,
        title: titleOf(title, false),
        right: '',
        excerpt: note,
        facts,
        factsRight: listTime(addedAt, addedAtText, env),
      }
    }
  }
}

/** A title is never cut: what does not fit goes to a second row, at most a third. */
const titleLines = ({ isNew, title, right }: Texts, width: number, env: Env): readonly Line[] => {
  const mark = markColumn(isNew ? env.marks.fresh : ' ', isNew, env)
  const end = right === '' ? [] : [spanOf(right, 'dim')]
  const taken = spansWidth([mark], env.width) + (end.length > 0 ? spansWidth(end, env.width) + 2 : 0)
  const [first, ...others] = wrapSpans(title, { ...env.width, width: Math.max(4, width - taken) }).slice(0, 3)
  const indent = markColumn(' ', false, env)
  return [
    rowLine([mark, ...(first?.spans ?? [])], end, width, env.width),
    ...others.map(line => rowLine([indent, ...line.spans], [], width, env.width)),
  ]
}

const itemLines = (item: ListItem, width: number, env: Env): readonly Line[] => {
  const texts = textsOf(item, env)
  const indent = [markColumn(' ', false, env), spanOf('  ', 'text')]
  const excerpt = texts.excerpt ? [rowLine([...indent, spanOf(texts.excerpt, 'quote')], [], width, env.width)] : []
  const right = texts.factsRight === '' ? [] : [spanOf(texts.factsRight, 'dim')]
  const facts =
    texts.facts === '' && right.length === 0
      ? []
      : [rowLine([...indent, spanOf(texts.facts, 'dim')], right, width, env.width)]
  return [...titleLines(texts, width, env), ...excerpt, ...facts]
}

const plainRow = (line: Line): ListRow => ({ item: null, height: 1, draw: () => [line] })

/** Facts of a profile, several to a row, as many as there is room for. */
const userRows = (user: User, env: Env): readonly ListRow[] => {
  const { translate } = env
  const time = (at: string | null): string | null => (at === null ? null : threadTime(at, null, env))
  const fact = (name: string, value: string | null): readonly string[] => (value ? [`${name} ${value}`] : [])
  const number = (n: number | null): string | null => (n === null ? null : count(n, env))
  const facts = [
    ...fact(translate('user.threads'), number(user.threads)),
    ...fact(translate('user.replies'), number(user.replies)),
    ...fact(translate('user.registered'), time(user.registeredAt)),
    ...fact(translate('user.lastVisit'), time(user.lastVisitAt)),
    ...user.credits.flatMap(({ name, value }) => fact(name, String(value))),
    ...user.facts.slice(0, 6).flatMap(({ name, value }) => fact(name, value)),
  ]
  const width = Math.max(4, env.columns - 6)
  const head = dotted([user.group, user.title, user.online ? translate('user.online') : null], env)
  const words = [head, facts.join('   '), user.signature ?? ''].filter(text => text !== '')
  const lines = words.flatMap(text => wrapSpans([spanOf(text, 'dim')], { ...env.width, width }).slice(0, 4))
  return [...lines.map(line => plainRow(prefixLine(spanOf('   ', 'text'), 3, line))), plainRow(emptyLine)]
}

export const listRows = memoize((answer: ListAnswer, env: Env): readonly ListRow[] => {
  const width = Math.max(1, env.columns - gutterWidth(env) - 1)
  const rows = answer.items.map((item, number): ListRow => {
    const lines = itemLines(item, width, env)
    return { item: number, height: lines.length, draw: isChosen => withGutter(lines, isChosen, env) }
  })
  const head = answer.user ? userRows(answer.user, env) : []
  if (rows.length > 0) return [...head, ...rows]
  return [
    ...head,
    plainRow(emptyLine),
    plainRow(rowLine([spanOf(`   ${env.translate('lists.empty')}`, 'dim')], [], env.columns, env.width)),
  ]
})

export const textOfItem = (item: ListItem, env: Env): string => {
  const { title, excerpt, facts } = textsOf(item, env)
  return [title.map(span => span.text).join(''), excerpt ?? '', facts].join(' ')
}
