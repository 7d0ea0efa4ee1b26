/** Small servers on loopback, closed after each test. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import { createHttpClient, type HttpClientOptions } from '../../source/http/client.ts'
import type { Clock } from '../../source/http/clock.ts'

const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const listen = (server: Server): Promise<string> =>
  new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
  })

/** An HTTP server; `seen` are its requests in order. */
export const serve = async (listener: RequestListener) => {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    listener(request, response)
  })
  const base = await listen(server)
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { base, seen }
}

/** A TCP server that is told of each request's beginning and answers by itself. */
export const serveRaw = async (onRequest: (socket: Socket, count: number, head: string) => void) => {
  let requests = 0
  const sockets = new Set<Socket>()
  const server = createTcpServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', data => {
      const head = data.toString('latin1')
      if (!/^(?:GET|POST|CONNECT) /.test(head)) return
      requests += 1
      onRequest(socket, requests, head)
    })
  })
  const base = await listen(server)
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { base, count: () => requests }
}

/** An address where nothing listens. */
export const closedPort = async (): Promise<string> => {
  const server = createTcpServer()
  const base = await listen(server)
  await new Promise(resolve => server.close(resolve))
  return base
}

/** Time that passes only by being slept through. */
export const stillClock = () => {
  let time = 1_000_000
  const slept: number[] = []
  const clock: Clock = {
    now: () => time,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted()
      slept.push(milliseconds)
      time += milliseconds
    },
  }
  return { clock, slept }
}

/** A client that waits for nobody's manners. */
export const openClient = (options: Partial<HttpClientOptions> = {}) => {
  const client = createHttpClient({ version: '1.2.3', spacing: 0, ...options })
  closing.push(() => client.close())
  return client
}
