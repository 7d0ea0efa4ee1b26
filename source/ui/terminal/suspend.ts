/** ^Z, `kill -TSTP` and `fg` as a shell expects them: the terminal is whole while the reader is stopped, and the reader after it. */

/** Hands the terminal over for as long as a promise lasts. */
export type Suspend = (during: () => Promise<void>) => Promise<void>

/**
 * Stops the whole job (npm, too, when it started us) and settles when it runs again. A job that no shell controls can't be stopped:
 * the kernel ignores the signal, and the short timer lets the reader go on. While stopped no timer runs, so none can fire early.
 */
const stopJob = (): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resume, 300)
    function resume() {
      clearTimeout(timer)
      process.off('SIGCONT', resume)
      resolve()
    }
    process.once('SIGCONT', resume)
    process.kill(0, 'SIGTSTP')
  })

export type JobControl = { readonly stop: () => Promise<void>; readonly close: () => void }

export const createJobControl = (suspend: Suspend): JobControl => {
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    // With a listener of ours the signal would stop nothing.
    process.off('SIGTSTP', stop)
    await suspend(stopJob).finally(() => {
      process.on('SIGTSTP', stop)
      isStopping = false
    })
  }
  /** Stopped by a signal that nobody can hear (SIGSTOP): the terminal's modes may be another's by now. */
  const onContinue = () => {
    if (!isStopping) void suspend(async () => {})
  }
  process.on('SIGTSTP', stop)
  process.on('SIGCONT', onContinue)
  return {
    stop,
    close: () => {
      process.off('SIGTSTP', stop)
      process.off('SIGCONT', onContinue)
    },
  }
}
