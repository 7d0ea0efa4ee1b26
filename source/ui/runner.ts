/**
 * Does what the program asks for: fetches what is wanted, aborts what is wanted no longer, drops what comes too late, does each task
 * once. Whoever draws subscribes.
 */
import { isPalouError, PalouError } from '../forum/errors.ts'
import type { Reader } from '../reader.ts'
import { type Program, screenOf, stepProgram, topOf, wantsOf } from './program.ts'
import type { ProgramEvent } from './program-event.ts'
import { createRecaller } from './recall.ts'
import type { Action, Note, Task } from './screen.ts'
import { fetchWant, type RecallingDesk, type Want, wantKey } from './want.ts'

/** `tell` reaches the screen whose task it is, for as long as that is there. */
export type Doer = (task: Task, frame: number, tell: (action: Action) => void) => Promise<Note | string | null>

export type Runner = {
  readonly program: () => Program
  readonly subscribe: (listener: () => void) => () => void
  /** All events of one input are stepped before anything is drawn. */
  readonly send: (...events: readonly ProgramEvent[]) => void
  /** Settles with the exit code. */
  readonly exited: Promise<number>
  readonly exit: (code: number) => void
  readonly close: () => void
}

type Running = { readonly frame: number; readonly abort: AbortController }

const asPalouError = (error: unknown): PalouError =>
  isPalouError(error)
    ? error
    : new PalouError('internal', { detail: error instanceof Error ? error.message : String(error), cause: error })

/** How long a message stays; one that tells of a failure is read twice. */
const noteTime = { plain: 4000, error: 10_000 } as const

const noDesk: RecallingDesk = {
  recall: createRecaller(null).recall,
  loadForm: () => Promise.reject(new PalouError('internal')),
  openDraft: () => Promise.reject(new PalouError('internal')),
  loadLogin: () => Promise.reject(new PalouError('internal')),
  listUnsent: () => Promise.resolve({ drafts: [], outbox: [] }),
  loadPicture: () => Promise.reject(new PalouError('internal')),
}

export const createRunner = (
  first: Program,
  reader: Reader,
  doTask: Doer,
  now: () => number,
  desk: RecallingDesk = noDesk,
): Runner => {
  let program = first
  let wakeTimer: ReturnType<typeof setTimeout> | undefined
  let noteTimer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  const running = new Map<string, Running>()
  const listeners = new Set<() => void>()
  const { promise: exited, resolve: exit } = Promise.withResolvers<number>()

  const step = (event: ProgramEvent): void => {
    const next = stepProgram(program, event)
    const isNewNote = next.program.note !== program.note
    program = next.program
    if (isNewNote) scheduleFade()
    for (const { frame, task } of next.tasks) void doOne(frame, task)
    if (next.exit !== null) exit(next.exit)
  }

  const doOne = async (frame: number, task: Task): Promise<void> => {
    const note = await doTask(task, frame, action => send({ kind: 'told', frame, action, now: now() }))
    if (note) send({ kind: 'noted', note: toNote(note) })
  }

  const send = (...events: readonly ProgramEvent[]): void => {
    if (isClosed) return
    for (const event of events) step(event)
    fetchWanted()
    scheduleWake()
    for (const listener of listeners) listener()
  }

  /** Runs only while a screen counts time. */
  const scheduleWake = (): void => {
    clearTimeout(wakeTimer)
    const frame = topOf(program)
    const at = screenOf(frame).wakeAt?.(frame.state, program.env) ?? null
    if (at !== null) wakeTimer = setTimeout(() => send({ kind: 'woke', now: now() }), Math.max(0, at - now()))
  }

  /** Runs while a message is shown. */
  const scheduleFade = (): void => {
    clearTimeout(noteTimer)
    const { note } = program
    if (note) noteTimer = setTimeout(() => send({ kind: 'noteFaded', id: note.id }), noteTime[note.tone])
  }

  const fetchWanted = (): void => {
    const frame = topOf(program).id
    const wanted = new Map(wantsOf(program).map(want => [`${frame} ${wantKey(want)}`, want]))
    for (const [key, { abort }] of running) {
      if (wanted.has(key)) continue
      running.delete(key)
      abort.abort()
    }
    for (const [key, want] of wanted) if (!running.has(key)) void fetchOne(key, frame, want)
  }

  const fetchOne = async (key: string, frame: number, want: Want): Promise<void> => {
    const mine: Running = { frame, abort: new AbortController() }
    running.set(key, mine)
    const action = await fetchWant(reader, desk, want, mine.abort.signal).then(
      arrival => ({ kind: 'arrived', arrival }) as const,
      error => ({ kind: 'failed', want, error: asPalouError(error) }) as const,
    )
    // Given up or asked anew in the meantime: this answer is nobody's.
    if (running.get(key) !== mine) return
    running.delete(key)
    send({ kind: 'told', frame, action, now: now() })
  }

  const close = (): void => {
    isClosed = true
    clearTimeout(noteTimer)
    clearTimeout(wakeTimer)
    for (const { abort } of running.values()) abort.abort()
    running.clear()
  }

  fetchWanted()
  return {
    program: () => program,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send,
    exited,
    exit,
    close,
  }
}

const toNote = (note: Note | string): Note => (typeof note === 'string' ? { text: note, tone: 'plain' } : note)
