import { describe, expect, it } from 'vitest'
import { parsePlainThread } from '../../../source/engines/discuz-html/parse-plain-thread.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

const base = 'http://127.0.0.1:8081/'
const now = Date.UTC(2026, 10, 24, 4, 21, 20)

const read = (name: string) => {
  const { text, url } = readCapture('x35', name)
  return parsePlainThread(text, { base, url, now, offsetMinutes: 480, askedPage: null })
}

describeCaptures('the archive of a thread', () => {
  it('has its words, authors and times', () => {
    const page = read('archiver_tid2_p2.html')!
    expect(page.thread).toMatchObject({ id: '2', board: { id: '3', name: '闲聊灌水' } })
    expect(page.page.number).toBe(2)
    expect(page.posts).toHaveLength(10)
    expect(page.posts[1]).toMatchObject({
      author: { id: null, name: 'dtester' },
      postedAt: '2026-09-25T16:57:57+08:00',
      text: '沙发 —— 12楼',
      floorLabel: null,
    })
  })

  it('gives no number to floors where recommended ones stand between', () => {
    const page = read('archiver_tid1.html')!
    expect(page.posts.map(({ floor }) => floor)).toEqual(Array(10).fill(null))
    expect(page.warnings.map(({ code }) => code)).toEqual(['floor-unknown'])
  })

  it('is not taken for a thread where it lists a board', () => expect(read('archiver_fid3.html')).toBeNull())
})

describeCaptures('the printable page', () => {
  const page = read('viewthread_1_print.html')!

  it('has all floors on one page, counted', () => {
    expect(page.thread).toMatchObject({ id: '1', title: '滨海大道供水主管爆裂 七个小区停水 预计今晚八时恢复' })
    expect(page.posts.map(({ floor }) => floor)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
    expect(page.posts[0]).toMatchObject({
      isOriginalPoster: true,
      author: { name: '小鱼儿' },
      postedAt: '2026-11-23T09:53:00+08:00',
    })
    expect(page.warnings).toEqual([])
  })

  it('keeps quotes, edit notes and pictures of the words', () => {
    expect(page.posts[7]!.quote).toMatchObject({ postId: '20006', author: '夜航船' })
    expect(page.posts[9]).toMatchObject({ editedAt: '2026-11-23T14:31:00+08:00' })
    expect(page.posts[9]!.text.split('\n')).toHaveLength(8)
    expect(page.posts.at(-1)!.text).toBe('再次编辑后的回复内容，超过十个字。')
  })
})

describe('neither', () => {
  it.each(['', '<html><body><hr noshade></body></html>', '<div id="content"><p>x</p></div>'])(
    'is read as none: %s',
    html =>
      expect(
        parsePlainThread(html, { base, url: `${base}archiver/?tid-1.html`, now, offsetMinutes: 480, askedPage: 1 }),
      ).toBeNull(),
  )
})
