/**
 * The reader as one value and one pure step: an event in; the next value, and what is to be done, out. The runner does it.
 * Keys that belong to no screen (quit, back, help, redraw, suspend, wide) are answered here; all others by the screen on top.
 */
import { accountPlace } from './account-place.ts'
import { createEnv, type Env, type EnvStart, resizeEnv } from './env.ts'
import { insert, typeKey } from './field.ts'
import type { Scope } from './keymap/binding.ts'
import type { ActionName } from './keymap/bindings.ts'
import { nothingPending, type Pending, press } from './keymap/press.ts'
import { listFor } from './lists-keys.ts'
import { learnNews } from './news.ts'
import { isSamePlace, type Place } from './place.ts'
import type { ProgramEvent } from './program-event.ts'
import type { Action, FieldPlace, Go, Note, Screen, Step, Task } from './screen.ts'
import { screens } from './screens.ts'
import { isAwaited, type Want } from './want.ts'

export type Frame = { readonly id: number; readonly screen: Place['screen']; readonly state: unknown }

export type Program = {
  readonly stack: readonly Frame[]
  readonly nextId: number
  readonly pending: Pending
  readonly note: (Note & { readonly id: number }) | null
  readonly env: Env
  readonly rows: number
  /** Text as wide as the terminal, whatever the settings say. */
  readonly isWide: boolean
}

/** `frame` is the screen that wants to hear what came of it. */
export type FrameTask = { readonly frame: number; readonly task: Task }
export type ProgramStep = {
  readonly program: Program
  readonly tasks: readonly FrameTask[]
  readonly exit: number | null
}

export const screenOf = (frame: Frame): Screen<unknown, Place> =>
  screens[frame.screen] as unknown as Screen<unknown, Place>
export const topOf = (program: Program): Frame => program.stack.at(-1)!
export const wantsOf = (program: Program): readonly Want[] => {
  const frame = topOf(program)
  return screenOf(frame).wants(frame.state, program.env)
}
/** What the person waits for; pages fetched ahead are not among it. */
export const awaitedOf = (program: Program): readonly Want[] => wantsOf(program).filter(isAwaited)
export const isLoading = (program: Program): boolean => awaitedOf(program).length > 0
export const scopeOf = (program: Program): Scope => screenOf(topOf(program)).scope(topOf(program).state)
export const fieldOf = (program: Program): FieldPlace | null => {
  const frame = topOf(program)
  return screenOf(frame).field?.(frame.state, program.env) ?? null
}
/** From the root up. */
export const placesNow = (program: Program): readonly Place[] =>
  program.stack.map(frame => screenOf(frame).place(frame.state))
const placeNow = (program: Program): Place => screenOf(topOf(program)).place(topOf(program).state)

const done = (program: Program, tasks: readonly FrameTask[] = []): ProgramStep => ({ program, tasks, exit: null })
/** What the screens want remembered when they are left. */
const partingTasks = (program: Program, frames: readonly Frame[]): readonly FrameTask[] =>
  frames.flatMap(frame => {
    const task = screenOf(frame).leaving?.(frame.state, program.env) ?? null
    return task ? [{ frame: frame.id, task }] : []
  })
const leave = (program: Program): ProgramStep => ({ program, tasks: partingTasks(program, program.stack), exit: 0 })

const toNote = (note: Note | string): Note => (typeof note === 'string' ? { text: note, tone: 'plain' } : note)
export const withNote = (program: Program, note: Note | string): Program => ({
  ...program,
  note: { ...toNote(note), id: program.nextId },
  nextId: program.nextId + 1,
})

const openFrame = (program: Program, place: Place): Frame => ({
  id: program.nextId,
  screen: place.screen,
  state: (screens[place.screen] as unknown as Screen<unknown, Place>).open(place, program.env),
})

const push = (program: Program, place: Place, below: readonly Frame[]): Program => ({
  ...program,
  stack: [...below, openFrame(program, place)],
  nextId: program.nextId + 1,
})

const returnTo = (program: Program, place: Place): Program => {
  const depth = program.stack.findLastIndex(frame => isSamePlace(screenOf(frame).place(frame.state), place))
  return depth < 0 ? push(program, place, program.stack) : { ...program, stack: program.stack.slice(0, depth + 1) }
}

const pop = (program: Program): ProgramStep => {
  if (program.stack.length === 1) return leave(program)
  const from = placeNow(program)
  const popped = { ...program, stack: program.stack.slice(0, -1) }
  const told = tell(popped, topOf(popped).id, { kind: 'returned', from })
  return { ...told, tasks: [...partingTasks(program, [topOf(program)]), ...told.tasks] }
}

const follow = (program: Program, go: Go | undefined): ProgramStep => {
  if (!go) return done(program)
  if (go.kind === 'back') return pop(program)
  if (go.kind === 'abandon') return program.stack.length === 1 ? done(program) : pop(program)
  const next =
    go.kind === 'return'
      ? returnTo(program, go.place)
      : push(program, go.place, go.kind === 'push' ? program.stack : program.stack.slice(0, -1))
  return done(next, partingTasks(program, [topOf(program)]))
}

const apply = (program: Program, frame: Frame, step: Step<unknown>): ProgramStep => {
  const stack = program.stack.map(other => (other.id === frame.id ? { ...frame, state: step.state } : other))
  const noted = step.note === undefined ? { ...program, stack } : withNote({ ...program, stack }, step.note)
  const followed = follow(noted, step.go)
  return step.task ? { ...followed, tasks: [{ frame: frame.id, task: step.task }, ...followed.tasks] } : followed
}

/** An action for a screen that may be gone by now: then nothing happens. */
const tell = (program: Program, id: number, action: Action): ProgramStep => {
  const frame = program.stack.find(other => other.id === id)
  return frame ? apply(program, frame, screenOf(frame).update(frame.state, action, program.env)) : done(program)
}

/** To all screens; only the one on top may go elsewhere or say something. */
const spread = (program: Program, action: Action): ProgramStep => {
  const top = topOf(program).id
  const stack = program.stack.map(frame =>
    frame.id === top ? frame : { ...frame, state: screenOf(frame).update(frame.state, action, program.env).state },
  )
  return tell({ ...program, stack }, top, action)
}

const tellTop = (program: Program, action: Action): ProgramStep => tell(program, topOf(program).id, action)

const openHelp = (program: Program): ProgramStep => {
  const scope = scopeOf(program)
  if (scope === 'menu' || scope === 'help') return done(program)
  return done(push(program, { screen: 'help', about: scope }, program.stack))
}

const openAccount = (program: Program): ProgramStep => {
  const place = accountPlace(placeNow(program), program.env)
  return done(place ? push(program, place, program.stack) : program)
}

const defaultWidth = 80

/** All screens, those below too: one comes back to rows that fit. */
const refit = (program: Program, env: Env): Program => {
  const stack = program.stack.map(frame => {
    const action: Action = { kind: 'resized', before: program.env }
    return { ...frame, state: screenOf(frame).update(frame.state, action, env).state }
  })
  return { ...program, stack, env }
}

const toggleWide = (program: Program): ProgramStep => {
  const isWide = !program.isWide
  const settings = { ...program.env.settings, textWidth: isWide ? 0 : defaultWidth }
  return done({ ...refit(program, { ...program.env, settings }), isWide })
}

const act = (program: Program, action: ActionName, count: number | null): ProgramStep => {
  const isMenu = scopeOf(program) === 'menu'
  switch (action) {
    case 'quit':
    case 'quitTyping':
      return leave(program)
    case 'redraw':
    case 'suspend':
      return done(program, [{ frame: topOf(program).id, task: { kind: action } }])
    case 'leaveTyping':
      return tellTop(program, { kind: 'left' })
    case 'help':
    case 'helpTyping':
      return openHelp(program)
    case 'drafts':
      return done(push(program, { screen: 'drafts' }, program.stack))
    case 'account':
      return openAccount(program)
    case 'wide':
      return toggleWide(program)
    case 'leave':
      if (!isMenu && isLoading(program)) return tellTop(program, { kind: 'cancelled' })
      return isMenu ? tellTop(program, { kind: 'left' }) : pop(program)
    case 'back':
      return isMenu ? tellTop(program, { kind: 'left' }) : pop(program)
    default:
      return actOnScreen(program, action, count)
  }
}

/** From anywhere to what is remembered. */
const keptFor = (action: ActionName, from: Place): Place | null => {
  if (from.screen === 'kept') return null
  if (action === 'history') return { screen: 'kept', words: null }
  return action === 'foundKept' ? { screen: 'kept', words: '' } : null
}

const actOnScreen = (program: Program, action: ActionName, count: number | null): ProgramStep => {
  const frame = topOf(program)
  const list = listFor(action, placeNow(program)) ?? keptFor(action, placeNow(program))
  if (list) return done(returnTo(program, list), partingTasks(program, [frame]))
  const reason = screenOf(frame).disabled?.(frame.state, action, program.env)
  if (reason) return done(withNote(program, program.env.translate(reason)))
  return tellTop(program, { kind: 'key', action, count })
}

const pressInField = (program: Program, { field }: FieldPlace, key: string): ProgramStep => {
  if (key === '^c') return leave(program)
  if (key === 'enter') return tellTop(program, { kind: 'submitted' })
  if (key === 'esc') return tellTop(program, { kind: 'left' })
  if (key === 'backspace' && field.text === '') return tellTop(program, { kind: 'left' })
  const typed = typeKey(field, key)
  return typed ? tellTop(program, { kind: 'typed', field: typed }) : done(program)
}

const isTyping = (program: Program): boolean => {
  const frame = topOf(program)
  return screenOf(frame).isTyping?.(frame.state) ?? false
}

/** Every key is text unless the scope binds it: no counts, and an unknown sequence is forgotten. */
const pressWhileTyping = (program: Program, key: string): ProgramStep => {
  const { keymap } = program.env
  const keys = [...program.pending.keys, key]
  const found = keymap.find(scopeOf(program), keys)
  if (found.kind === 'prefix') return done({ ...program, pending: { count: '', keys } })
  const next = { ...program, pending: nothingPending }
  if (found.kind === 'action') return act(next, found.action, null)
  return keys.length > 1 ? done(next) : tellTop(next, { kind: 'text', key })
}

const pressKey = (program: Program, key: string): ProgramStep => {
  if (isTyping(program)) return pressWhileTyping(program, key)
  const field = fieldOf(program)
  if (field) return pressInField(program, field, key)
  const frame = topOf(program)
  if (screenOf(frame).takesLetters?.(frame.state) && key !== '^c') return tellTop(program, { kind: 'letter', key })
  const { pending, outcome } = press(program.env.keymap, scopeOf(program), program.pending, key)
  const next = { ...program, pending }
  if (outcome.kind === 'action') return act(next, outcome.action, outcome.count)
  if (outcome.kind === 'wait') return done(next)
  // Esc and a quick key after it come as one key with Alt: no word about that.
  if (key.startsWith('m-')) return done(next)
  return done(withNote(next, program.env.translate('app.unknownKey', { key: outcome.keys })))
}

const paste = (program: Program, text: string): ProgramStep => {
  if (isTyping(program)) return tellTop(program, { kind: 'pasted', text })
  const place = fieldOf(program)
  return place ? tellTop(program, { kind: 'typed', field: insert(place.field, text) }) : done(program)
}

const at = (program: Program, now: number): Program => ({ ...program, env: { ...program.env, now } })

export const stepProgram = (program: Program, event: ProgramEvent): ProgramStep => {
  switch (event.kind) {
    case 'keyPressed':
      return pressKey({ ...at(program, event.now), note: null }, event.key)
    case 'pasted':
      return paste(at(program, event.now), event.text)
    case 'resized':
      return done({ ...refit(program, resizeEnv(program.env, event.columns, event.rows)), rows: event.rows })
    case 'noteFaded':
      return done(program.note?.id === event.id ? { ...program, note: null } : program)
    case 'noted':
      return done(withNote(program, event.note))
    case 'sitesKnown':
      return done({ ...program, env: { ...program.env, sites: event.sites } })
    case 'graphicsKnown':
      return done({ ...program, env: { ...program.env, graphics: event.graphics } })
    case 'sessionsKnown':
      return done({ ...program, env: { ...program.env, sessions: event.sessions } })
    case 'spread':
      return spread(program, event.action)
    case 'woke':
      return tellTop(at(program, event.now), { kind: 'woke' })
    case 'told':
      return tell({ ...program, env: learnNews(program.env, event.action, event.now) }, event.frame, event.action)
  }
}

export type ProgramStart = EnvStart & { readonly places: readonly Place[] }

/** `places` from the root up; the last is shown. */
export const createProgram = (start: ProgramStart): Program => {
  const empty: Program = {
    stack: [],
    nextId: 1,
    pending: nothingPending,
    note: null,
    env: createEnv(start),
    rows: start.rows,
    isWide: start.settings.textWidth === 0,
  }
  return start.places.reduce((program, place) => push(program, place, program.stack), empty)
}
