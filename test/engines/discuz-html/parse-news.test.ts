import { expect, it } from 'vitest'
import { parseNews } from '../../../source/engines/discuz-html/parse-news.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

describeCaptures('what is new for a member', () => {
  it.each([
    ['page_notice.html', { notices: 3, messages: false }],
    ['index_guest.html', null],
    ['viewthread_1_touch.html', null],
  ] as const)('is told by the header of %s', (name, news) => {
    expect(parseNews(readCapture('x35', name).text)).toEqual(news)
  })
})

it('is told by the header alone, not by what a member writes', () => {
  const header =
    '<a href="home.php?mod=space&amp;do=pm" id="pm_ntc" class="new">消息</a><a id="myprompt" class="a showmenu new">提醒(12)</a>'
  expect(parseNews(header)).toEqual({ notices: 12, messages: true })
  const posted = `<a id="pm_ntc">消息</a>${'　'.repeat(40_000)}<a id="myprompt" class="new">提醒(99)</a>`
  expect(parseNews(posted)).toEqual({ notices: 0, messages: false })
})
