/** `/__demo`: for tests that reach the sample forum from another process. `?rules={json}` changes rules; the answer says what is there. */
import { type Answer, fileAnswer } from './answer.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'

export const controlAnswer = (state: State, query: ReadonlyMap<string, readonly string[]>): Answer => {
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
    JSON.stringify({ rules: state.rules, added, reports: state.reports, messages: state.messages, captchas }),
  )
}
