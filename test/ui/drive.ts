/** The reader without a terminal: places, keys by name, what it shows. The runner is the real one, the forum is made up. */

import type { ThreadId } from '../../source/forum/model.ts'
import type { SiteEntry } from '../../source/ui/env.ts'
import { createKeymap, type KeyOverrides } from '../../source/ui/keymap/keymap.ts'
import type { Place } from '../../source/ui/place.ts'
import { createProgram, type Program, topOf } from '../../source/ui/program.ts'
import { createRunner, type Doer, type Runner } from '../../source/ui/runner.ts'
import type { Task } from '../../source/ui/screen.ts'
import { defaultUiSettings, type UiSettings } from '../../source/ui/settings.ts'
import { base, createFakeReader, type FakeForum, type FakeReader } from './fake-reader.ts'

export const now = Date.parse('2026-11-24T12:00:00+08:00')

export type DriveOptions = {
  readonly places?: readonly Place[]
  readonly columns?: number
  readonly rows?: number
  readonly forum?: FakeForum
  readonly settings?: Partial<UiSettings>
  readonly sites?: readonly SiteEntry[]
  readonly keys?: KeyOverrides
  readonly hold?: boolean
}

export type Drive = {
  readonly runner: Runner
  readonly forum: FakeReader
  readonly tasks: readonly Task[]
  readonly program: () => Program
  /** The state of the screen on top, as `State`. */
  readonly state: <State>() => State
  /** Presses keys by name, then waits until nothing is being fetched. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  readonly settle: () => Promise<void>
  readonly resize: (columns: number, rows: number) => void
}

/** Answers come in microtasks: a few turns of the loop bring all that can come. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

export const drive = async (options: DriveOptions = {}): Promise<Drive> => {
  const forum = createFakeReader(options.forum)
  forum.hold = options.hold ?? false
  const tasks: Task[] = []
  const doTask: Doer = async task => {
    tasks.push(task)
    return task.kind === 'copy' ? task.note : null
  }
  const program = createProgram({
    places: options.places ?? [{ screen: 'boards', base, name: null }],
    columns: options.columns ?? 80,
    rows: options.rows ?? 24,
    now,
    settings: { ...defaultUiSettings, ...options.settings },
    sites: options.sites ?? [],
    keymap: createKeymap(options.keys),
  })
  const runner = createRunner(program, forum, doTask, () => now)
  await settle()
  return {
    runner,
    forum,
    tasks,
    program: runner.program,
    state: <State>() => topOf(runner.program()).state as State,
    press: async (...keys) => {
      for (const key of keys) runner.send({ kind: 'keyPressed', key, now })
      await settle()
    },
    settle,
    resize: (columns, rows) => runner.send({ kind: 'resized', columns, rows }),
  }
}

export const threadPlace = (changes: Partial<Extract<Place, { screen: 'thread' }>> = {}): Place => ({
  screen: 'thread',
  base,
  threadId: '7' as ThreadId,
  title: null,
  target: { kind: 'page', page: 1 },
  among: [],
  ...changes,
})
