/** The thread that tries every way of writing, floor by floor (facts §4.7, §4.8). */

import { quoteHead } from './content-talk.ts'
import { day, minute } from './dates.ts'
import { type Post, pidOf, plainPost, plainThread, type Thread } from './world.ts'

const tid = 2

const code = `#include <stdio.h>

int main(void)
{
    printf("你好，楼上\\n");
        if (1 < 2 && 3 > 2) return 0;
}`

/** What a member of the one group that may write HTML left behind: open tags, stray closing ones (field report 1). */
const unbalanced = `<div class="box"><table><tr><td>这一层的作者可以写网页，<b>却忘了收尾</td></div></div>
<p>后面的话也还在：<a href="forum.php?mod=viewthread&amp;tid=1">先看这个</a></table></div><ul><li>第一条<li>第二条</td></tr>`

const bodies = (from: number): readonly (Partial<Post> & { readonly body: string })[] => [
  {
    body: `本帖逐楼试各种写法。

[b]粗体[/b] [i]斜体[/i] [u]下划线[/u] [s]删除线[/s] [color=Red]红色[/color] [color=#1e90ff]蓝色[/color] [backcolor=Yellow]黄底[/backcolor] [size=5]大号字[/size] [size=1]小号字[/size] [font=黑体]黑体字[/font]
[align=center]居中文字[/align]
[align=right]靠右文字[/align]
[hr]
[indent]缩进文字[/indent]
段落一


段落二（上面空两行）`,
  },
  { body: `[quote]${quoteHead(tid, pidOf(tid, 1), '网页匠', from)}\n本帖逐楼试各种写法。[/quote]\n引用上一楼。` },
  { body: '[quote]外层引用\n[quote]内层引用[/quote]\n外层继续[/quote]\n套了两层的引用。' },
  { body: `看代码：[code]${code}[/code]行内结束。再来一段：[code]for i in range(10):\n    print(i)[/code]` },
  {
    body: `[table=98%]
[tr][td]日期[/td][td]里程[/td][td]油耗[/td][/tr]
[tr][td]3 月 2 日[/td][td]412 公里[/td][td]6.4 L/100km[/td][/tr]
[tr][td=2,1]合计（跨两列）[/td][td]6.4[/td][/tr]
[/table]
上面是一张表。`,
  },
  {
    body: '[list=1]\n[*]先放水\n[*]再清淤\n[list]\n[*]东边那口塘\n[*]西边那口塘\n[/list]\n[*]最后蓄水\n[/list]\n列表里面还有列表。',
  },
  { body: '表情：:) :( :D :lol :victory: :handshake 还有文字里的冒号:没有变成表情。' },
  {
    body: '外链图片：[img=160,96]static/demo/pond.png[/img]\n插在文字中间的附件图：\n[attach]201[/attach]\n下面还挂着一张没有插入的图，和一个要钱的文件。',
    attachments: [
      {
        aid: 201,
        name: '水塘.png',
        size: '12.5 KB',
        downloads: 3,
        picture: { width: 240, height: 160 },
        price: 0,
        readAccess: 0,
      },
      {
        aid: 202,
        name: '没有插入的图.png',
        size: '2.44 KB',
        downloads: 8,
        picture: { width: 120, height: 120 },
        price: 0,
        readAccess: 0,
      },
      {
        aid: 203,
        name: '旧车行驶记录 v1.2.zip',
        size: '31.25 KB',
        downloads: 72,
        picture: null,
        price: 3,
        readAccess: 0,
      },
      { aid: 204, name: '停车规划图.pdf', size: '880 KB', downloads: 15, picture: null, price: 0, readAccess: 50 },
    ],
  },
  {
    body: '视频：[media=mp4,500,375]http://127.0.0.1/demo/pond.mp4[/media]\n音频：[audio=mp3]http://127.0.0.1/demo/cuckoo.mp3[/audio]\n动画：[flash=swf]http://127.0.0.1/demo/old.swf[/flash]',
  },
  {
    body: '回复才看得见：\n[hide]暗号是“石门岭”。[/hide]\n积分够了才看得见：\n[hide=100]第二个暗号是“七口水塘”。[/hide]\n[hide=99999]第三个暗号没有人看得见。[/hide]\n后面的话谁都看得见。',
  },
  { body: '谜底在下一行，选中才看得见：\n[color=White]是茶园的稻草人。[/color]\n猜中了吗？' },
  {
    body: '长地址：https://example.com/yuanan/archive/2026/11/24/this-path-is-long-enough-to-be-wider-than-any-terminal/and-it-goes-on-and-on?floor=12&from=palou&note=no-space-anywhere-in-here#end\n[url=forum.php?mod=viewthread&tid=8]站内链接[/url]，[url]https://example.com/[/url]，[email]nobody@example.com[/email]',
  },
  {
    body: '中英混排：今天用 TypeScript 7 写了 300 行，CPU 占用 3.5%，温度 41℃；iPhone的充电线（USB-C）又断了。“引号”、《书名号》、（括号）——破折号……省略号，都在这一行里，看行首行尾会不会落单。',
  },
  { body: '表情符号：😀👍🏽👨‍👩‍👧 🇨🇳 ；生僻字：𠮷 㙟；组合字：é ñ；全角ＡＢＣ１２３；半角ｱｲｳ。' },
  { body: '[at=9]慢慢走[/at] 你上次说的那条路，[at=4]老周说车[/at] 也走过。' },
  { body: unbalanced, html: true },
  { body: '上一层没有收尾，这一层还是完整的一层。' },
  {
    body: '　　全角空格开头的一段，长到要换好几行，好让人看看第一行缩进两格、后面各行顶格是不是对的，一直写到这一行的末尾还要再多写几个字才够。\n　　第二段也一样。',
  },
  { body: '只有自己知道口令的一层。', password: 'louti' },
  { body: '<b>这里的尖括号</b> & "引号" 都只是文字，[b]没有收尾的粗体，[未知标签]也原样留着。' },
  { body: '最后一层，收工。', edited: { by: 1, at: 0 } },
]

export const formatThread = (start: number): Thread => {
  const from = start - 5 * day
  const floors = bodies(from)
  const floor = (position: number): Post => {
    const seed = floors[position - 1]!
    const at = from + (position - 1) * 10 * minute
    const by = seed.html ? 16 : position % 4 === 1 ? 16 : [4, 5, 9][position % 3]!
    return plainPost({
      tid,
      position,
      by,
      at,
      ...seed,
      edited: seed.edited ? { by: seed.edited.by, at: at + 90 * minute } : null,
    })
  }
  return plainThread({
    tid,
    fid: 22,
    title: '格式大全：每一层试一种写法 & <标签> "引号"',
    by: 16,
    at: from,
    size: floors.length,
    floor,
    picture: true,
    attachment: true,
    views: 7817,
  })
}
