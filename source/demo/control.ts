/**
 * `/__demo`: for tests that reach the sample forum from another process. `?rules={json}` changes rules, `?floor={"tid":5001,"body":"…"}`
 * adds a floor, `?edit={"pid":…,"body":"…"}` edits one, `?remove=pid` deletes one, `?grow={"tid":8,"seconds":5}` adds one every so often
 * (0 ends it); the answer says what is there.
 */
import { type Answer, fileAnswer } from './answer.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'
import { addFloor, editFloor, type Growth, type NewFloor, removeFloor, setGrowth } from './tend.ts'

const tend = (state: State, query: ReadonlyMap<string, readonly string[]>, now: () => number): void => {
  for (const floor of query.get('floor') ?? []) addFloor(state, JSON.parse(floor) as NewFloor, now())
  for (const edit of query.get('edit') ?? []) {
    const { pid, body } = JSON.parse(edit) as { readonly pid: number; readonly body: string }
    editFloor(state, pid, body, now())
  }
  for (const pid of query.get('remove') ?? []) removeFloor(state, Number(pid))
  for (const growth of query.get('grow') ?? []) setGrowth(state, JSON.parse(growth) as Growth, now)
}

/** Threads opened since the start: their numbers begin where those that came with it end. */
const newThreads = (state: State) =>
  [...state.threads.values()]
    .filter(thread => thread.tid > 60_000)
    .map(({ tid, fid, by, title }) => ({ tid, fid, by, title }))

const newComments = (state: State) =>
  [...state.changed].flatMap(([pid, { comments = [] }]) => comments.map(({ by, text }) => ({ pid, by, text })))

export const controlAnswer = (
  state: State,
  query: ReadonlyMap<string, readonly string[]>,
  now: () => number,
): Answer => {
  tend(state, query, now)
  const rules = query.get('rules')?.[0]
  if (rules) state.rules = { ...state.rules, ...(JSON.parse(rules) as Partial<Rules>) }
  if (query.has('endSessions')) for (const session of state.sessions.values()) session.uid = 0
  if (query.has('newKeys')) state.sessions.clear()
  const added = [...state.added.values()]
    .flat()
    .map(({ pid, tid, by, body, at, state: is }) => ({ pid, tid, by, body, at, state: is }))
  const captchas = Object.fromEntries([...state.sessions.values()].flatMap(session => [...session.captchas]))
  return fileAnswer(
    'application/json',
    JSON.stringify({
      rules: state.rules,
      added,
      threads: newThreads(state),
      comments: newComments(state),
      once: [...state.once],
      reports: state.reports,
      messages: state.messages,
      captchas,
    }),
  )
}
