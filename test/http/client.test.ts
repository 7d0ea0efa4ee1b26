import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import { closedPort, openClient, serve, serveRaw, stillClock } from './loopback.ts'

const failure = async (work: Promise<unknown>): Promise<PalouError> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof PalouError)) throw new Error(`no PalouError but ${error}`)
  return error
}

const html = { 'content-type': 'text/html; charset=utf-8' }
const page = '<html><body>爬楼</body></html>'

test('a page arrives with its text, headers, status and times', async () => {
  const { base, seen } = await serve((_, response) => response.writeHead(200, html).end(page))
  const answer = await openClient().get(`${base}forum.php?a=1#pid7`)
  expect(answer).toMatchObject({ status: 200, text: page, charset: 'utf-8', charsetMismatch: false, location: null })
  expect(answer.url).toBe(`${base}forum.php?a=1`)
  expect(answer.requestedUrl).toBe(`${base}forum.php?a=1`)
  expect(answer.serverDate).not.toBeNull()
  expect(seen[0]?.headers['user-agent']).toContain('palou/1.2.3')
})

test('a status alone never throws', async () => {
  for (const status of [404, 500, 503, 429]) {
    const { base } = await serve((_, response) => response.writeHead(status, html).end(page))
    await expect(openClient().get(base)).resolves.toMatchObject({ status, text: page })
  }
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const)('a body packed with %s is unpacked, error pages too', async (encoding, pack) => {
  const { base, seen } = await serve((request, response) =>
    response.writeHead(request.url === '/' ? 200 : 404, { ...html, 'content-encoding': encoding }).end(pack(page)),
  )
  const client = openClient()
  expect((await client.get(base)).text).toBe(page)
  expect((await client.get(`${base}gone`)).text).toBe(page)
  expect(seen).toHaveLength(2)
  expect(seen[0]?.headers['accept-encoding']).toContain(encoding)
})

test('an encoding that lies is asked again without one', async () => {
  const { base, seen } = await serve((request, response) => {
    const lies = request.headers['accept-encoding'] !== 'identity'
    response.writeHead(200, lies ? { ...html, 'content-encoding': 'gzip' } : html).end(page)
  })
  expect((await openClient().get(base)).text).toBe(page)
  expect(seen).toHaveLength(2)
})

test('raw deflate, as some servers send it, is read', async () => {
  const { base } = await serve((request, response) => {
    const packs = request.headers['accept-encoding'] !== 'identity'
    response.writeHead(200, packs ? { ...html, 'content-encoding': 'deflate' } : html)
    response.end(packs ? deflateRawSync(page) : page)
  })
  expect((await openClient().get(base)).text).toBe(page)
})

test('redirects are followed with the cookies set on the way', async () => {
  const { base, seen } = await serve((request, response) => {
    if (request.url === '/a') response.writeHead(302, { location: 'b?x=1', 'set-cookie': 'k=1; path=/' }).end()
    else response.writeHead(200, html).end(page)
  })
  const answer = await openClient().get(`${base}a`)
  expect(answer).toMatchObject({ url: `${base}b?x=1`, requestedUrl: `${base}a`, status: 200 })
  expect(seen[1]?.headers.cookie).toBe('k=1')
})

test('a redirect is an answer when it is not to be followed', async () => {
  const { base, seen } = await serve((_, response) => response.writeHead(301, { location: '/b?pid=2#pid2' }).end())
  const answer = await openClient().get(`${base}a`, { follow: false })
  expect(answer).toMatchObject({ status: 301, location: `${base}b?pid=2#pid2`, url: `${base}a` })
  expect(seen).toHaveLength(1)
})

test('raw bytes in a Location reach the server as they were', async () => {
  const { base, seen } = await serve((request, response) => {
    if (request.url !== '/a') return response.writeHead(200, html).end(page)
    const location = Buffer.from([...Buffer.from('/u?name='), 0xd3, 0xd2]).toString('latin1')
    return response.writeHead(302, { location }).end()
  })
  await openClient().get(`${base}a`)
  expect(seen[1]?.url).toBe('/u?name=%D3%D2')
})

test('a thread that redirects to itself once is read', async () => {
  let asked = 0
  const { base } = await serve((request, response) => {
    asked += 1
    if (asked === 1) response.writeHead(302, { location: request.url ?? '' }).end()
    else response.writeHead(200, html).end(page)
  })
  const url = `${base}forum.php?mod=viewthread&tid=5&page=2`
  expect(await openClient().get(url)).toMatchObject({ status: 200, url })
  expect(asked).toBe(2)
})

test('the asked page is kept when a self-redirect loses it', async () => {
  let repaired = false
  const { base, seen } = await serve((request, response) => {
    if (!repaired) response.writeHead(302, { location: '/forum.php?mod=viewthread&tid=5' }).end()
    else response.writeHead(200, html).end(request.url)
    repaired = true
  })
  const answer = await openClient().get(`${base}forum.php?mod=viewthread&tid=5&page=3`)
  expect(answer.text).toContain('page=3')
  expect(seen.map(({ url }) => url?.includes('page='))).toEqual([true, false, true])
})

test('a ring of redirects ends in an error', async () => {
  const { base } = await serve((request, response) =>
    response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end(),
  )
  expect((await failure(openClient().get(`${base}a`))).code).toBe('too-many-redirects')
})

test('an endless chain of redirects ends in an error', async () => {
  let count = 0
  const { base } = await serve((_, response) => {
    count += 1
    response.writeHead(302, { location: `/${count}` }).end()
  })
  expect((await failure(openClient().get(base))).code).toBe('too-many-redirects')
})

test('nothing listening is connection-refused', async () => {
  const url = await closedPort()
  expect(await failure(openClient().get(url))).toMatchObject({ code: 'connection-refused', url })
})

test('a name that nobody knows is host-not-found', async () => {
  const lookup = (host: string, _: unknown, callback: (error: NodeJS.ErrnoException, address: string) => void): void =>
    callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), '')
  const { code } = await failure(openClient({ lookup }).get('http://nobody.example/'))
  expect(['host-not-found', 'offline']).toContain(code)
})

test('a body shorter than announced is connection-lost', async () => {
  const { base } = await serveRaw(socket => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>')
  })
  expect((await failure(openClient().get(base))).code).toBe('connection-lost')
})

test('chunks without their end are connection-lost', async () => {
  const { base } = await serveRaw(socket => {
    socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n')
  })
  expect((await failure(openClient().get(base))).code).toBe('connection-lost')
})

test('an answer that is no HTTP is connection-lost', async () => {
  const { base } = await serveRaw(socket => socket.end('SSH-2.0-x\r\n'))
  expect((await failure(openClient().get(base))).code).toBe('connection-lost')
})

test('a GET whose connection is closed before an answer is asked again once', async () => {
  const { base, count } = await serveRaw((socket, request) => {
    if (request === 1) socket.destroy()
    else socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok')
  })
  expect((await openClient().get(base)).text).toBe('ok')
  expect(count()).toBe(2)
})

test('a GET is given up after the second broken connection', async () => {
  const { base, count } = await serveRaw(socket => socket.destroy())
  expect((await failure(openClient().get(base))).code).toBe('connection-lost')
  expect(count()).toBe(2)
})

test('a POST on a broken connection is sent once', async () => {
  const { base, count } = await serveRaw(socket => socket.destroy())
  expect((await failure(openClient().post(base, [['a', 'b']]))).code).toBe('connection-lost')
  expect(count()).toBe(1)
})

test('a GET that acts is sent once, and its redirect is an answer', async () => {
  const broken = await serveRaw(socket => socket.destroy())
  expect((await failure(openClient().get(broken.base, { once: true }))).code).toBe('connection-lost')
  expect(broken.count()).toBe(1)

  const { base, seen } = await serve((_, response) => response.writeHead(302, { location: '/next' }).end())
  expect(await openClient().get(`${base}act`, { once: true })).toMatchObject({ status: 302, location: `${base}next` })
  expect(seen).toHaveLength(1)
})

test('a POST does not ride on a connection that the server may have given up', async () => {
  const ports: (number | undefined)[] = []
  const { base } = await serve((request, response) => {
    ports.push(request.socket.remotePort)
    response.writeHead(200, html).end(page)
  })
  const client = openClient()
  await client.get(base)
  await client.post(base, [])
  await client.get(base)
  expect(ports[2]).toBe(ports[0])
  expect(ports[1]).not.toBe(ports[0])
})

test('TLS spoken to a server without it is tls-failed', async () => {
  const { base } = await serveRaw(() => undefined)
  const plain = await serve((_, response) => response.end())
  expect((await failure(openClient().get(plain.base.replace('http:', 'https:')))).code).toBe('tls-failed')
  expect(base).not.toBe('')
})

test('no connection in time is timeout', async () => {
  const lookup = (): void => undefined
  const client = openClient({ lookup, timeouts: { connectMs: 30 } })
  expect((await failure(client.get('http://slow.example/'))).code).toBe('timeout')
})

test('no headers in time are timeout', async () => {
  const { base } = await serve(() => undefined)
  expect((await failure(openClient({ timeouts: { headersMs: 30 } }).get(base))).code).toBe('timeout')
})

test('a body that stops coming is timeout', async () => {
  const { base } = await serve((_, response) => response.writeHead(200, html).write('<html>'))
  expect((await failure(openClient({ timeouts: { bodyIdleMs: 30 } }).get(base))).code).toBe('timeout')
})

test('a body that trickles for ever is timeout', async () => {
  const { base } = await serve((_, response) => {
    response.writeHead(200, html)
    const timer = setInterval(() => response.write('x'), 5)
    response.on('close', () => clearInterval(timer))
  })
  expect((await failure(openClient({ timeouts: { totalMs: 80 } }).get(base))).code).toBe('timeout')
})

test('an announced size beyond the limit is not read', async () => {
  let sent = 0
  const { base } = await serve((_, response) => {
    response.writeHead(200, { ...html, 'content-length': 50_000_000 })
    const block = Buffer.alloc(100_000)
    const push = (): void => {
      while (sent < 50_000_000 && !response.destroyed) {
        sent += block.length
        if (!response.write(block)) return void response.once('drain', push)
      }
    }
    push()
  })
  expect((await failure(openClient().get(base))).code).toBe('too-large')
  expect(sent).toBeLessThan(20_000_000)
})

test('a body that grows beyond the limit is stopped, packed or not', async () => {
  const { base } = await serve((request, response) => {
    if (request.url === '/packed')
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(300_000)))
    else {
      response.writeHead(200, html)
      for (let count = 0; count < 30; count++) response.write(Buffer.alloc(10_000))
      response.end()
    }
  })
  const client = openClient({ maxBytes: 100_000 })
  expect((await failure(client.get(base))).code).toBe('too-large')
  expect((await failure(client.get(`${base}packed`))).code).toBe('too-large')
})

test('an address that is none is not-an-address', async () => {
  for (const url of ['ftp://a.example/', 'javascript:1', 'forum.php'])
    expect((await failure(openClient().get(url))).code).toBe('not-an-address')
})

test('an abort before sending sends nothing and frees the turn', async () => {
  const { base, seen } = await serve((_, response) => response.writeHead(200, html).end(page))
  const client = openClient()
  const stop = new AbortController()
  const unwanted = client.get(`${base}unwanted`, { signal: stop.signal })
  const next = client.get(`${base}next`)
  stop.abort()
  await expect(unwanted).rejects.toMatchObject({ name: 'AbortError' })
  expect((await next).text).toBe(page)
  expect(seen.map(({ url }) => url)).toEqual(['/next'])
})

test('an abort while the server thinks closes the connection and frees the turn', async () => {
  const stop = new AbortController()
  let closed = false
  const { base } = await serve((request, response) => {
    if (request.url === '/next') response.writeHead(200, html).end(page)
    else {
      request.on('close', () => {
        closed = true
      })
      stop.abort(new DOMException('not wanted', 'AbortError'))
    }
  })
  const client = openClient()
  await expect(client.get(base, { signal: stop.signal })).rejects.toMatchObject({ message: 'not wanted' })
  expect((await client.get(`${base}next`)).text).toBe(page)
  expect(closed).toBe(true)
})

test('cookies are kept between requests and handed to the next session', async () => {
  const { base, seen } = await serve((_, response) =>
    response
      .writeHead(200, { ...html, 'set-cookie': ['K_saltkey=abc; path=/; httponly; max-age=1000', 'K_sid=x; path=/'] })
      .end(page),
  )
  const first = openClient()
  await first.get(base)
  await first.get(base)
  expect(seen[1]?.headers.cookie).toBe('K_saltkey=abc; K_sid=x')

  const saved = await first.cookies.exportCookies()
  expect(saved.map(({ name, httpOnly, hostOnly }) => [name, httpOnly, hostOnly])).toEqual([
    ['K_saltkey', true, true],
    ['K_sid', false, true],
  ])
  const second = openClient()
  second.cookies.importCookies(JSON.parse(JSON.stringify(saved)))
  await second.get(base)
  expect(seen[2]?.headers.cookie).toBe('K_saltkey=abc; K_sid=x')
})

test('a request comes from the last page of its site, or from the root', async () => {
  const { base, seen } = await serve((_, response) => response.writeHead(200, html).end(page))
  const client = openClient()
  await client.get(`${base}forum.php?mod=viewthread&tid=1`)
  await client.get(`${base}misc.php?mod=seccode&inajax=1`)
  await client.get(`${base}forum.php`, { referer: 'http://elsewhere.example/' })
  await client.get(`${base}forum.php`, { referer: `${base}own` })
  expect(seen.map(({ headers }) => headers.referer)).toEqual([
    base,
    `${base}forum.php?mod=viewthread&tid=1`,
    `${base}forum.php?mod=viewthread&tid=1`,
    `${base}own`,
  ])
})

test('what a script would ask is marked so', async () => {
  const { base, seen } = await serve((_, response) => response.writeHead(200, html).end(page))
  const client = openClient()
  await client.get(`${base}forum.php?inajax=1`)
  await client.get(`${base}forum.php`)
  expect(seen.map(({ headers }) => headers['x-requested-with'])).toEqual(['XMLHttpRequest', undefined])
})

const reloadPage =
  '<html><head><title>&#x9891;&#x7e41;&#x5237;&#x65b0;&#x9650;&#x5236;</title></head><body><script>function reload() {	document.location.reload();}setTimeout("reload()", 1001);</script></body></html>'

test('a page that wants to be loaded again is, once and after a second', async () => {
  let asked = 0
  const { base } = await serve((_, response) => {
    asked += 1
    response.writeHead(200, html).end(asked === 1 ? reloadPage : page)
  })
  const { clock, slept } = stillClock()
  expect((await openClient({ clock }).get(base)).text).toBe(page)
  expect(asked).toBe(2)
  expect(slept.reduce((sum, part) => sum + part, 0)).toBeGreaterThanOrEqual(1000)
})

test('a page that keeps wanting it is rate-limited', async () => {
  const { base, seen } = await serve((_, response) => response.writeHead(200, html).end(reloadPage))
  expect((await failure(openClient({ clock: stillClock().clock }).get(base))).code).toBe('rate-limited')
  expect(seen).toHaveLength(2)
})

test('a POST that meets the reload page is not repeated', async () => {
  const { base, seen } = await serve((_, response) => response.writeHead(200, html).end(reloadPage))
  expect((await failure(openClient({ clock: stillClock().clock }).post(base, []))).code).toBe('rate-limited')
  expect(seen).toHaveLength(1)
})

test('a POST sends its fields in the site’s own bytes and keeps redirects as answers', async () => {
  let body = ''
  const { base, seen } = await serve((request, response) => {
    request.on('data', data => {
      body += data
    })
    request.on('end', () => response.writeHead(301, { location: 'forum.php?mod=viewthread&tid=9#pid1' }).end())
  })
  const answer = await openClient().post(
    `${base}forum.php?mod=post`,
    [
      ['message', '你好 a&b\n😀'],
      ['formhash', 'x'],
    ],
    { charset: 'gbk' },
  )
  expect(body).toBe('message=%C4%E3%BA%C3+a%26b%0D%0A%26%23128512%3B&formhash=x')
  expect(seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(answer).toMatchObject({ status: 301, location: `${base}forum.php?mod=viewthread&tid=9#pid1` })
  expect(seen).toHaveLength(1)
})

test('the site’s Retry-After holds the next request', async () => {
  let asked = 0
  const { base } = await serve((_, response) => {
    asked += 1
    response.writeHead(asked === 1 ? 429 : 200, asked === 1 ? { ...html, 'retry-after': '7' } : html).end(page)
  })
  const { clock, slept } = stillClock()
  const client = openClient({ clock })
  expect((await client.get(base)).headers['retry-after']).toBe('7')
  await client.get(base)
  expect(slept).toEqual([7000])
})

test('traces hold no secrets', async () => {
  const { base } = await serve((_, response) =>
    response.writeHead(200, { ...html, 'set-cookie': 'K_auth=secret' }).end(page),
  )
  const traces: unknown[] = []
  const client = openClient({ onTrace: trace => traces.push(trace) })
  const answer = await client.get(`${base}forum.php?mod=logging&formhash=deadbeef&aid=MTIz&tid=4`)
  const told = JSON.stringify([traces, answer.headers])
  expect(told).not.toMatch(/deadbeef|MTIz|secret/)
  expect(told).toContain('tid=4')
})
