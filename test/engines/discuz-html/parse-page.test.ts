import { expect, it } from 'vitest'
import { parsePage } from '../../../source/engines/discuz-html/parse-page.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

describeCaptures('parsePage on real pages', () => {
  it('tells a guest thread page of an X3.5 what it is', () => {
    const page = parsePage(readCapture('x35', 'viewthread_1_p1.html').text)
    expect(page).toMatchObject({
      recognised: true,
      version: 'X3.5',
      software: 'Discuz! X3.5',
      charset: 'utf-8',
      userId: null,
      userName: null,
      formHash: 'c84b9480',
      siteUrl: 'http://127.0.0.1:8081/',
      canonicalUrl: 'http://127.0.0.1:8081/forum.php?mod=viewthread&tid=1',
      siteName: '海湾社区',
      kind: 'viewthread',
      template: 'desktop',
      boardId: '2',
      threadId: '1',
      cookiePrefix: 'pnUW_2132_',
      offsetMinutes: 480,
    })
  })

  it('knows the reader by id and name', () => {
    const page = parsePage(readCapture('x35', 'viewthread_1_user.html').text)
    expect([page.userId, page.userName, page.formHash]).toEqual(['14', 'dtester', 'f07affe5'])
  })

  it('reads a GBK page of an X3.4', () => {
    const page = parsePage(new TextDecoder('gb18030').decode(readCapture('gbk', 'index_guest.html').bytes))
    expect([page.version, page.charset, page.siteName, page.kind]).toEqual(['X3.4', 'gbk', '国标码论坛', 'index'])
  })

  it('tells touch pages and archives from desktop pages', () => {
    const templateOf = (name: string): string => parsePage(readCapture('x35', name).text).template
    expect(templateOf('viewthread_1_touch.html')).toBe('touch')
    expect(templateOf('archiver_tid1.html')).toBe('archiver')
    expect(templateOf('viewthread_missing.html')).toBe('desktop')
    expect(parsePage(readCapture('x35', 'viewthread_1_touch.html').text).siteName).toBe('海湾社区')
  })
})

it('does not take a page of something else for a forum', () => {
  expect(parsePage('<html><head><title>Just a moment...</title></head><body>wait</body></html>').recognised).toBe(false)
  expect(parsePage('').recognised).toBe(false)
})

it('recognises a forum whose owner removed the generator and the footer', () => {
  const page =
    parsePage(`<html><head><title>闲话 - 小站</title><script>var charset = 'utf-8', discuz_uid = '7', SITEURL = 'https://bbs.example/f/';</script></head>
    <body id="nv_forum" class="pg_viewthread tall"><a href="space-uid-7.html">山雀</a></body></html>`)
  expect(page).toMatchObject({
    recognised: true,
    version: null,
    software: 'Discuz!',
    userId: '7',
    userName: '山雀',
    siteName: '小站',
  })
})

it('keeps terminal controls of a title out of the marks', () => {
  expect(parsePage('<title>a\u001b[31mb&#27;c\u202ed</title>').title).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/)
})

it('reads half-hour time zones from the foot', () => {
  const offset = (zone: string): number | null => parsePage(`<div id="ft">GMT${zone}, 2026-11-24 12:21`).offsetMinutes
  expect([offset('+5.5'), offset('-3:30'), offset(''), offset('+0')]).toEqual([330, -210, 0, 0])
})
