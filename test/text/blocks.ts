/** Random bodies: every kind of block, nested. */
import fc from 'fast-check'
import type { Block, Inline, RunStyle } from '../../source/content/block.ts'
import type { LayoutOptions } from '../../source/text/layout-context.ts'
import { type LayoutWords, unicodeMarks } from '../../source/text/layout-words.ts'
import { text } from './texts.ts'

/** Words of our own, so that a better translation breaks no test of layout. */
const layoutWords: LayoutWords = {
  image: '图',
  attachment: '附件',
  media: { audio: '音频', video: '视频', flash: '动画', other: '媒体' },
  downloads: n => `下载 ${n} 次`,
  price: n => `售价 ${n}`,
  readAccess: n => `阅读权限 ${n}`,
  gates: {
    login: '登录可见',
    reply: '回复可见',
    credits: '要积分',
    password: '要密码',
    paid: '要付费',
    permission: '没有权限',
    other: '有条件可见',
  },
  revealed: '隐藏的内容',
  spoiler: '藏起来了',
  locked: '屏蔽',
  damaged: '标记坏了',
  quoteHead: who => `${who}：`,
  originalPoster: '楼主',
  floor: n => `${n}楼`,
  nameless: { member: '无名', anonymous: '匿名', guest: '游客', deleted: '已删用户' },
  states: { empty: '（空）', deleted: '（已删）', blocked: '（已屏蔽）', pending: '（待审核）' },
  ratings: n => `${n} 人评分`,
  comments: '点评',
}

export const options = (width: number): LayoutOptions => ({
  width,
  ambiguousWide: false,
  words: layoutWords,
  marks: unicodeMarks,
  spoilers: 'shown',
})

export const plainStyle: RunStyle = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  colour: null,
  background: null,
}

export const words = (value: string): Inline => ({ kind: 'text', text: value, style: null })
export const paragraph = (value: string): Block => ({ kind: 'paragraph', align: 'left', runs: [words(value)] })

const style: fc.Arbitrary<RunStyle | null> = fc.option(
  fc.record({
    bold: fc.boolean(),
    italic: fc.boolean(),
    underline: fc.boolean(),
    strike: fc.boolean(),
    colour: fc.option(fc.constantFrom('#ffffff', '#ff0000', '#123456')),
    background: fc.option(fc.constantFrom('#ffffff', '#ff0000')),
  }),
)

const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map(parts => parts.join('\n'))

const run: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: lines, style }),
  fc.record({ kind: fc.constant('link' as const), text, url: fc.webUrl(), style }),
  fc.record({ kind: fc.constant('mention' as const), text: text.map(name => `@${name}`), userId: fc.constant(null) }),
  fc.record({
    kind: fc.constant('smiley' as const),
    text: fc.constantFrom('[:lol:]', ':)', '{:4_87:}'),
    id: fc.constant(null),
    url: fc.constant(null),
  }),
)

const number = fc.option(fc.nat(5000))
const name = fc.option(text)

export const { blocks } = fc.letrec<{ block: Block; blocks: readonly Block[] }>(tie => ({
  blocks: fc.array(tie('block'), { maxLength: 3, depthIdentifier: 'block' }),
  block: fc.oneof(
    { depthSize: 'small', depthIdentifier: 'block' },
    fc.record({
      kind: fc.constant('paragraph' as const),
      align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
      runs: fc.array(run, { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('code' as const),
      lines: fc.array(fc.oneof(text, fc.constant('\tif (a)\t{')), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('image' as const),
      id: fc.constant(null),
      url: fc.webUrl(),
      name,
      width: number,
      height: number,
      inline: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('attachment' as const),
      id: fc.constant(null),
      name: text,
      url: fc.option(fc.webUrl()),
      size: fc.constant('12.5 KB'),
      downloads: number,
      price: number,
      readAccess: number,
    }),
    fc.record({
      kind: fc.constant('media' as const),
      media: fc.constantFrom('audio' as const, 'video' as const),
      url: fc.option(fc.webUrl()),
      text,
    }),
    fc.record({ kind: fc.constant('rule' as const) }),
    fc.record({
      kind: fc.constant('quote' as const),
      postId: fc.constant(null),
      author: name,
      time: fc.option(fc.constantFrom('2022-1-26 11:18', '昨天 21:29')),
      blocks: tie('blocks'),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(tie('blocks'), { maxLength: 12 }),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(
        fc.array(
          fc.record({
            header: fc.boolean(),
            span: fc.oneof(fc.constant(1), fc.nat(4), fc.constant(1e9)),
            blocks: tie('blocks'),
          }),
          { maxLength: 4 },
        ),
        { maxLength: 4 },
      ),
    }),
    fc.record({
      kind: fc.constant('notice' as const),
      notice: fc.constantFrom('locked', 'edit', 'gate', 'revealed', 'spoiler', 'damaged') as fc.Arbitrary<'edit'>,
      text,
      blocks: tie('blocks'),
    }),
  ),
}))
