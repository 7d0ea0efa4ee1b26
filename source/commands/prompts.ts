/**
 * Questions, one line each, on stderr; the answers from the terminal, or from whoever feeds the input, line by line in the same order.
 * Nothing typed is kept, and a secret is not shown.
 */
import { createInterface, type Interface } from 'node:readline'
import { type Readable, Writable } from 'node:stream'
import { PalouError } from '../forum/errors.ts'

export type Prompts = {
  /** True at a terminal: pictures can be shown, questions repeated. */
  readonly isTerminal: boolean
  /** Cells a line of the terminal has. */
  readonly columns: number
  /** One line without its end; null when the input has ended. Throws `interrupted` on Ctrl-C. */
  ask(question: string): Promise<string | null>
  askSecret(question: string): Promise<string | null>
  /** Lines of text above the next question. */
  show(text: string): void
  /** Everything that is left of the input, as it is. */
  readAll(): Promise<string>
  close(): void
}

type Input = Readable & { readonly isTTY?: boolean | undefined }
type Output = Writable & { readonly columns?: number }

const readAll = async (input: Readable): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array))
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks))
}

/** What readline writes to: its echo of typed letters goes nowhere while a secret is typed. */
const createEcho = (output: Output) => {
  let isSilent = false
  const echo = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (!isSilent) output.write(chunk)
      done()
    },
  })
  const silence = (silent: boolean): void => {
    isSilent = silent
  }
  return { stream: Object.assign(echo, { columns: output.columns ?? 80 }), silence }
}

const openTerminal = (input: Input, output: Output, signal: AbortSignal): Prompts => {
  const question = (text: string, isSecret: boolean): Promise<string | null> =>
    new Promise((resolve, reject) => {
      const echo = createEcho(output)
      const lines = createInterface({ input, output: echo.stream, terminal: true, historySize: 0 })
      let isOver = false
      const finish = (settle: () => void): void => {
        if (isOver) return
        isOver = true
        signal.removeEventListener('abort', onAbort)
        lines.close()
        if (isSecret) output.write('\n')
        settle()
      }
      const onAbort = (): void => finish(() => reject(new PalouError('interrupted')))
      signal.addEventListener('abort', onAbort, { once: true })
      lines.once('SIGINT', onAbort)
      lines.once('close', () => finish(() => resolve(null)))
      lines.question(text, answer => finish(() => resolve(answer)))
      echo.silence(isSecret)
    })
  return {
    isTerminal: true,
    columns: output.columns ?? 80,
    ask: text => question(text, false),
    askSecret: text => question(text, true),
    show: text => void output.write(`${text}\n`),
    readAll: () => readAll(input),
    close: () => input.pause(),
  }
}

/** Lines that came through a pipe: asked for one by one, so that nothing is read that nobody wants. */
const openPipe = (input: Input, output: Output): Prompts => {
  let lines: Interface | null = null
  let iterator: AsyncIterator<string> | null = null
  const next = async (text: string): Promise<string | null> => {
    lines ??= createInterface({ input, terminal: false })
    iterator ??= lines[Symbol.asyncIterator]()
    output.write(text)
    const { value, done } = await iterator.next()
    output.write('\n')
    return done ? null : (value as string)
  }
  return {
    isTerminal: false,
    columns: 80,
    ask: next,
    askSecret: next,
    show: text => void output.write(`${text}\n`),
    readAll: () => readAll(input),
    close: () => lines?.close(),
  }
}

export const openPrompts = (input: Input, output: Output, signal: AbortSignal): Prompts =>
  input.isTTY ? openTerminal(input, output, signal) : openPipe(input, output)
