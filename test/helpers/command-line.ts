/** The command line inside the test's own process: argv in; exit code and what was written out. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { Services } from '../../source/commands/contract.ts'
import { dispatch } from '../../source/commands/dispatch.ts'
import { openPrompts, type Prompts } from '../../source/commands/prompts.ts'
import type { Sink } from '../../source/commands/streams.ts'
import { languageSetting, openServices } from '../../source/context.ts'
import type { Reader } from '../../source/reader.ts'

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

export type Situation = {
  readonly env?: Readonly<Record<string, string>>
  readonly home?: string
  /** Origins that need no manners: the sample forum of the test. */
  readonly ownSites?: readonly string[]
  /** Instead of the network. */
  readonly reader?: Reader
  readonly signal?: AbortSignal
  /** What a pipe feeds to questions, line by line; nothing by default. A function is asked for each line. */
  readonly input?: string | (() => AsyncIterable<string>)
  /** A terminal of so many columns instead of pipes. */
  readonly columns?: number
  /** Nobody reads on after so many writes. */
  readonly closesAfter?: number
  readonly showReader?: Services['showReader']
}

type Recorder = Sink & { readonly text: () => string }

const createRecorder = (columns: number | null, closesAfter: number): Recorder => {
  const written: string[] = []
  return {
    isTerminal: columns !== null,
    columns,
    write: async text => {
      if (written.length >= closesAfter) return false
      written.push(text)
      return true
    },
    text: () => written.join(''),
  }
}

const createInput = (input: string | (() => AsyncIterable<string>)): Readable =>
  Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input())

const createOutput = (sink: Sink): Writable =>
  new Writable({
    write: (chunk: Buffer, _, done) => void sink.write(chunk.toString()).then(() => done()),
  })

export const createHome = (): { readonly home: string; readonly remove: () => void } => {
  const home = mkdtempSync(join(tmpdir(), 'palou-test-'))
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) }
}

/** Runs `palou ARGS`. Without `home` nothing is kept from one run to the next. */
export const runCommand = async (args: readonly string[], situation: Situation = {}): Promise<Ran> => {
  const own = situation.home === undefined ? createHome() : null
  const env = {
    PALOU_HOME: situation.home ?? own?.home ?? '',
    PATH: process.env.PATH ?? '',
    PAGER: '',
    ...situation.env,
  }
  const columns = situation.columns ?? null
  const stdout = createRecorder(columns, situation.closesAfter ?? Number.POSITIVE_INFINITY)
  const stderr = createRecorder(columns, Number.POSITIVE_INFINITY)
  let prompts: Prompts | null = null
  const joined = {
    version: '0.0.0',
    env,
    signal: situation.signal ?? new AbortController().signal,
    isInteractive: columns !== null,
    releaseSignals: () => {},
  }
  const code = await dispatch(args, {
    env,
    streams: { stdout, stderr },
    languageSetting: () => languageSetting(env),
    openServices: async globals => {
      const services = openServices(joined, globals)
      for (const url of situation.ownSites ?? []) services.startedHere(url)
      const { reader, showReader } = situation
      return {
        ...services,
        openPrompts: async () => {
          prompts ??= openPrompts(createInput(situation.input ?? ''), createOutput(stderr), services.signal)
          return prompts
        },
        ...(reader ? { openReader: async () => reader } : {}),
        ...(showReader ? { showReader } : {}),
      }
    },
  })
  own?.remove()
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

export const linesOf = (text: string): readonly string[] => text.split('\n').filter(line => line !== '')
export const parseLines = (text: string): readonly Record<string, unknown>[] =>
  linesOf(text).map(line => JSON.parse(line) as Record<string, unknown>)
