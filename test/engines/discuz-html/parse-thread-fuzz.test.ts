/** One floor costs at most itself: whatever a member's HTML holds, his neighbours' models stay as they were (field report 1). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseThread } from '../../../source/engines/discuz-html/parse-thread.ts'
import type { Post } from '../../../source/forum/model.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'
import { em, renderThreadPage } from '../../helpers/thread-page.ts'

const base = 'http://127.0.0.1:8081/'
const now = Date.UTC(2026, 10, 24, 4, 21, 20)
const runs = process.env.PALOU_FUZZ === 'long' ? 20_000 : 60

const parse = (html: string) => {
  const page = parseThread(html, {
    base,
    url: `${base}forum.php?mod=viewthread&tid=1`,
    now,
    offsetMinutes: 480,
    askedPage: null,
  })
  if (!page) throw new Error('not recognised')
  return page
}

const pieces = [
  ...[
    '</td>',
    '</tr>',
    '</table>',
    '</div>',
    '</td></tr></table>',
    '</td></tr></table></div></div></div>',
    '</body></html>',
    '</form>',
    '</ul>',
  ],
  ...[
    '<table>',
    '<table><tr><td>',
    '<div>',
    '<div style="display:none">',
    '<ul><li>',
    '<form action="x">',
    '<b>',
    '<blockquote>',
    '<svg>',
    '<math>',
    '<select>',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    '<script>',
    '</script>',
    '<style>',
    '<textarea>',
    '</textarea>',
    '<title>',
    '<xmp>',
    '<plaintext>',
    '<noscript>',
    '<iframe>',
    '<noembed>',
  ],
  ...['<a href="', "<img src='", '<p title="x', '"', "'", '>', '<', '<<<', '</', '<a', '&#0;', '&lt;', '&'],
  ...[
    '<div id="post_999">',
    '<div id="post_999"><table id="pid999"><tr><td>',
    '<div class="pattl">',
    '<div class="sign">',
    '<div class="locked">',
    '<div class="po hin">',
  ],
  ...[
    '<td class="t_f" id="postmessage_999">',
    '<div class="pct">',
    '<div class="quote">',
    '<div id="comment_999">',
    'id="postnum1"',
    '词',
    ' ',
    '\n',
  ],
]

const dirt = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map(parts => parts.join(''))

const others = (posts: readonly Post[], id: string): readonly Post[] => posts.filter(post => post.id !== id)

/** Puts `text` into the words of one floor, at a share of their length. */
const soil = (html: string, id: string, share: number, text: string): string => {
  const start = html.indexOf('>', html.indexOf(`id="postmessage_${id}"`)) + 1
  const end = html.indexOf('</td></tr></table>', start)
  const at = start + Math.floor(share * (end - start))
  return html.slice(0, at) + text + html.slice(at)
}

describeCaptures('captured pages with a soiled floor', () => {
  const { text: clean } = readCapture('x35', 'viewthread_1_user.html')
  const before = parse(clean)
  const ids = before.posts.map(({ id }) => id)

  it('keep all other floors as they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.double({ min: 0, max: 1, noNaN: true }), dirt, (id, share, text) => {
        const after = parse(soil(clean, id, share, text))
        expect(after.posts.map(post => post.id)).toEqual(ids)
        expect(others(after.posts, id)).toEqual(others(before.posts, id))
        expect(after.page).toEqual(before.page)
      }),
      { numRuns: runs },
    )
  })

  it('keep the soiled floor’s own head and foot', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), dirt, (id, text) => {
        const mine = (posts: readonly Post[]) => {
          const { author, floor, floorLabel, postedAt, device, reactions, ratings, comments, signature } = posts.find(
            post => post.id === id,
          )!
          return { author, floor, floorLabel, postedAt, device, reactions, ratings, comments, signature }
        }
        expect(mine(parse(soil(clean, id, 0.5, text)).posts)).toEqual(mine(before.posts))
      }),
      { numRuns: runs },
    )
  })
})

describeCaptures('a captured page that was cut short', () => {
  const { text: clean } = readCapture('x35', 'viewthread_777_p1_user.html')
  const before = parse(clean).posts

  it('still has every floor before the cut, unchanged', () => {
    fc.assert(
      fc.property(fc.nat(clean.length), end => {
        const page = parseThread(clean.slice(0, end), {
          base,
          url: `${base}forum.php?mod=viewthread&tid=777`,
          now,
          offsetMinutes: 480,
          askedPage: null,
        })
        const whole = page?.posts.slice(0, -1) ?? []
        expect(whole.map(({ isOriginalPoster: _, ...post }) => post)).toEqual(
          before.slice(0, whole.length).map(({ isOriginalPoster: _, ...post }) => post),
        )
      }),
      { numRuns: runs },
    )
  })
})

describe('a broken floor', () => {
  const page = (body: string, roll = false) =>
    parse(
      renderThreadPage({
        roll,
        floors: [
          { id: 10, label: '楼主', isFirst: true, body: '先说一句。' },
          { id: 11, label: em(2), body, sign: '签名在此' },
          { id: 12, label: em(3), body: '后说一句。' },
        ],
      }),
    )

  it.each([
    '</td></tr></table>后半句',
    '</td></tr></table></div></div></div></td></tr></table></div>后半句',
    '<table><tr><td>后半句',
    '<div><div><div>后半句',
    '<!-- 后半句',
    '<script>后半句',
    '<textarea>后半句',
    '<style>后半句',
    '<title>后半句',
    '<plaintext>后半句',
    '<a href="x>后半句',
    "<img alt='x>后半句",
  ])('keeps its own words and says so: %s', broken => {
    const { posts, warnings } = page(`前半句${broken}`)
    expect(posts.map(({ id }) => id)).toEqual(['10', '11', '12'])
    expect(posts[1]!.text.replace(/\s/g, '')).toBe('前半句后半句')
    expect(posts[1]!.content.at(-1)).toMatchObject({ kind: 'notice', notice: 'damaged' })
    expect(warnings).toEqual([{ code: 'floor-damaged', message: 'broken HTML: post 11' }])
    expect([posts[0]!.text, posts[2]!.text, posts[1]!.signature]).toEqual(['先说一句。', '后说一句。', '签名在此'])
  })

  it.each([
    '<b>粗 <i>斜</b></i>',
    '<ul><li>一<li>二</ul>',
    '<p>一<p>二',
    '<!-- 注 -->好',
    '<script>var a = "</div>"</script>好',
    '<table class="t_table"><tr><td>一<td>二</table>',
    '<font color="red">红',
    '一 < 二 && 三 > 二',
  ])('is not what browsers read without loss: %s', body => expect(page(body).warnings).toEqual([]))

  it('can’t forge a floor: markers inside words are none', () => {
    const forged =
      '<div id="post_999"><table id="pid999"><tr><td class="t_f" id="postmessage_999">假的</td></tr></table></div>真的'
    for (const roll of [true, false]) {
      const { posts } = page(forged, roll)
      expect(posts.map(({ id }) => id)).toEqual(['10', '11', '12'])
      expect(posts[1]!.text).toContain('真的')
    }
    const bold = `${forged}<tr id="_postposition11"></tr>${forged}`
    expect(page(bold, true).posts.map(({ id }) => id)).toEqual(['10', '11', '12'])
  })
})

describe('a flood of open tags', () => {
  /** What took time with the square of the text would run into the test's own limit. */
  it.each([
    '<div>',
    '<script>',
    '<!--',
    '<a href="',
    "<a href='x\n<b ",
    '<table><tr><td>',
    '</td></tr></table>',
    '<div id="post_9"><table id="pid9">',
  ])('%s harms no other floor', piece => {
    const { posts } = parse(
      renderThreadPage({
        floors: [
          { id: 10, label: '楼主', isFirst: true, body: piece.repeat(10_000) },
          { id: 11, label: em(2) },
        ],
      }),
    )
    expect(posts.map(({ id }) => id)).toEqual(['10', '11'])
    expect(posts[1]!.text).toBe('晚上好。')
  })

  it('does not exhaust the stack on templates that are read as one tree', () => {
    const floor = (id: number, words: string) =>
      `<div class="plc cl" id="pid${id}"><ul class="authi"><li class="mtit"><span class="z"><a href="home.php?mod=space&amp;uid=2">客</a></span></li></ul><div class="message">${words}</div></div>`
    const { posts } = parse(
      `<body class="pg_viewthread">${floor(10, `${'<b>'.repeat(20_000)}深`)}${floor(11, '浅')}</body>`,
    )
    expect(posts.map(({ text }) => text)).toEqual(['深', '浅'])
  })
})
