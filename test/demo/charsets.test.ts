import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { Charset } from '../../source/demo/codec.ts'
import { startDemo } from '../../source/demo/server.ts'
import { parseThread } from '../../source/engines/discuz-html/parse-thread.ts'

const now = Date.UTC(2026, 10, 24, 4, 0, 0)

const paths = [
  '',
  'forum.php?mod=forumdisplay&fid=2',
  'forum.php?mod=viewthread&tid=1',
  'forum.php?mod=viewthread&tid=1&page=2',
  'forum.php?mod=viewthread&tid=2',
  'forum.php?mod=viewthread&tid=2&page=2',
  'forum.php?mod=viewthread&tid=3',
  'forum.php?mod=viewthread&tid=8&page=500',
  'forum.php?mod=guide&view=new',
  'member.php?mod=logging&action=login',
]

/** What a floor shows on purpose: the letters that no old charset has. */
const rare = /&amp;#(\d+);/g

describe.each(['gbk', 'big5'] as const)('served as %s', charset => {
  const withDemo = async (run: (url: string) => Promise<void>): Promise<void> => {
    const demo = await startDemo({ charset: charset as Charset, now: () => now })
    await run(demo.url).finally(() => demo.close())
  }

  test('pages declare it, are written in it, and lose nothing but what it lacks', async () => {
    await withDemo(async url => {
      const lost = new Set<string>()
      for (const path of paths) {
        const response = await fetch(url + path)
        const bytes = Buffer.from(await response.arrayBuffer())
        expect(response.headers.get('content-type')).toBe(`text/html; charset=${charset}`)
        const text = iconv.decode(bytes, charset)
        expect(iconv.encode(text, charset).equals(bytes)).toBe(true)
        expect(text).toContain(`charset = '${charset}'`)
        expect(text).not.toContain('\ufffd')
        for (const [, code] of text.matchAll(rare)) lost.add(String.fromCodePoint(Number(code)))
      }
      expect([...lost].filter(letter => /[\u4e00-\u9fff]/.test(letter))).toEqual([])
      expect(lost.has('😀')).toBe(true)
    })
  })

  test('a form in its bytes is stored as it was meant', async () => {
    await withDemo(async url => {
      const percent = (text: string) =>
        [...iconv.encode(text, charset)].map(b => `%${b.toString(16).padStart(2, '0')}`).join('')
      const first = await fetch(`${url}forum.php`)
      const saltkey = first.headers.getSetCookie()[0]!.split(';')[0]!
      const hash = /name="formhash" value="(\w+)"/.exec(
        iconv.decode(Buffer.from(await first.arrayBuffer()), charset),
      )![1]
      const name = charset === 'big5' ? '小伟' : '访客甲'
      const sent = (body: string, cookie: string, path: string) =>
        fetch(url + path, {
          method: 'POST',
          body,
          redirect: 'manual',
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        })
      const shown = charset === 'big5' ? '訪客甲' : name
      const login = await sent(
        `formhash=${hash}&username=${percent(shown)}&password=palou`,
        saltkey,
        'member.php?mod=logging&action=login&loginsubmit=yes&inajax=1',
      )
      const xml = iconv.decode(Buffer.from(await login.arrayBuffer()), charset)
      expect(xml).toContain(`encoding="${charset}"`)
      expect(xml).toContain(shown)
      const cookie = [saltkey, ...login.headers.getSetCookie().map(c => c.split(';')[0])].join('; ')
      const page = iconv.decode(
        Buffer.from(await (await fetch(`${url}forum.php`, { headers: { cookie } })).arrayBuffer()),
        charset,
      )
      const own = /formhash=(\w{8})/.exec(page)![1]
      const words = charset === 'big5' ? '後山的鳥叫得早' : '后山的鸟叫得早'
      await sent(
        `formhash=${own}&message=${percent(words)}%26%23128512%3B`,
        cookie,
        'forum.php?mod=post&action=reply&fid=2&tid=1&replysubmit=yes',
      )
      const path = 'forum.php?mod=viewthread&tid=1&page=5'
      const thread = iconv.decode(Buffer.from(await (await fetch(url + path)).arrayBuffer()), charset)
      expect(thread).toContain(`${words}&amp;#128512;`)
      const posts = parseThread(thread, { base: url, url: url + path, now, offsetMinutes: 480, askedPage: 5 })!.posts
      expect(posts.at(-1)!.author.name).toBe(shown)
    })
  })
})
