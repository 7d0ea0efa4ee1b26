import { describe, expect, it } from 'vitest'
import { parseCookies } from '../../source/http/import-cookies.ts'

const base = 'https://bbs.example.cn/forum/'
const now = Date.parse('2026-11-24T00:00:00Z')
const read = (text: string) => parseCookies(text, base, now)
const pairs = (text: string) => read(text).cookies.map(({ name, value }) => `${name}=${value}`)

describe('cookies come as people copy them', () => {
  it('a Netscape file with comments, #HttpOnly_ lines, other sites and an expired one', () => {
    const text = [
      '# Netscape HTTP Cookie File',
      '.example.cn\tTRUE\t/\tFALSE\t1999999999\tabcd_2132_saltkey\tx1',
      '#HttpOnly_bbs.example.cn\tFALSE\t/\tTRUE\t0\tabcd_2132_auth\ta%2Fb',
      '.tracker.example\tTRUE\t/\tFALSE\t1999999999\t_ga\tGA1',
      'bbs.example.cn\tFALSE\t/\tFALSE\t1000000000\told\t1',
      '',
    ].join('\r\n')
    expect(read(text)).toMatchObject({ format: 'netscape', dropped: 2 })
    expect(read(text).cookies).toEqual([
      {
        name: 'abcd_2132_saltkey',
        value: 'x1',
        domain: 'example.cn',
        path: '/',
        expiresAt: '2033-05-18T03:33:19.000Z',
        secure: false,
        httpOnly: false,
        hostOnly: false,
      },
      {
        name: 'abcd_2132_auth',
        value: 'a%2Fb',
        domain: 'bbs.example.cn',
        path: '/',
        expiresAt: null,
        secure: true,
        httpOnly: true,
        hostOnly: true,
      },
    ]) // prettier-ignore
  })
  it('a Cookie header with its name, line breaks, quotes and junk', () => {
    expect(pairs('Cookie: a_saltkey=x1; a_auth=b%2Bc==; =bad; bad name=1; q="v w"')).toEqual([
      'a_saltkey=x1',
      'a_auth=b%2Bc==',
      'q=v w',
    ])
    expect(pairs('"a_saltkey=x1;\n  a_auth=zz"')).toEqual(['a_saltkey=x1', 'a_auth=zz'])
  })
  it('a curl command, with the browser it came from', () => {
    const curl = `curl 'https://bbs.example.cn/' -H 'User-Agent: Mozilla/5.0 (X11) Firefox/140.0' -H 'Cookie: a_auth=1; cf_clearance=2'`
    expect(pairs(curl)).toEqual(['a_auth=1', 'cf_clearance=2'])
    expect(read(curl).userAgent).toBe('Mozilla/5.0 (X11) Firefox/140.0')
  })
  it('curl -b', () => expect(pairs(`curl https://bbs.example.cn/ -b 'a=1; b=2'`)).toEqual(['a=1', 'b=2']))
  it('a browser extension’s JSON, in seconds or milliseconds', () => {
    const entry = (more: object) => ({ name: 'a_auth', value: 'v', domain: '.example.cn', path: '/', ...more })
    for (const expirationDate of [1999999999.5, 1999999999500])
      expect(read(JSON.stringify([entry({ expirationDate })])).cookies[0]?.expiresAt).toBe('2033-05-18T03:33:19.500Z')
    expect(pairs(JSON.stringify({ cookies: [entry({}), { name: 'x' }] }))).toEqual(['a_auth=v'])
    expect(pairs('{"a":"1","b":"2"}')).toEqual(['a=1', 'b=2'])
  })
  it('a sister domain is not the site', () => {
    expect(pairs(JSON.stringify([{ name: 'a', value: '1', domain: 'notexample.cn' }]))).toEqual([])
  })
  it('nothing readable gives nothing, not a guess', () => {
    expect(read('hello')).toEqual({ cookies: [], dropped: 0, format: 'header', userAgent: null })
    expect(read('')).toMatchObject({ cookies: [] })
  })
})
