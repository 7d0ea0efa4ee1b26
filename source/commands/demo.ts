/** `palou demo`: the reader on the sample forum; `--serve` only serves it and prints its address. */
import type { Result, Run } from './contract.ts'

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** Being stopped is how serving ends. */
const interrupted = 130

export const run: Run = async (services, { arguments: words, options }) => {
  const { startDemo } = await import('../demo/server.ts')
  const demo = await startDemo({ port: options.port, charset: options.charset })
  services.startedHere(demo.url)
  const close = async (): Promise<number> => {
    await demo.close()
    return 0
  }
  if (options.serve) {
    services.tell(services.translate('cli.serving', { url: demo.url }))
    const after = async (): Promise<number> => {
      await untilAborted(services.signal)
      await demo.close()
      return interrupted
    }
    const document = { schema: 'palou.demo/1', url: demo.url } as const
    if (options.format === 'text') return { kind: 'text', text: `${demo.url}\n`, after }
    return { kind: 'document', document, lines: () => [], after }
  }
  if (services.isInteractive && options.format === 'text') {
    return { kind: 'exit', code: await services.showReader({ kind: 'index', base: demo.url }).finally(close) }
  }
  const boards = await import('./boards.ts')
  const result: Result = await boards.run(services, { arguments: [demo.url, ...words], options })
  return { ...result, after: close }
}
