import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { readProxySettings } from '../../source/http/proxy.ts'
import { openClient, serve, serveRaw } from './loopback.ts'

test('nothing set is no proxy', () => {
  expect(readProxySettings({})).toBeNull()
  expect(readProxySettings({ HTTP_PROXY: ' ', NO_PROXY: 'a' })).toBeNull()
})

test('lower case goes before upper case, ALL_PROXY fills what is missing', () => {
  expect(
    readProxySettings({
      http_proxy: 'http://a:1',
      HTTP_PROXY: 'http://b:1',
      ALL_PROXY: 'socks5h://c:1',
      no_proxy: 'x.cn',
    }),
  ).toEqual({ httpProxy: 'http://a:1', httpsProxy: 'socks5://c:1', noProxy: 'x.cn,localhost,127.0.0.1,[::1]' })
})

test('a host and port alone is an http proxy', () => {
  expect(readProxySettings({ HTTPS_PROXY: 'p.example:3128' })?.httpsProxy).toBe('http://p.example:3128')
})

test('a page of another host is asked through the proxy', async () => {
  const { base, seen } = await serve((_, response) => response.end('through'))
  const client = openClient({ env: { HTTP_PROXY: base } })
  expect((await client.get('http://forum.example/forum.php?x=1')).text).toBe('through')
  expect(seen[0]?.url).toBe('http://forum.example/forum.php?x=1')
})

test('a host that NO_PROXY names, and this machine, are asked directly', async () => {
  const proxy = await serve((_, response) => response.end('through'))
  const site = await serve((_, response) => response.end('direct'))
  const lookup = (_: string, options: { all?: boolean }, callback: (...facts: never[]) => void): void => {
    const answer = options.all ? [null, [{ address: '127.0.0.1', family: 4 }]] : [null, '127.0.0.1', 4]
    callback(...(answer as never[]))
  }
  const client = openClient({ env: { http_proxy: proxy.base, NO_PROXY: 'own.example' }, lookup: lookup as never })
  expect((await client.get(site.base)).text).toBe('direct')
  expect((await client.get(`http://own.example:${new URL(site.base).port}/`)).text).toBe('direct')
  expect(proxy.seen).toHaveLength(0)
})

/** A proxy that answers CONNECT with `status` and, when it agrees, connects to `target`. */
const tunnel = async (status: string, target: string) => {
  const asked: string[] = []
  const { base } = await serveRaw((socket, _, head) => {
    asked.push(head.split('\r\n')[0] ?? '')
    socket.write(`HTTP/1.1 ${status}\r\n\r\n`)
    if (!status.startsWith('200')) return socket.end()
    const far = connect(Number(new URL(target).port), '127.0.0.1')
    far.on('error', () => undefined)
    return socket.pipe(far).pipe(socket)
  })
  return { base, asked }
}

test('an https page is asked through a tunnel, and its TLS is ours', async () => {
  const plain = await serve((_, response) => response.end())
  const proxy = await tunnel('200 OK', plain.base)
  const client = openClient({ env: { HTTPS_PROXY: proxy.base } })
  await expect(client.get('https://forum.example/')).rejects.toMatchObject({ code: 'tls-failed' })
  expect(proxy.asked[0]).toBe('CONNECT forum.example:443 HTTP/1.1')
})

test('a proxy that refuses is connection-refused', async () => {
  const proxy = await tunnel('407 Proxy Authentication Required', 'http://127.0.0.1:1/')
  const client = openClient({ env: { https_proxy: proxy.base } })
  await expect(client.get('https://forum.example/')).rejects.toMatchObject({ code: 'connection-refused' })
})
