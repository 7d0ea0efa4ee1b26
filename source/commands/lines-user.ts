/** A profile as text: who, since when, how much, and all that the site tells besides. */
import type { User } from '../forum/lists.ts'
import { formatCount } from '../i18n/format-count.ts'
import type { Translate } from '../i18n/messages.ts'
import { emptyLine, type Line, type Role } from '../text/line.ts'
import type { Canvas } from './contract.ts'
import { columns, row, showTime, spread, wrapped } from './lines-shared.ts'

type Cells = readonly (readonly [string, Role])[]

const pair = (name: string, value: string | null): readonly Cells[] =>
  value
    ? [
        [
          [name, 'dim'],
          [value, 'text'],
        ],
      ]
    : []

export const userLines = (user: User, canvas: Canvas, translate: Translate): readonly Line[] => {
  const count = (n: number | null): string | null => (n === null ? null : formatCount(n, translate))
  const time = (at: string | null): string | null => showTime(at, null, 'exact', canvas, translate) || null
  const head = spread([
    [user.name, 'title'],
    [`#${user.id}`, 'dim'],
    [user.title, 'badge'],
    [user.online ? translate('user.online') : null, 'accent'],
  ])
  const facts = [
    ...pair(translate('user.group'), user.group),
    ...pair(translate('user.threads'), count(user.threads)),
    ...pair(translate('user.replies'), count(user.replies)),
    ...pair(translate('user.friends'), count(user.friends)),
    ...pair(translate('user.registered'), time(user.registeredAt)),
    ...pair(translate('user.lastVisit'), time(user.lastVisitAt)),
    ...pair(translate('user.lastPost'), time(user.lastPostAt)),
    ...user.credits.flatMap(({ name, value }) => pair(name, String(value))),
    ...user.facts.flatMap(({ name, value }) => pair(name, value)),
  ]
  const signature = user.signature ? [emptyLine, ...wrapped(spread([[user.signature, 'dim']]), canvas)] : []
  return [
    row(head, [], canvas),
    row(spread([[user.url, 'link']]), [], canvas),
    emptyLine,
    ...columns(facts, canvas),
    ...signature,
  ]
}
