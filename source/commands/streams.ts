/** Where a command's words go. Written text is waited for, so that nothing is lost in a pipe; a closed pipe is no error. */

export type Sink = {
  readonly isTerminal: boolean
  /** null where nobody knows. */
  readonly columns: number | null
  /** Resolves when it was taken: false when nobody reads any more. */
  write(text: string): Promise<boolean>
}

export type Streams = { readonly stdout: Sink; readonly stderr: Sink }

const isClosed = (error: NodeJS.ErrnoException): boolean =>
  error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' || error.code === 'EIO'

export const createSink = (stream: NodeJS.WriteStream): Sink => {
  let closed = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true
    if (!isClosed(error)) process.exitCode = 1
  })
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? null,
    write: text =>
      closed ? Promise.resolve(false) : new Promise(resolve => stream.write(text, error => resolve(!error && !closed))),
  }
}
