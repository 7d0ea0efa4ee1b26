/** What a row says in words: to be searched, and its times to the minute. */
import { formatFullTime } from '../../../i18n/format-time.ts'
import type { Env } from '../../env.ts'
import type { Item } from './rows.ts'

export const textOf = (item: Item): string =>
  item.kind === 'board' ? item.board.name : `${item.thread.title} ${item.thread.author.name}`

export const exactTimes = (item: Item | null, env: Env): string => {
  if (item?.kind !== 'thread') return env.translate('thread.noTime')
  const { createdAt, lastPost, author } = item.thread
  const parts = [
    createdAt ? `${author.name} ${formatFullTime(createdAt, env.settings.zone)}` : null,
    lastPost?.postedAt
      ? `${lastPost.author?.name ?? ''} ${formatFullTime(lastPost.postedAt, env.settings.zone)}`
      : null,
  ].filter(part => part !== null)
  return parts.length > 0 ? parts.join(` ${env.marks.dot} `) : env.translate('thread.noTime')
}
