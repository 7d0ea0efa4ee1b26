import { describe, expect, it } from 'vitest'
import type { Block } from '../../source/content/block.ts'
import { base, bodyOf, bodyOfFloor } from './body-of.ts'

const plain = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  colour: null,
  background: null,
}
const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  align: 'left',
  runs: [{ kind: 'text', text, style: null }],
})
const runsOf = (html: string): readonly unknown[] => {
  const [block] = bodyOf(html).content
  return block?.kind === 'paragraph' ? block.runs : []
}
const kinds = (html: string): readonly string[] => bodyOf(html).content.map(block => block.kind)

describe('lines and paragraphs', () => {
  it('takes one br as a line and an empty line as a new paragraph', () => {
    expect(bodyOf('一<br />\r\n二<br />\r\n<br />\r\n三').content).toEqual([paragraph('一\n二'), paragraph('三')])
  })

  it('piles up no empty paragraphs', () => {
    expect(bodyOf('<br /><br />一<br /><br /><br />&nbsp;<br />　　<br />二<br /><br />').content).toEqual([
      paragraph('一'),
      paragraph('二'),
    ])
  })

  it('reads a newline of the source as one space', () => {
    expect(bodyOf('one\r\n  two\n\n<b></b> three').text).toBe('one two three')
  })

  it('keeps full-width and no-break indents and drops blanks at the ends of lines', () => {
    expect(bodyOf('　　正文&nbsp; <br />\n&nbsp; &nbsp; code x &nbsp;').text).toBe('　　正文\n    code x')
  })

  it('starts a paragraph at each block', () => {
    expect(bodyOf('a<div>b</div>c<p>d</p><center>e</center><h3>f</h3>g').text).toBe('a\nb\nc\nd\ne\nf\ng')
  })

  it('knows alignment, inherited by what is inside', () => {
    const { content } = bodyOf('<div align="center"><p>中</p></div><p style="text-align: right">右</p><p>左</p>')
    expect(content.map(block => block.kind === 'paragraph' && block.align)).toEqual(['center', 'right', 'left'])
  })

  it('keeps a one-character body', () => expect(bodyOfFloor('\r\n1').text).toBe('1'))

  it('has nothing for an empty body', () => {
    expect(bodyOfFloor('\r\n')).toEqual({
      content: [],
      text: '',
      images: [],
      attachments: [],
      gates: [],
      edited: null,
      quote: null,
    })
  })
})

describe('looks', () => {
  it('reads tags and inline styles alike', () => {
    expect(
      runsOf(
        '<strong>a</strong><span style="font-weight:bold;font-style:italic">b</span><u>c</u><del>d</del><font color="Red">e</font><font style="background-color:#FF0">f</font><span style="color: rgb(30, 144, 255) !important">g</span>',
      ),
    ).toEqual([
      { kind: 'text', text: 'a', style: { ...plain, bold: true } },
      { kind: 'text', text: 'b', style: { ...plain, bold: true, italic: true } },
      { kind: 'text', text: 'c', style: { ...plain, underline: true } },
      { kind: 'text', text: 'd', style: { ...plain, strike: true } },
      { kind: 'text', text: 'e', style: { ...plain, colour: '#ff0000' } },
      { kind: 'text', text: 'f', style: { ...plain, background: '#ffff00' } },
      { kind: 'text', text: 'g', style: { ...plain, colour: '#1e90ff' } },
    ])
  })

  it('keeps white words on white, for the reader to uncover', () => {
    expect(runsOf('<font color="White"><font style="background-color:white">凶手是他</font></font>')).toEqual([
      { kind: 'text', text: '凶手是他', style: { ...plain, colour: '#ffffff', background: '#ffffff' } },
    ])
  })

  it('makes one run of words that look the same', () => {
    expect(runsOf('<font size="5">大</font><font face="黑体">字</font>').length).toBe(1)
    expect(runsOf('<b>大</b><b>字</b>').length).toBe(1)
  })

  it('gives blanks to the plain side, never to a link or an underline', () => {
    expect(
      runsOf('见 <a href="/x">这里</a> <u>下</u> <a href="/y">那里</a>').map(run => (run as { text: string }).text),
    ).toEqual(['见 ', '这里', ' ', '下', ' ', '那里'])
  })

  it('shows an underlined blank, which is a line to be filled in', () => {
    expect(bodyOf('答：<u>&nbsp;&nbsp;&nbsp;</u>。').text).toBe('答：   。')
  })
})

describe('quotes', () => {
  const reply =
    '<div class="quote"><blockquote><font size="2"><a href="https://bbs.example/forum.php?mod=redirect&amp;goto=findpost&amp;pid=4700&amp;ptid=1" target="_blank"><font color="#999999">半 坡 于 2 发表于 2022-1-26 11:18</font></a></font><br />\r\n第一行<br />\r\n第二行</blockquote></div><br />\r\n同意'

  it('knows the post, the author and the time of what it answers', () => {
    const body = bodyOf(reply)
    expect(body.content).toEqual([
      {
        kind: 'quote',
        postId: '4700',
        author: '半 坡 于 2',
        time: '2022-1-26 11:18',
        blocks: [paragraph('第一行\n第二行')],
      },
      paragraph('同意'),
    ])
    expect(body.quote).toEqual({ postId: '4700', author: '半 坡 于 2', text: '第一行\n第二行' })
    expect(body.text).toBe('同意')
  })

  it('reads the older form, where a button after the name is the link', () => {
    const body = bodyOf(
      '<div class="quote"><blockquote><font size="2"><font color="#999999">老周 發表於 2016-1-1 12:00</font> <a href="forum.php?mod=redirect&amp;goto=findpost&amp;pid=9&amp;ptid=1"><img src="static/image/common/back.gif" /></a></font><br />話</blockquote></div>好',
    )
    expect(body.quote).toEqual({ postId: '9', author: '老周', text: '話' })
    expect(body.content[0]).toMatchObject({ time: '2016-1-1 12:00' })
  })

  it('reads the oldest form', () => {
    expect(
      bodyOf('<div class="quote"><blockquote>原帖由 <i>老周</i> 于 2008-3-1 12:00 发表<br />话</blockquote></div>好')
        .quote,
    ).toEqual({ postId: null, author: '老周', text: '话' })
  })

  it('takes a quote without a source for the author’s own words', () => {
    const body = bodyOf('<div class="quote"><blockquote>免费部分</blockquote></div>其余')
    expect(body.content[0]).toMatchObject({ kind: 'quote', postId: null, author: null })
    expect(body.text).toBe('免费部分\n其余')
    expect(body.quote).toBeNull()
  })

  it('leaves words that only look like a head where they are', () => {
    const body = bodyOf('<div class="quote"><blockquote>这篇论文发表于《自然》<br />真的</blockquote></div>')
    expect(body.text).toBe('这篇论文发表于《自然》\n真的')
  })

  it('nests', () => {
    const { content } = bodyOf(
      '<div class="quote"><blockquote>外<div class="quote"><blockquote>内</blockquote></div>外</blockquote></div>',
    )
    expect(content).toMatchObject([
      { kind: 'quote', blocks: [{ kind: 'paragraph' }, { kind: 'quote' }, { kind: 'paragraph' }] },
    ])
  })

  it('reads a blockquote alone as an indent', () => {
    expect(bodyOf('<blockquote>缩进</blockquote>').content).toEqual([paragraph('缩进')])
  })
})

describe('code', () => {
  it('keeps every line and blank and drops the copy button', () => {
    const { content, text } = bodyOf(
      '看：<div class="blockcode"><div id="code_a"><ol><li>if (a &lt; b) {<li><li>&nbsp; &nbsp; f(&quot;x&quot;);<li>}<li></ol></div><em onclick="copycode($(\'code_a\'));">复制代码</em></div>完',
    )
    expect(content[1]).toEqual({ kind: 'code', lines: ['if (a < b) {', '', '    f("x");', '}'] })
    expect(text).toBe('看：\nif (a < b) {\n\n    f("x");\n}\n完')
  })

  it('reads the older form with a br in each item', () => {
    expect(
      bodyOf('<div class="blockcode"><div id="code0"><ol><li>a<br />\n<li>b<br />\n</ol></div></div>').content,
    ).toEqual([{ kind: 'code', lines: ['a', 'b'] }])
  })

  it('keeps entities in code as they are written', () => {
    expect(bodyOf('<pre>\n&amp;#169;\n\tx</pre>').content).toEqual([{ kind: 'code', lines: ['&#169;', '    x'] }])
  })
})

describe('lists and tables', () => {
  it('reads unclosed items, ordered lists by type, and lists in items', () => {
    expect(
      bodyOf(
        '<ul><br />\n<li>苹果<br />\n<li>其他：<br />\n<ul type="1" class="litype_1"><br />\n<li>一<br />\n<li>二<br />\n</ul><br />\n</ul>',
      ).content,
    ).toEqual([
      {
        kind: 'list',
        ordered: false,
        items: [
          [paragraph('苹果')],
          [paragraph('其他：'), { kind: 'list', ordered: true, items: [[paragraph('一')], [paragraph('二')]] }],
        ],
      },
    ])
  })

  it('keeps words that stand in a list outside its items', () => {
    expect(bodyOf('<ol>前<li>一</li>后</ol>').text).toBe('前\n一\n后')
  })

  it('reads rows, spans and header cells', () => {
    const { content, text } = bodyOf(
      '<table class="t_table"><caption>表</caption><tr><th colspan="2">价格</th></tr><tr><td>甲<br />乙</td><td align="right"><b>3</b></td></tr></table>',
    )
    expect(content).toMatchObject([
      paragraph('表'),
      {
        kind: 'table',
        rows: [
          [{ header: true, span: 2, blocks: [paragraph('价格')] }],
          [{ span: 1, blocks: [paragraph('甲\n乙')] }, { blocks: [{ align: 'right' }] }],
        ],
      },
    ])
    expect(text).toBe('表\n价格\n甲\n乙  3')
  })

  it('turns a table inside a table into lines', () => {
    const { content } = bodyOf(
      '<table><tr><td>a</td><td><table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table></td></tr></table>',
    )
    expect(content).toMatchObject([{ kind: 'table', rows: [[{}, { blocks: [paragraph('x  y'), paragraph('z')] }]] }])
  })

  it('takes a table of one cell for a frame', () => {
    expect(bodyOf('<table><tr><td>框</td></tr></table>').content).toEqual([paragraph('框')])
  })

  it('keeps words that stand in a table outside its cells, and cells outside a table', () => {
    expect(bodyOf('<table>一<tr>二<td>三</td></tr></table>').text).toBe('一二\n三')
    expect(bodyOf('<td>一</td><tr><td>二</td></tr>').text).toBe('一\n二')
  })
})

describe('smilies and pictures', () => {
  it('names smilies by alt, by file, or by folder and file', () => {
    expect(
      runsOf(
        '<img src="static/image/smiley/default/lol.gif" smilieid="12" alt="" /><img src="static/image/smiley/monkey/01.gif" smilieid="25" /><img src="https://cdn.example/s/3.png" smilieid="3" alt=":D" />',
      ),
    ).toEqual([
      { kind: 'smiley', text: '[:lol:]', id: '12', url: `${base}static/image/smiley/default/lol.gif` },
      { kind: 'smiley', text: '[:monkey/01:]', id: '25', url: `${base}static/image/smiley/monkey/01.gif` },
      { kind: 'smiley', text: ':D', id: '3', url: 'https://cdn.example/s/3.png' },
    ])
  })

  it('takes a smiley of another site for the picture it is', () => {
    expect(kinds('<img src="https://elsewhere.example/static/image/smiley/default/lol.gif" />')).toEqual(['image'])
  })

  it('finds the real address, the name and the id of an attached picture, and leaves its tip box out', () => {
    const body = bodyOf(
      '前<ignore_js_op>\n<img id="aimg_7" aid="7" src="static/image/common/none.gif" zoomfile="data/attachment/full.png" file="data/attachment/thumb.png" class="zoom" width="600" inpost="1" />\n<div class="tip tip_4 aimg_tip" id="aimg_7_menu" style="position: absolute; display: none"><p><strong>海 边.png</strong> <em class="xg1">(4 KB, 下载次数: 8)</em></p></div>\n</ignore_js_op><br />后',
    )
    const image = {
      id: '7',
      url: `${base}data/attachment/full.png`,
      name: '海 边.png',
      width: 600,
      height: null,
      inline: true,
    }
    expect(body.content).toEqual([paragraph('前'), { kind: 'image', ...image }, paragraph('后')])
    expect(body.images).toEqual([image])
    expect(body.text).toBe('前\n后')
  })

  it('never gives the placeholder for a picture', () => {
    expect(kinds('<img src="static/image/common/none.gif" /><img src="images/none.gif" file="a.jpg" />')).toEqual([
      'image',
    ])
    expect(bodyOf('<img src="images/none.gif" file="a.jpg" />').images[0]!.url).toBe(`${base}a.jpg`)
  })

  it('reads a rule drawn as a picture as a rule', () => {
    expect(kinds('<img src="static/image/hrline/3.gif" /><hr class="l" />')).toEqual(['rule', 'rule'])
  })

  it('keeps where a linked picture leads', () => {
    expect(
      bodyOf('<a href="https://shop.example/item"><img src="https://x.example/a.jpg" /></a>').content,
    ).toMatchObject([
      { kind: 'image', url: 'https://x.example/a.jpg' },
      { kind: 'media', media: 'other', url: 'https://shop.example/item' },
    ])
  })
})

describe('attachments', () => {
  const token = btoa('4|key|1|2|3').replaceAll('=', '%3D')
  const inline = `<ignore_js_op><img src="static/image/filetype/text.gif" /><span id="attach_4"><a href="forum.php?mod=attachment&amp;aid=${token}">说明.txt</a> <em class="xg1">(22 Bytes, 下载次数: 30)</em></span><div class="tip" id="attach_4_menu" style="display: none">点击文件名下载附件</div></ignore_js_op>`

  it('reads a file in the text with what the site says of it', () => {
    expect(bodyOf(`附件：${inline}完`).content).toEqual([
      paragraph('附件：'),
      {
        kind: 'attachment',
        id: '4',
        name: '说明.txt',
        url: `${base}forum.php?mod=attachment&aid=${token}`,
        size: '22 Bytes',
        downloads: 30,
        price: null,
        readAccess: null,
      },
      paragraph('完'),
    ])
  })

  const below = `<div class="pattl"><ignore_js_op><dl class="tattl attm"><dt></dt><dd><p class="mbn"><a href="forum.php?mod=attachment&amp;aid=x" id="aid3" class="xw1">图.png</a> <em class="xg1">(2 KB, 下载次数: 8)</em></p><div class="tip" id="aid3_menu">下载附件</div><div class="mbn savephotop"><img id="aimg_3" aid="3" src="static/image/common/none.gif" file="data/3.png" width="320" /></div></dd></dl></ignore_js_op>
    <dl class="tattl"><dt><img src="static/image/filetype/zip.gif" /></dt><dd><p class="attnm"><a href="forum.php?mod=misc&amp;action=attachpay&amp;aid=5&amp;tid=1">驱动 1.zip</a><div class="tip" id="aid5_menu">点击</div></p><p>31.25 KB, 阅读权限: <strong>100</strong>, 下载次数: 72</p><p>售价: <strong>3 金钱</strong> [<a href="x">记录</a>]</p><p class="xg2">作者的话</p></dd></dl></div>`

  it('hangs loose pictures and files below the words', () => {
    const body = bodyOfFloor('正文', below)
    expect(body.images).toEqual([
      { id: '3', url: `${base}data/3.png`, name: '图.png', width: 320, height: null, inline: false },
    ])
    expect(body.attachments).toEqual([
      { id: '5', name: '驱动 1.zip', url: null, size: '31.25 KB', downloads: 72, price: 3, readAccess: 100 },
    ])
    expect(body.content.at(-1)).toEqual(paragraph('作者的话'))
    expect(body.text).toBe('正文')
  })

  it('puts an attachment where the site left its code', () => {
    const body = bodyOfFloor('看[attach]3[/attach]和[attach]99[/attach]。', below)
    expect(body.content.map(block => block.kind)).toEqual([
      'paragraph',
      'image',
      'paragraph',
      'attachment',
      'paragraph',
      'attachment',
      'paragraph',
    ])
    expect(body.content[1]).toMatchObject({ id: '3', inline: true })
    expect(body.content[3]).toMatchObject({ id: '99', url: null })
    expect(body.text).toBe('看\n和\n。')
  })
})

describe('players', () => {
  it('names and links what Discuz, its scripts, plugins and members put', () => {
    const { content } = bodyOf(
      `<ignore_js_op><div id="mp3_x" class="media"><div class="media_tips"><a href="https://m.example/%E6%AD%8C.mp3">如果无法播放</a></div></div><script>detectPlayer("mp3_x", "mp3", "https://m.example/%E6%AD%8C.mp3", "1", "2");</script></ignore_js_op>
      <span id="flv_x"></span><script>$('flv_x').innerHTML=AC_FL_RunContent('width', '1', 'src', 'https://m.example/a.swf', 'quality', 'high');</script>
      <video src="/v/a.mp4">不支持</video><audio><source src="b.ogg"></audio>
      <iframe src="//player.bilibili.com/player.html?bvid=1" title="片 名"></iframe><embed src="https://m.example/c">`,
    )
    expect(content).toEqual([
      { kind: 'media', media: 'audio', url: 'https://m.example/%E6%AD%8C.mp3', text: '歌.mp3' },
      { kind: 'media', media: 'flash', url: 'https://m.example/a.swf', text: 'a.swf' },
      { kind: 'media', media: 'video', url: `${base}v/a.mp4`, text: 'a.mp4' },
      { kind: 'media', media: 'audio', url: `${base}b.ogg`, text: 'b.ogg' },
      { kind: 'media', media: 'video', url: 'https://player.bilibili.com/player.html?bvid=1', text: '片 名' },
      { kind: 'media', media: 'flash', url: 'https://m.example/c', text: 'm.example/c' },
    ])
  })
})

describe('links', () => {
  it('resolves addresses and knows mentions', () => {
    expect(
      runsOf(
        '<a href="thread-2-1-1.html">帖</a>、<a href="home.php?mod=space&amp;uid=12">@右江</a>、<a href="home.php?mod=space&amp;uid=12">右江</a>',
      ),
    ).toMatchObject([
      { kind: 'link', text: '帖', url: `${base}thread-2-1-1.html` },
      { kind: 'text' },
      { kind: 'mention', text: '@右江', userId: '12' },
      { kind: 'text' },
      { kind: 'link', text: '右江', url: `${base}home.php?mod=space&uid=12` },
    ])
  })

  it('keeps a link within the page on the page', () => {
    expect(runsOf('<a href="#pid7">七</a>')).toMatchObject([{ url: `${base}forum.php?mod=viewthread&tid=1#pid7` }])
  })

  it('keeps the words of links that lead nowhere, and the address of download tools', () => {
    expect(runsOf('<a href="javascript:;">点</a><a name="x">锚</a>')).toEqual([
      { kind: 'text', text: '点锚', style: null },
    ])
    expect(bodyOf('<a href="ed2k://|file|a.iso|1|">a.iso</a>').text).toBe('a.iso ed2k://|file|a.iso|1|')
  })

  it('reads mail addresses that Cloudflare hides', () => {
    const hex = [0x42, ...[...'a@b.example'].map(char => char.charCodeAt(0) ^ 0x42)]
      .map(byte => byte.toString(16).padStart(2, '0'))
      .join('')
    expect(
      runsOf(
        `<a href="/cdn-cgi/l/email-protection#${hex}"><span class="__cf_email__" data-cfemail="${hex}">[email&#160;protected]</span></a>`,
      ),
    ).toEqual([{ kind: 'link', text: 'a@b.example', url: 'mailto:a@b.example', style: null }])
  })
})

describe('what is not the post’s own words', () => {
  it('drops anti-copy noise and leaves words that look like it', () => {
    const words = '4 L& g. t D8 [ ) Q! A% f! 是密码'
    expect(
      bodyOf(
        `${words}<font class="jammer">) Q! A% f!</font><br />\r\n<span style="display:none">4 L& g. t D8</span>第二行<br />\n<span style="DISPLAY : none;">x</span><font style="font-size:0px;color:#FFF">y</font><font class="jammer">z</font><br />\n第三行`,
      ).text,
    ).toBe(`${words}\n第二行\n第三行`)
  })

  it('notes who edited and when, outside the text', () => {
    const body = bodyOf('<i class="pstatus"> 本帖最后由 小 于 儿 于 2026-1-2 14:31 编辑 </i><br />\n<br />\n正文')
    expect(body.edited).toEqual({ by: '小 于 儿', time: '2026-1-2 14:31' })
    expect(body.content[0]).toMatchObject({ kind: 'notice', notice: 'edit' })
    expect(body.text).toBe('正文')
  })

  it('takes the exact time of an edit from its title', () => {
    expect(
      bodyOf('<i class="pstatus"> 本帖最後由 甲 於 <span title="2026-1-2 14:31">3&nbsp;天前</span> 編輯 </i>').edited,
    ).toEqual({
      by: '甲',
      time: '2026-1-2 14:31',
    })
  })

  it('makes the guest tip a login gate', () => {
    const tip =
      '<div class="attach_nopermission attach_tips"><div><h3><strong>马上注册，结交好友</strong></h3><p>您需要 <a href="member.php?mod=logging&amp;action=login">登录</a> 才可以下载或查看，没有账号？<a href="member.php?mod=register">立即注册</a> </p></div><span class="atips_close">&#215;</span></div>'
    const body = bodyOfFloor(`${tip}正文`, tip)
    expect(body.gates).toEqual([{ kind: 'login', message: '您需要登录才可以下载或查看' }])
    expect(body.text).toBe('正文')
  })

  it.each([
    ['reply', '游客，如果您要查看本帖隐藏内容请<a href="forum.php?mod=post&amp;action=reply&amp;tid=1">回复</a>'],
    ['credits', '游客，本帖隐藏的内容需要积分高于 100 才可浏览，您当前积分为 0'],
    ['credits', '遊客，本帖隱藏的內容需要積分高於 100 才可瀏覽，您當前積分為 0'],
    [
      'paid',
      '<a href="forum.php?mod=misc&amp;action=pay&amp;tid=1&amp;pid=2" class="y viewpay">购买主题</a>本主题需向作者支付 <strong>5 金钱</strong> 才能浏览',
    ],
    ['password', '本帖为密码帖，请输入密码 <input type="text" id="postpw_5" /><button>提交</button>'],
    ['permission', '此帖仅作者可见'],
  ])('tells a %s gate by the page’s own box', (kind, inside) => {
    const body = bodyOfFloor(`前<div class="locked">${inside}</div>后`)
    expect(body.gates.map(gate => gate.kind)).toEqual([kind])
    expect(body.text).toBe('前\n后')
    expect(body.content[1]).toMatchObject({ kind: 'notice', notice: 'gate', text: body.gates[0]!.message })
    expect(body.gates[0]!.message).not.toMatch(/购买主题|提交/)
  })

  it('takes a locked box before words one may read for no gate', () => {
    const body = bodyOfFloor('<div class="locked">以下内容需要积分高于 100 才可浏览</div><br />秘密<br /><br /><br />')
    expect(body.gates).toEqual([])
    expect(body.text).toBe('秘密')
    expect(body.content[0]).toMatchObject({ kind: 'notice', notice: 'revealed' })
  })

  it('shows hidden words that this visitor may see', () => {
    const body = bodyOfFloor('<div class="showhide"><h4>本帖隐藏的内容</h4>暗号<br />\n二</div>完')
    expect(body.content[0]).toEqual({
      kind: 'notice',
      notice: 'revealed',
      text: '本帖隐藏的内容',
      blocks: [paragraph('暗号\n二')],
    })
    expect(body.text).toBe('暗号\n二\n完')
  })

  it('says that a floor is screened without calling it a gate', () => {
    const body = bodyOf(
      '<div class="locked">提示: <em>该帖被管理员或版主屏蔽</em></div><div id="comment_5" class="cm"></div>',
    )
    expect(body.content).toEqual([
      { kind: 'notice', notice: 'locked', text: '提示: 该帖被管理员或版主屏蔽', blocks: [] },
    ])
    expect(body.gates).toEqual([])
  })

  it('keeps a spoiler that the page can open and drops a box that nothing opens', () => {
    const { content } = bodyOfFloor(
      '<div class="spoiler_body" style="display:none">底</div><div onclick="t()">点开</div><div style="display:none">里</div><p>x</p><div style="display:none">噪</div><details><summary>题</summary>文</details>',
    )
    expect(content).toEqual([
      { kind: 'notice', notice: 'spoiler', text: '', blocks: [paragraph('底')] },
      paragraph('点开'),
      { kind: 'notice', notice: 'spoiler', text: '', blocks: [paragraph('里')] },
      paragraph('x'),
      { kind: 'notice', notice: 'spoiler', text: '题', blocks: [paragraph('文')] },
    ])
  })

  it('leaves the site’s own parts around the words to others', () => {
    const body = bodyOfFloor(
      '正文',
      '<div class="ptg">标签</div><div class="modact">移动</div><form id="vfastpostform" action="x"><button>快速回复</button></form><div id="comment_5" class="cm"><h3 class="psth">点评</h3>好</div><h3 class="psth xs1">评分</h3><dl id="ratelog_5" class="rate">理由</dl>',
      '<h2>回复的标题</h2>',
    )
    expect(body.text).toBe('回复的标题\n正文')
  })

  it('decodes characters that a charset lacked', () => {
    expect(bodyOf('好&amp;#128512;&amp;#27491;&amp;#12;&amp;#99999999;').text).toBe('好😀正&#12;&#99999999;')
  })
})

describe('broken markup', () => {
  it('lends the words of tags nobody knows', () => {
    expect(bodyOf('<tcxspan onclick="x">一</tcxspan><custom-tag>二</custom-tag><o:p>三</o:p>').text).toBe('一二三')
  })

  it('keeps the words after closing tags that a member left over', () => {
    expect(bodyOfFloor('前</td></tr></table></div>后<b>面').text).toBe('前\n后面')
    expect(bodyOfFloor('前<table><tr><td>格<div><font color=red>红').text).toBe('前\n格\n红')
  })

  it.each([
    'div',
    'font',
    'b',
    'a href="/x"',
    'span style="color:red"',
    'blockquote',
    'ul',
    'li',
    'table',
    'tr',
    'tbody',
    'td',
    'div class="quote"',
    'div class="showhide"',
    'div style="display:none" class="spoiler"',
    'details',
    'dl',
    'pre',
    'x-y',
    'ul><li',
    'table><tr><td',
    'div class="pattl"',
    'div class="locked"',
    'center',
  ])('survives ten thousand <%s> inside each other', tag => {
    const body = bodyOf(`前<br>${`<${tag}>`.repeat(10_000)}里`)
    expect(body.text).toMatch(/^前/)
    expect(JSON.stringify(body)).toContain('前')
  })

  it('keeps the words inside ten thousand tags', () => {
    for (const tag of ['div', 'font', 'b', 'blockquote', 'ul', 'table', 'table><tr><td', 'div class="quote"', 'x-y']) {
      expect(bodyOf(`前<br>${`<${tag}>`.repeat(10_000)}里<br>面`).text).toBe('前\n里\n面')
    }
  })
})
