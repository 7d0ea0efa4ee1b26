/** What went wrong, and the ways on as a list to choose from. */
import { exitCodes, type PalouError } from '../forum/errors.ts'
import { describeError } from '../i18n/describe-error.ts'
import type { MessageKey } from '../i18n/messages.ts'
import type { Line, Span } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import { wrapSpans } from '../text/wrap.ts'
import type { Env } from './env.ts'
import type { ActionName } from './keymap/bindings.ts'

export type Way = 'retry' | 'browser' | 'copy' | 'index' | 'back'
export type Problem = {
  readonly error: PalouError
  readonly title: MessageKey
  readonly ways: readonly Way[]
  readonly chosen: number
}

const pointless: ReadonlySet<string> = new Set([
  'thread-not-found',
  'board-not-found',
  'post-not-found',
  'not-allowed',
  'read-access',
  'price-asked',
  'not-an-address',
])
const browserFirst: ReadonlySet<string> = new Set(['challenge', 'captcha-needed', 'login-needed', 'password-needed'])

/** The likeliest way first. Trying again is offered last where it can't help. */
export const createProblem = (error: PalouError, title: MessageKey, hasIndex: boolean): Problem => {
  const onward: readonly Way[] = hasIndex ? ['index'] : []
  const ways: readonly Way[] = browserFirst.has(error.code)
    ? ['browser', 'retry', ...onward, 'copy', 'back']
    : pointless.has(error.code)
      ? ['back', ...onward, 'browser', 'retry']
      : ['retry', 'browser', ...onward, 'copy', 'back']
  return { error, title, ways, chosen: 0 }
}

/** Moves in the list; the chosen way when it was opened. null: no matter of the list. */
export const updateProblem = (
  problem: Problem,
  action: ActionName,
): { readonly problem: Problem; readonly way: Way | null } | null => {
  const at = (index: number) => ({
    problem: { ...problem, chosen: Math.max(0, Math.min(index, problem.ways.length - 1)) },
    way: null,
  })
  switch (action) {
    case 'down':
      return at(problem.chosen + 1)
    case 'up':
      return at(problem.chosen - 1)
    case 'top':
      return at(0)
    case 'bottom':
      return at(problem.ways.length - 1)
    case 'open':
      return { problem, way: problem.ways[problem.chosen] ?? null }
    case 'refresh':
      return { problem, way: 'retry' }
    case 'browser':
      return { problem, way: 'browser' }
    case 'copyLink':
      return { problem, way: 'copy' }
    default:
      return null
  }
}

const indent = '   '

const paragraph = (spans: readonly Span[], env: Env): readonly Line[] => {
  const width = Math.max(1, Math.min(env.columns - 2 * indent.length, 76))
  return wrapSpans(spans, { ...env.width, width }).map(line => ({
    spans: [spanOf(indent, 'text'), ...line.spans],
    width: line.width + indent.length,
  }))
}

const blankLine: Line = { spans: [], width: 0 }

const drawWay = (problem: Problem, way: Way, index: number, env: Env): readonly Line[] => {
  const chosen = index === problem.chosen
  const mark = spanOf(chosen ? ` ${env.marks.chosen} ` : indent, 'accent')
  const label = spanOf(env.translate(`problem.${way}`), chosen ? 'strong' : 'text')
  return wrapSpans([label], { ...env.width, width: Math.max(1, env.columns - 4) }).map((line, row) => ({
    spans: [row === 0 ? mark : spanOf(indent, 'text'), ...line.spans],
    width: line.width + indent.length,
  }))
}

export const drawProblem = (problem: Problem, env: Env): readonly Line[] => {
  const { translate } = env
  const text = describeError(problem.error, translate)
  const { code, url } = problem.error
  const facts = [translate('problem.footer', { code, exit: exitCodes[code] }), ...(url ? [url] : [])].join(
    ` ${env.marks.dot} `,
  )
  const space = env.body >= 16 ? [blankLine, blankLine] : []
  const lines = [
    ...space,
    ...paragraph([spanOf(translate(problem.title), 'title')], env),
    blankLine,
    ...paragraph([spanOf(text.message, 'error')], env),
    ...(text.said ? paragraph([spanOf(text.said, 'text')], env) : []),
    ...paragraph([spanOf(text.hint, 'text')], env),
    blankLine,
    ...problem.ways.flatMap((way, index) => drawWay(problem, way, index, env)),
    blankLine,
    ...paragraph([spanOf(facts, 'dim')], env),
  ]
  return keepChosen(lines, problem, env)
}

/** In a low window the choices matter more than the story above them. */
const keepChosen = (lines: readonly Line[], problem: Problem, env: Env): readonly Line[] => {
  if (lines.length <= env.body) return lines
  const row = lines.findIndex(line => line.spans[0]?.text.includes(env.marks.chosen))
  const top = Math.max(0, Math.min(row - Math.floor(env.body / 2), lines.length - env.body))
  return lines.slice(problem.chosen === 0 && row < env.body ? 0 : top).slice(0, env.body)
}
