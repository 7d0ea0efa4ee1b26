/** What the process gives (arguments, signals, streams) to the command line, and its answer to the process. */
import { dispatch } from './commands/dispatch.ts'
import { createSink, isTerminal } from './commands/streams.ts'
import { languageSetting, openServices } from './context.ts'
import { PalouError } from './forum/errors.ts'

/** How a signal ends a program, as shells tell it. */
const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
type Signal = keyof typeof signalCodes
const signals = Object.keys(signalCodes) as readonly Signal[]

type Signals = { readonly signal: AbortSignal; readonly received: () => Signal | null; readonly release: () => void }

const listenToSignals = (): Signals => {
  const abort = new AbortController()
  let received: Signal | null = null
  const onSignal = (signal: Signal): void => {
    // The second time is meant: what was read so far is not waited for.
    if (received) process.exit(signalCodes[signal])
    received = signal
    abort.abort(new PalouError('interrupted'))
  }
  for (const signal of signals) process.on(signal, onSignal)
  const release = (): void => {
    for (const signal of signals) process.off(signal, onSignal)
  }
  return { signal: abort.signal, received: () => received, release }
}

/** The exit code. */
export const main = async (argv: readonly string[], version: string): Promise<number> => {
  const { signal, received, release } = listenToSignals()
  const { env } = process
  const isInteractive = isTerminal(0) && isTerminal(1)
  const code = await dispatch(argv, {
    env,
    streams: { stdout: createSink(1), stderr: createSink(2) },
    languageSetting: () => languageSetting(env),
    openServices: async globals =>
      openServices({ version, env, signal, isInteractive, releaseSignals: release }, globals),
  })
  release()
  const signalled = received()
  return signalled && code === signalCodes.SIGINT ? signalCodes[signalled] : code
}
