import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Every module that asking for one page loads, by its URL. */
const program = (client: string, url: string): string => `
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context) } })
  const { createHttpClient } = await import(${JSON.stringify(client)})
  const page = await createHttpClient({ version: '1' }).get(${JSON.stringify(url)})
  console.log(JSON.stringify({ status: page.status, loaded }))
`

test('asking for one page loads neither all of undici nor the jar, proxies or tables that it does not need', async () => {
  const server = createServer((_, response) => response.setHeader('set-cookie', 'a=b').end('ok'))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const client = new URL('../../source/http/client.ts', import.meta.url).href
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program(client, url)])
  server.close()
  const { status, loaded } = JSON.parse(stdout) as { status: number; loaded: readonly string[] }
  expect(status).toBe(200)
  expect(loaded.filter(name => /undici\/lib\/dispatcher\/agent\.js$/.test(name))).toHaveLength(1)
  expect(
    loaded.filter(name =>
      /undici\/(?:index|lib\/(?:mock|web|cache)\/)|proxy-agent|tough-cookie|iconv|network-error/.test(name),
    ),
  ).toEqual([])
})
