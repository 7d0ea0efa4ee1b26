/** The whole screen, and the only listener to keys. */
import { Box, useApp, useInput, usePaste } from 'ink'
import { useEffect, useSyncExternalStore } from 'react'
import type { Line } from '../text/line.ts'
import { drawField } from './components/field-line.ts'
import { drawKeys, drawNote, drawPending } from './components/footer.ts'
import { drawHeader } from './components/header.ts'
import { Rows } from './components/rows.tsx'
import { accountAt, hasFrame } from './env.ts'
import type { ActionName } from './keymap/bindings.ts'
import { keyNames } from './keymap/key-names.ts'
import { awaitedOf, fieldOf, type Program, scopeOf, screenOf, topOf } from './program.ts'
import type { Runner } from './runner.ts'
import type { Suspend } from './terminal/suspend.ts'
import type { Want } from './want.ts'
import type { Placed } from './want-picture.ts'
import { dotted, isNarrow } from './words.ts'

type AppProps = {
  readonly runner: Runner
  readonly now: () => number
  /** Given once: hands the terminal over for as long as a promise lasts. */
  readonly onSuspendable: (suspend: Suspend) => void
}

const isPending = ({ pending }: Program): boolean => pending.count !== '' || pending.keys.length > 0

const loadingText = (want: Want, program: Program): string => {
  const { translate } = program.env
  if (want.kind === 'form' || want.kind === 'draft' || want.kind === 'login' || want.kind === 'unsent')
    return translate('app.loadingForm')
  if (want.kind === 'thread' && want.query.page > 1) return translate('app.loadingPage', { page: want.query.page })
  if (want.kind === 'picture') return translate('pictures.loading')
  if (want.kind === 'list' || want.kind === 'text')
    return translate('app.loading', { what: translate('app.loadingWhat.list') })
  const what = want.kind === 'boards' || want.kind === 'threads' ? want.kind : 'thread'
  return translate('app.loading', { what: translate(`app.loadingWhat.${what}`) })
}

/** The name that the site knows one by, and what is new; narrow windows keep the row for where one is. */
const whoIsHere = (program: Program): string | null => {
  const frame = topOf(program)
  const place = screenOf(frame).place(frame.state)
  if (isNarrow(program.env) || !('base' in place)) return null
  const { env } = program
  const name = accountAt(env, place.base)?.name ?? null
  const news = name === null ? undefined : env.news.get(place.base)
  if (!news) return name
  const notices = news.notices > 0 ? env.translate('app.newNotices', { n: news.notices }) : null
  return dotted([notices, news.messages ? env.translate('app.newMessages') : null, name], env)
}

const headerLine = (program: Program): Line => {
  const frame = topOf(program)
  const [want] = awaitedOf(program)
  const title = screenOf(frame).title(frame.state, program.env)
  const loading = want ? loadingText(want, program) : null
  return drawHeader({ ...title, right: dotted([title.right, whoIsHere(program)], program.env) }, loading, program.env)
}

const footerLine = (program: Program): Line => {
  const { env, note, pending } = program
  const place = fieldOf(program)
  if (place && place.row === null) return drawField(place, env).line
  if (note) return drawNote(note, env)
  const scope = scopeOf(program)
  if (isPending(program)) return drawPending(scope, pending, env)
  const { state, screen } = { ...topOf(program), screen: screenOf(topOf(program)) }
  const offers = (action: ActionName): boolean => !screen.disabled?.(state, action, env)
  return drawKeys(scope, screen.status?.(state, env) ?? '', offers, env)
}

/** What the terminal draws over the body, counted from the screen's first row. */
export const placedOf = (program: Program): Placed | null => {
  const frame = topOf(program)
  const placed = screenOf(frame).placed?.(frame.state, program.env) ?? null
  return placed && { ...placed, y: placed.y + (hasFrame(program.rows) ? 1 : 0) }
}

/** Where the terminal's own cursor stands while something is typed. */
export const cursorOf = (program: Program): { readonly x: number; readonly y: number } | undefined => {
  const place = fieldOf(program)
  const top = hasFrame(program.rows) ? 1 : 0
  if (!place) {
    const frame = topOf(program)
    const cursor = screenOf(frame).cursor?.(frame.state, program.env)
    return cursor ? { x: Math.min(cursor.x, program.env.columns - 1), y: cursor.y + top } : undefined
  }
  const y = place.row === null ? program.rows - 1 : Math.min(place.row, program.env.body - 1) + top
  return { x: drawField(place, program.env).cursorColumn, y }
}

const useProgram = ({ runner, now, onSuspendable }: AppProps): Program => {
  const { suspendTerminal } = useApp()
  useEffect(() => onSuspendable(during => suspendTerminal(during)), [onSuspendable, suspendTerminal])
  const program = useSyncExternalStore(runner.subscribe, runner.program)
  useInput((input, key) => {
    runner.send(...keyNames(input, key).map(name => ({ kind: 'keyPressed', key: name, now: now() }) as const))
  })
  usePaste(text => runner.send({ kind: 'pasted', text, now: now() }))
  return program
}

export const App = (props: AppProps) => {
  const program = useProgram(props)
  const { env } = program
  const frame = topOf(program)
  const { View } = screenOf(frame)
  const body = <View state={frame.state} env={env} />
  if (!hasFrame(program.rows)) return body
  return (
    <Box flexDirection="column" width="100%" height={program.rows}>
      <Rows lines={[headerLine(program)]} height={1} env={env} />
      {body}
      <Rows lines={[footerLine(program)]} height={1} env={env} />
    </Box>
  )
}
