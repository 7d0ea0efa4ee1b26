/**
 * A bad line on loopback: between palou and the sample forum, byte by byte. It cuts, drops, delays, repeats and reorders, as a seeded
 * plan says for each connection. What it does to a write is what real lines do: the request or its answer is cut anywhere, the answer is
 * lost, garbled or late, the request arrives after palou has given up, or twice on one connection.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'

export type Random = () => number

/** mulberry32: the same seed gives the same line. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** `at` is a share of the bytes of that direction, 0 to 1. */
export type Fault =
  | { readonly kind: 'none' }
  /** The connection is there and gone. */
  | { readonly kind: 'refuse' }
  | { readonly kind: 'cutRequest'; readonly at: number }
  | { readonly kind: 'cutResponse'; readonly at: number }
  | { readonly kind: 'dropResponse' }
  /** Palou's end breaks at once, the request arrives all the same. */
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'repeatRequest' }
  | { readonly kind: 'repeatResponse'; readonly at: number }
  | { readonly kind: 'reorderResponse'; readonly at: number }

export type LossyProxy = {
  readonly url: string
  /** Asked for each connection, with the first line of its first request. */
  plan: (firstLine: string) => Fault
  readonly count: () => number
  /** Once everything that is under way to the forum has arrived: the line's delays have an end. */
  readonly quiet: () => Promise<void>
  close(): Promise<void>
}

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Whole requests as far as HTTP of this kind goes: head, then as many bytes as it names. */
const requestLength = (bytes: Buffer): number | null => {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return null
  const length = Number(
    bytes
      .subarray(0, end)
      .toString('latin1')
      .match(/content-length: *(\d+)/i)?.[1] ?? 0,
  )
  return bytes.length >= end + 4 + length ? end + 4 + length : null
}

/** What reaches palou of an answer; false: the line is cut after it. */
const spoil = (answer: Buffer, fault: Fault): { readonly bytes: Buffer; readonly whole: boolean } => {
  if (!('at' in fault) || fault.kind === 'cutRequest') return { bytes: answer, whole: true }
  const at = Math.floor(fault.at * answer.length)
  const size = Math.min(40, answer.length - at)
  const [before, piece, after] = [answer.subarray(0, at), answer.subarray(at, at + size), answer.subarray(at + size)]
  if (fault.kind === 'cutResponse') return { bytes: before, whole: false }
  if (fault.kind === 'repeatResponse') return { bytes: Buffer.concat([before, piece, piece, after]), whole: true }
  const next = after.subarray(0, size)
  return { bytes: Buffer.concat([before, next, piece, after.subarray(size)]), whole: true }
}

/** One request and its answer, on a connection of its own to the forum, so that each exchange can be spoilt by itself. */
const exchange = (port: number, request: Buffer): Promise<Buffer> =>
  new Promise(resolve => {
    const chunks: Buffer[] = []
    const server = connect(port, '127.0.0.1')
    let idle: NodeJS.Timeout | null = null
    const done = (): void => {
      if (idle) clearTimeout(idle)
      server.destroy()
      resolve(Buffer.concat(chunks))
    }
    server.on('data', chunk => {
      chunks.push(chunk)
      const all = Buffer.concat(chunks)
      const whole = requestLength(all)
      if (whole !== null && idle === null) idle = setTimeout(done, 2)
    })
    server.on('error', done)
    server.on('close', done)
    server.write(request)
  })

type Track = <Value>(work: Promise<Value>) => Promise<Value>

const serve = async (client: Socket, port: number, plan: (firstLine: string) => Fault, track: Track): Promise<void> => {
  let pending = Buffer.alloc(0)
  let fault: Fault | null = null
  for await (const chunk of client) {
    pending = Buffer.concat([pending, chunk as Buffer])
    const length = requestLength(pending)
    if (length === null) continue
    const request = pending.subarray(0, length)
    pending = pending.subarray(length)
    fault = plan(request.subarray(0, request.indexOf('\r\n')).toString('latin1'))
    if (fault.kind === 'refuse') break
    if (fault.kind === 'cutRequest') {
      const server = connect(port, '127.0.0.1')
      server.on('error', () => {})
      server.end(request.subarray(0, Math.floor(fault.at * request.length)))
      setTimeout(() => server.destroy(), 5)
      break
    }
    if (fault.kind === 'late') {
      const { ms } = fault
      const arrives = wait(ms).then(() => exchange(port, request))
      client.destroy()
      await track(arrives)
      return
    }
    if (fault.kind === 'delay') await wait(fault.ms)
    const sent = fault.kind === 'repeatRequest' ? Buffer.concat([request, request]) : request
    const answer = await track(exchange(port, sent))
    if (fault.kind === 'dropResponse') continue
    const { bytes, whole } = spoil(answer, fault)
    await new Promise<void>(resolve => client.write(bytes, () => resolve()))
    if (!whole || answer.length === 0) break
  }
  client.destroy()
}

const listen = (server: Server): Promise<number> =>
  new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })

export const startLossyProxy = async (target: string): Promise<LossyProxy> => {
  const port = Number(new URL(target).port)
  const clients = new Set<Socket>()
  const underWay = new Set<Promise<unknown>>()
  let spoilt = 0
  const track: Track = work => {
    underWay.add(work)
    return work.finally(() => underWay.delete(work))
  }
  const proxy = {
    plan: (_: string): Fault => ({ kind: 'none' }),
  }
  const server = createServer(client => {
    clients.add(client)
    client.on('error', () => {})
    client.on('close', () => clients.delete(client))
    const plan = (firstLine: string): Fault => {
      const fault = proxy.plan(firstLine)
      if (fault.kind !== 'none') spoilt += 1
      return fault
    }
    serve(client, port, plan, track).catch(() => client.destroy())
  })
  const url = `http://127.0.0.1:${await listen(server)}/`
  return Object.assign(proxy, {
    url,
    count: () => spoilt,
    quiet: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () =>
      new Promise<void>(resolve => {
        for (const client of clients) client.destroy()
        server.close(() => resolve())
      }),
  })
}
