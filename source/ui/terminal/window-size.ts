/** The window's size, and that it was touched at all. */

/**
 * `resized` is called before any other listener of the stream. `touched` is called when the window changed and is again what it was:
 * Node tells nothing then, but the terminal has cut rows off in between and does not bring them back. Returns how to stop.
 */
export const onWindowChange = (stdout: NodeJS.WriteStream, resized: () => void, touched: () => void): (() => void) => {
  let isTold = false
  const onResize = () => {
    isTold = true
    resized()
  }
  // Node's own listener for the signal was there first: by now it has told of a new size, or there is none.
  const onSignal = () => {
    if (!isTold) touched()
    isTold = false
  }
  stdout.prependListener('resize', onResize)
  process.on('SIGWINCH', onSignal)
  return () => {
    stdout.off('resize', onResize)
    process.off('SIGWINCH', onSignal)
  }
}
