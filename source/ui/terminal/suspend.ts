/** ^Z as a shell expects it. */

/**
 * Stops the whole job (npm, too, when it started us) and settles when it runs again. A job that no shell controls can't be stopped:
 * the kernel ignores the signal, and the short timer lets the reader go on. While stopped no timer runs, so none can fire early.
 */
export const stopJob = (): Promise<void> =>
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
