/** Proxies as the environment names them, in curl's way: lower case before upper case, ALL_PROXY for what has none of its own. */

export type Env = Readonly<Record<string, string | undefined>>

export type ProxySettings = { readonly httpProxy: string; readonly httpsProxy: string; readonly noProxy: string }

const read = (env: Env, name: string): string => (env[name.toLowerCase()] || env[name.toUpperCase()] || '').trim()

// `host:port` alone means http; undici knows one name for SOCKS 5, with names resolved by the proxy.
const normalise = (proxy: string): string => {
  if (proxy === '') return ''
  const url = /^[a-z][\w+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`
  return url.replace(/^socks5h:/i, 'socks5:')
}

/** Null where no proxy is set. What runs on this machine (the sample forum) is never asked through one. */
export const readProxySettings = (env: Env): ProxySettings | null => {
  const all = read(env, 'all_proxy')
  const httpProxy = normalise(read(env, 'http_proxy') || all)
  const httpsProxy = normalise(read(env, 'https_proxy') || all)
  if (httpProxy === '' && httpsProxy === '') return null
  const noProxy = [read(env, 'no_proxy'), 'localhost', '127.0.0.1', '[::1]'].filter(Boolean).join(',')
  return { httpProxy, httpsProxy, noProxy }
}
