import { formatCount } from '../../../i18n/format-count.ts'
import { toLocalIso } from '../../../i18n/local-time.ts'
import type { Env } from '../../env.ts'
import type { Screen } from '../../screen.ts'
import { dotted, isNarrow, listTime } from '../../words.ts'
import { placeOfThread } from './own-place.ts'
import { unreadCount } from './recall.ts'
import { placeTask, wakeForSight } from './remember.ts'
import { chosenPage, chosenPost, floorCount, openThread, type ThreadPlace, type ThreadState } from './state.ts'
import { threadDisabled, updateThread } from './update.ts'
import { ThreadView } from './view.tsx'
import { threadWants } from './wants.ts'

const position = (state: ThreadState, env: Env): string => {
  const floor = chosenPost(state)?.floor
  const count = floorCount(state)
  if (!floor) return ''
  if (count === null) return env.translate('thread.floor', { n: floor })
  return env.translate(isNarrow(env) ? 'thread.positionShort' : 'thread.position', {
    floor,
    count: Math.max(count, floor),
  })
}

const ageText = ({ keptAt }: ThreadState, env: Env): string | null =>
  keptAt === null ? null : env.translate('app.fromCache', { time: listTime(toLocalIso(Date.parse(keptAt)), null, env) })

const newText = (state: ThreadState, env: Env): string | null => {
  const unread = unreadCount(state.recall)
  return unread ? env.translate('thread.new', { n: formatCount(unread, env.translate) }) : null
}

const viewName = (state: ThreadState, env: Env): string | null => {
  const { authorId, order } = state.view
  const name = state.posts[0]?.author.name ?? ''
  return dotted(
    [
      authorId === null ? null : env.translate('thread.only', { name }),
      order === 'reverse' ? env.translate('thread.order.reverse') : null,
    ],
    env,
  )
}

const pageStatus = (state: ThreadState, env: Env): string => {
  if (state.posts.length === 0 || state.pageCount === null) return ''
  return env.translate('thread.page', { number: chosenPage(state), count: formatCount(state.pageCount, env.translate) })
}

export const threadScreen: Screen<ThreadState, ThreadPlace> = {
  open: openThread,
  update: updateThread,
  wants: threadWants,
  scope: state => (state.problem ? 'problem' : 'thread'),
  field: (state, env) =>
    state.find.field ? { field: state.find.field, prompt: ` ${env.translate('find.prompt')}`, row: null } : null,
  takesLetters: state => state.hints !== null,
  disabled: (state, action, env) => (state.problem ? null : threadDisabled(state, action, env)),
  title: (state, env) => ({
    where: [...(state.thread?.board ? [state.thread.board.name] : []), state.title ?? ''],
    right: dotted([viewName(state, env), position(state, env), newText(state, env), ageText(state, env)], env),
  }),
  status: pageStatus,
  wakeAt: wakeForSight,
  leaving: placeTask,
  place: placeOfThread,
  View: ThreadView,
}
