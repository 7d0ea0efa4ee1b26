/** A tiny browser for the tests of the sample forum: cookies, forms, inajax envelopes; nothing of palou's own. */
import type { Demo } from '../../source/demo/server.ts'

export type Browser = {
  readonly get: (
    path: string,
    referer?: string,
  ) => Promise<{ status: number; text: string; location: string | null; bytes: Uint8Array }>
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<{ status: number; text: string; location: string | null }>
  readonly hash: () => Promise<string>
  readonly login: (name: string, password?: string) => Promise<string>
  readonly cookie: () => string
}

export const createBrowser = (demo: Demo): Browser => {
  const jar = new Map<string, string>()
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit) => {
    const response = await fetch(demo.url + path, {
      redirect: 'manual',
      ...init,
      headers: { cookie: cookie(), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      jar.set(name!, value!)
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status: response.status,
      text: new TextDecoder().decode(bytes),
      location: response.headers.get('location'),
      bytes,
    }
  }
  const get: Browser['get'] = (path, referer) => send(path, { headers: referer ? { referer } : {} })
  const post: Browser['post'] = (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) })
  const hash = async (): Promise<string> =>
    /name="formhash" value="(\w+)"|formhash=(\w{8})/
      .exec((await get('forum.php?mod=forumdisplay&fid=33')).text)!
      .slice(1)
      .find(Boolean)!
  const login = async (username: string, password = 'palou'): Promise<string> => {
    const formhash = await hash()
    return (
      await post('member.php?mod=logging&action=login&loginsubmit=yes&inajax=1&handlekey=login', {
        formhash,
        username,
        password,
        questionid: '0',
        answer: '',
        cookietime: '2592000',
      })
    ).text
  }
  return { get, post, hash, login, cookie }
}
