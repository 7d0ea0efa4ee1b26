/** The sample forum as a small server on 127.0.0.1. It asks nothing of anybody and forgets everything when it closes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from './answer.ts'
import { type Charset, type Codec, loadCodec } from './codec.ts'
import { controlAnswer } from './control.ts'
import { parseCookies, parseFields, readForm, splitUrl } from './request.ts'
import { answerVisit } from './route.ts'
import { defaultRules, type Rules } from './rules.ts'
import { createState, findMember, openSession, type State } from './state.ts'
import { endGrowth } from './tend.ts'
import { cookiePrefix, type Visit } from './visit.ts'

export type DemoOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number
  readonly charset?: Charset
  readonly now?: () => number
  readonly rules?: Partial<Rules>
}

export type Demo = {
  /** `http://127.0.0.1:PORT/`. */
  readonly url: string
  readonly setRules: (rules: Partial<Rules>) => void
  readonly close: () => Promise<void>
}

type Site = { readonly state: State; readonly codec: Codec; readonly now: () => number; readonly base: () => string }

const readVisit = async (request: IncomingMessage, site: Site): Promise<Visit> => {
  const { path, query: queryText } = splitUrl(request.url ?? '/')
  const query = parseFields(queryText, site.codec)
  const form = parseFields(request.method === 'POST' ? await readForm(request) : '', site.codec)
  const cookies = parseCookies(request.headers.cookie, cookiePrefix)
  const session = openSession(site.state, cookies.saltkey)
  const isKnown = session.uid > 0 && cookies.auth === session.auth
  const all = (name: string): readonly string[] => form.get(name) ?? query.get(name) ?? []
  return {
    state: site.state,
    session,
    member: isKnown ? findMember(site.state, session.uid) : null,
    now: site.now(),
    base: site.base(),
    charset: site.codec.charset,
    percent: site.codec.percent,
    shown: site.codec.shown,
    bytes: text => site.codec.encode(text).length,
    method: request.method ?? 'GET',
    path,
    query,
    form,
    all,
    get: name => all(name).at(-1) ?? '',
    referer: request.headers.referer ?? '',
    cookies,
  }
}

const cookieLines = (visit: Visit, answer: Answer): readonly string[] => [
  ...(visit.cookies.saltkey === visit.session.saltkey
    ? []
    : [`${cookiePrefix}saltkey=${visit.session.saltkey}; Max-Age=2592000; path=/; HttpOnly`]),
  `${cookiePrefix}lastact=${Math.floor(visit.now / 1000)}%09${visit.path}%09; Max-Age=86400; path=/`,
  ...answer.cookies.map(cookie => `${cookiePrefix}${cookie}`),
]

const send = (response: ServerResponse, answer: Answer, codec: Codec, cookies: readonly string[]): void => {
  const isText = typeof answer.body === 'string'
  const text = isText ? (answer.body as string).replace('encoding="utf-8"?>', `encoding="${codec.charset}"?>`) : ''
  const isPage = isText && answer.type !== 'application/json'
  const json = (): Uint8Array => Buffer.from(codec.shown(text), 'utf8')
  const bytes = !isText ? (answer.body as Uint8Array) : isPage ? codec.encode(text) : json()
  response.writeHead(answer.status, {
    ...answer.headers,
    'Content-Type': isText ? `${answer.type}; charset=${isPage ? codec.charset : 'utf-8'}` : answer.type,
    'Content-Length': bytes.length,
    'Set-Cookie': [...cookies],
  })
  response.end(bytes)
}

/** A name that some page had resolved to this machine is not served: only the machine's own names are. */
const isOwnName = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')

const handle = async (request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> => {
  if (!isOwnName(request.headers.host)) {
    response.writeHead(403).end()
    return
  }
  const visit = await readVisit(request, site)
  if (site.state.rules.delay > 0) await sleep(site.state.rules.delay)
  const answer =
    visit.path === '__demo' ? controlAnswer(site.state, visit.query, site.now) : answerVisit(visit, request.url ?? '/')
  send(response, answer, site.codec, cookieLines(visit, answer))
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

export const startDemo = async (options: DemoOptions = {}): Promise<Demo> => {
  const now = options.now ?? Date.now
  const codec = await loadCodec(options.charset ?? 'utf-8')
  const state = createState(now(), { ...defaultRules, ...options.rules })
  let url = ''
  const site: Site = { state, codec, now, base: () => url }
  const server = createServer((request, response) => {
    handle(request, response, site).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end(`sample forum: ${error instanceof Error ? error.message : String(error)}`)
    })
  })
  const port = await listen(server, options.port ?? 0)
  url = `http://127.0.0.1:${port}/`
  return {
    url,
    setRules: rules => {
      state.rules = { ...state.rules, ...rules }
    },
    close: () =>
      new Promise(resolve => {
        endGrowth(state)
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
