import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { userAgent } from '../../source/http/user-agent.ts'
import { openClient, serve } from './loopback.ts'

// What Discuz looks for anywhere in the lower-cased string (facts §1.7): any hit gives a robot's, a touch or a WML page.
const robot = 'bot crawl spider slurp sohu-search lycos robozilla apis-google mediapartners-google'.split(' ')
const touch =
  `iphone|android|phone|mobile|wap|netfront|java|opera mobi|opera mini|ucweb|windows ce|symbian|series|webos|sony|blackberry|dopod|
nokia|samsung|palmsource|xda|pieplus|meizu|midp|cldc|motorola|foma|docomo|up.browser|up.link|blazer|helio|hosin|huawei|novarra|coolpad|techfaith|
alcatel|amoi|ktouch|nexian|ericsson|philips|sagem|wellcom|bunjalloo|maui|smartphone|iemobile|spice|bird|zte-|longcos|pantech|gionee|portalmmm|
jig browser|hiptop|benq|haier|^lct|320x320|240x320|176x220|windows phone`.split(/\|\n?/)
const wml =
  `cect compal ctl lg nec tcl alcatel ericsson bird daxian dbtel eastcom pantech dopod philips haier konka kejian lenovo benq mot soutec
nokia sagem sgh sed capitel panasonic sonyericsson sharp amoi panda zte`.split(/\s+/)

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

const hits = (agent: string): readonly string[] =>
  [...robot, ...touch, ...wml].filter(part => agent.toLowerCase().includes(part))

test('our name sets off none of Discuz’s lists', async () => {
  const { base, seen } = await serve((_, response) => response.end())
  await openClient({ version }).get(base)
  const sent = seen[0]?.headers['user-agent'] ?? ''
  expect(hits(sent)).toEqual([])
  expect(sent).toMatch(/^Mozilla\/5\.0 \(.+\)/)
  expect(sent).toContain(`palou/${version}`)
})

test('the lists would catch what they are there for', () => {
  expect(hits('Mozilla/5.0 (compatible; connector) javabot')).toEqual(['bot', 'java', 'nec'])
})

test('an old robot test stumbles over addresses, so there is none', () => {
  expect(userAgent(version)).not.toContain('http')
})

test('a browser’s name is sent instead when its cookies ask for it', async () => {
  const { base, seen } = await serve((_, response) => response.end())
  await openClient({ userAgent: 'Mozilla/5.0 (X11) Other/1' }).get(base)
  expect(seen[0]?.headers['user-agent']).toBe('Mozilla/5.0 (X11) Other/1')
})
