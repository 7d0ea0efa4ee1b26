/** Where a command's words go. Written text is waited for, so that nothing is lost in a pipe; a closed pipe is no error. */
import { fstatSync } from 'node:fs'

/**
 * Only a character device can be a terminal. node:tty is asked about those alone: it brings half of node's networking along, and a
 * script's pipe needs none of it.
 */
export const isTerminal = (descriptor: 0 | 1 | 2): boolean => {
  try {
    return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(descriptor)
  } catch {
    return false
  }
}

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

/** Opens the stream with the first use: a command that says nothing on stderr does not wait for one. */
export const createSink = (descriptor: 1 | 2): Sink => {
  let opened: OpenSink | null = null
  const open = (): OpenSink => {
    opened ??= openSink(descriptor === 1 ? process.stdout : process.stderr)
    return opened
  }
  return {
    isTerminal: isTerminal(descriptor),
    get columns() {
      return isTerminal(descriptor) ? open().columns : null
    },
    write: text => open().write(text),
  }
}

type OpenSink = Pick<Sink, 'columns' | 'write'>

const openSink = (stream: NodeJS.WriteStream): OpenSink => {
  let closed = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true
    if (!isClosed(error)) process.exitCode = 1
  })
  return {
    columns: stream.columns ?? null,
    write: text =>
      closed ? Promise.resolve(false) : new Promise(resolve => stream.write(text, error => resolve(!error && !closed))),
  }
}
