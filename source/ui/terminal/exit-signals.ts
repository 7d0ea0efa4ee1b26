/** Signals that end the reader, with the exit codes a shell gives them. */

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGQUIT: 131 } as const

/** Calls `leave` with the exit code; the returned function stops listening. */
export const onExitSignal = (leave: (code: number) => void): (() => void) => {
  const stops = Object.entries(codes).map(([signal, code]) => {
    const listener = () => leave(code)
    process.on(signal as NodeJS.Signals, listener)
    return () => process.off(signal as NodeJS.Signals, listener)
  })
  return () => {
    for (const stop of stops) stop()
  }
}
