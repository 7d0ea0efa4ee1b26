/** The entry of the built program: what the process gives (arguments, signals, streams) to the command line, its answer to the process. */
import manifest from '../package.json' with { type: 'json' }

const { version } = manifest
const argv = process.argv.slice(2)

/** How a signal ends a program, as shells tell it. */
const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
type Signal = keyof typeof signalCodes

const main = async (): Promise<number> => {
  const [{ dispatch }, { openServices, languageSetting }, { createSink }, { PalouError }] = await Promise.all([
    import('./commands/dispatch.ts'),
    import('./context.ts'),
    import('./commands/streams.ts'),
    import('./forum/errors.ts'),
  ])
  const abort = new AbortController()
  let signalled: Signal | null = null
  const onSignal = (signal: Signal): void => {
    // The second time is meant: what was read so far is not waited for.
    if (signalled) process.exit(signalCodes[signal])
    signalled = signal
    abort.abort(new PalouError('interrupted'))
  }
  const signals = Object.keys(signalCodes) as Signal[]
  for (const signal of signals) process.on(signal, onSignal)
  const joined = {
    version,
    env: process.env,
    signal: abort.signal,
    isInteractive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    releaseSignals: () => {
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
  const code = await dispatch(argv, {
    env: process.env,
    streams: { stdout: createSink(process.stdout), stderr: createSink(process.stderr) },
    languageSetting: () => languageSetting(process.env),
    openServices: async globals => openServices(joined, globals),
  })
  joined.releaseSignals()
  return signalled && code === signalCodes.SIGINT ? signalCodes[signalled as Signal] : code
}

// Asked for by scripts and prompts all the time: nothing is loaded for it.
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) process.stdout.write(`${version}\n`)
else process.exitCode = await main()
