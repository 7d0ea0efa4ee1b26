/** A guard in front of the sample forum: a small server that stands in the way, and lets through what passes it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Demo } from '../../source/demo/server.ts'

export type Visit = {
  readonly path: string
  readonly method: string
  readonly cookie: string
  readonly body: string
  /** Requests before this one. */
  readonly count: number
}

export type Answer = {
  readonly status?: number
  readonly html?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** null lets the visit through. */
export type Guard = (visit: Visit) => Answer | null

export type GuardedSite = { readonly url: string; readonly asked: readonly string[]; close(): Promise<void> }

const readBody = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return body
}

const send = (response: ServerResponse, { status = 200, html = '', headers = {} }: Answer): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
  response.end(html)
}

const forward = async (demo: Demo, url: string, { path, method, cookie, body }: Visit, response: ServerResponse) => {
  const answer = await fetch(demo.url + path.slice(1), {
    method,
    redirect: 'manual',
    headers: { cookie, ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(method === 'POST' ? { body } : {}),
  })
  const location = answer.headers.get('location')
  const type = answer.headers.get('content-type') ?? 'text/html'
  response.writeHead(answer.status, {
    'content-type': type,
    'set-cookie': answer.headers.getSetCookie(),
    ...(location ? { location: location.replace(demo.url, url) } : {}),
  })
  response.end(
    /^text|json|xml/.test(type)
      ? (await answer.text()).replaceAll(demo.url, url)
      : Buffer.from(await answer.arrayBuffer()),
  )
}

export const startGuard = async (demo: Demo, guard: Guard): Promise<GuardedSite> => {
  const asked: string[] = []
  let url = ''
  const server = createServer(async (request, response) => {
    const visit: Visit = {
      path: request.url ?? '/',
      method: request.method ?? 'GET',
      cookie: request.headers.cookie ?? '',
      body: await readBody(request),
      count: asked.length,
    }
    asked.push(`${visit.method} ${visit.path}`)
    const answer = guard(visit)
    if (answer) send(response, answer)
    else await forward(demo, url, visit, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const close = (): Promise<void> =>
    new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url, asked, close }
}
