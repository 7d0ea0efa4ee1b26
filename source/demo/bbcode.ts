/** BBCode to the HTML of Discuz's discuzcode template (facts §4.7): same tags, classes and oddities, such as code lines without `</li>`. */
import { attachmentInline } from './attachments.ts'
import { escapeHtml } from './escape.ts'
import { smileyHtml } from './smilies.ts'
import { mix } from './words.ts'
import type { Post } from './world.ts'

export type BodyView = {
  readonly base: string
  readonly fid: number
  readonly post: Post
  /** null for a guest. */
  readonly viewer: { readonly name: string; readonly credits: number } | null
  /** This visitor has replied in the thread, or may see hidden text anyway. */
  readonly replied: boolean
  readonly jammer: boolean
  /** Leaves `[attach]N[/attach]` as it is, as the mobile API does. */
  readonly keepAttach?: boolean
}

const noise = '0123456789abcdefghijkLmNopqRstuvWxYz!@#$%^*()[]{};:,.?/~+-_=|'

/** Anti-copy noise as Discuz makes it: letters and signs, one space between (facts §4.7). */
const jammerText = (seed: number): string =>
  escapeHtml(Array.from({ length: 8 + (seed % 9) }, (_, i) => noise[mix(seed, i) % noise.length]!).join(' '))

const jam = (html: string, seed: number): string => {
  let n = 0
  return html.replace(/<br \/>\n/g, () => {
    n += 1
    const text = jammerText(mix(seed, n))
    if (n % 3 === 0) return `<br />\n<span style="display:none">${text}</span>`
    return `<font class="jammer">${text}</font><br />\n`
  })
}

const codeBlock = (source: string, id: string): string => {
  const lines = source.replace(/^\n|\n$/g, '').split('\n')
  const items = lines.map(line => `<li>${line.replace(/ {2}/g, '&nbsp; ').replace(/\t/g, '&nbsp; &nbsp; ')}`).join('')
  return `<div class="blockcode"><div id="code_${id}"><ol>${items}</ol></div><em onclick="copycode($('code_${id}'));">复制代码</em></div>`
}

const table = (body: string): string => {
  const rows = body
    .replace(/\[tr(?:=[^\]]*)?\]\s*/g, '<tr>')
    .replace(/\s*\[\/tr\]\s*/g, '</tr>')
    .replace(/\[td(?:=(\d+),(\d+))?(?:,\d+%?)?\]/g, (_, c, r) => (c ? `<td colspan="${c}" rowspan="${r}">` : '<td>'))
    .replace(/\[\/td\]\s*/g, '</td>')
  return `<table cellspacing="0" class="t_table" style="width:98%">${rows}</table>`
}

const list = (kind: string, body: string): string => {
  const type = { '1': 'decimal', a: 'lower-alpha', A: 'upper-alpha' }[kind]
  const items = body.replace(/\s*\[\*\]/g, '<li>')
  return type
    ? `<ul type="${kind}" class="litype_${kind === '1' ? 1 : kind === 'a' ? 2 : 3}">${items}</ul>`
    : `<ul>${items}</ul>`
}

const media = (kind: string, url: string): string => {
  const type = kind.split(',')[0] ?? 'mp4'
  const id = `${type}_${(mix(url.length, url.charCodeAt(url.length - 5)) % 46_000).toString(36)}`
  const tip = `<a href="${url}" target="_blank">如果无法播放，请点击此处在新窗口打开</a>`
  return `<ignore_js_op><div id="${id}" class="media"><div id="${id}_container" class="media_container"></div><div id="${id}_tips" class="media_tips">${tip}</div></div><script type="text/javascript">detectPlayer("${id}", "${type}", "${url}", "400", "300");</script></ignore_js_op>`
}

const hidden = (need: string | undefined, body: string, view: BodyView): string => {
  const { post, viewer } = view
  const who = viewer?.name ?? '游客'
  if (need) {
    const have = viewer?.credits ?? 0
    if (have >= Number(need))
      return `<div class="locked">以下内容需要积分高于 ${need} 才可浏览</div><br />\n${body}<br /><br /><br />`
    return `<div class="locked">${who}，本帖隐藏的内容需要积分高于 ${need} 才可浏览，您当前积分为 ${have}</div>`
  }
  if (view.replied) return `<div class="showhide"><h4>本帖隐藏的内容</h4>${body}</div>`
  const href = `forum.php?mod=post&amp;action=reply&amp;fid=${view.fid}&amp;tid=${post.tid}`
  return `<div class="locked">${who}，如果您要查看本帖隐藏内容请<a href="${href}" onclick="showWindow('reply', this.href)">回复</a></div>`
}

const quote = (body: string): string => `<div class="quote"><blockquote>${body.replace(/^\n/, '')}</blockquote></div>`

/** Tags that only open and close, in the order of the template. */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/\[b\]/g, '<strong>'],
  [/\[\/b\]/g, '</strong>'],
  [/\[i(=s)?\]/g, '<i>'],
  [/\[\/i\]/g, '</i>'],
  [/\[u\]/g, '<u>'],
  [/\[\/u\]/g, '</u>'],
  [/\[s\]/g, '<strike>'],
  [/\[\/s\]/g, '</strike>'],
  [/\[color=([#\w]+)\]/g, '<font color="$1">'],
  [/\[backcolor=([#\w]+)\]/g, '<font style="background-color:$1">'],
  [/\[size=(\w+)\]/g, '<font size="$1">'],
  [/\[font=([^\]<>]+)\]/g, '<font face="$1">'],
  [/\[\/(color|backcolor|size|font)\]/g, '</font>'],
  [/\[align=(left|center|right)\]/g, '<div align="$1">'],
  [/\[\/align\]/g, '</div>'],
  [/\[indent\]/g, '<blockquote>'],
  [/\[\/indent\]/g, '</blockquote>'],
  [/\[hr\]/g, '<hr class="l" />'],
]

const links = (html: string, base: string): string =>
  html
    .replace(
      /\[url=([^\]]+)\](.*?)\[\/url\]/gs,
      (_, url, text) => `<a href="${url.startsWith('http') ? url : base + url}" target="_blank">${text}</a>`,
    )
    .replace(/\[url\](.*?)\[\/url\]/g, '<a href="$1" target="_blank">$1</a>')
    .replace(/\[email\](.*?)\[\/email\]/g, '<a href="mailto:$1">$1</a>')
    .replace(/\[at=(\d+)\](.*?)\[\/at\]/g, '<a href="home.php?mod=space&amp;uid=$1" target="_blank">@$2</a>')
    .replace(
      /\[img(?:=(\d+),(\d+))?\](.*?)\[\/img\]/g,
      (_, w, h, src) =>
        `<img id="aimg_${(mix(src.length, 7) % 99_999).toString(36)}" onclick="zoom(this, this.src, 0, 0, 0)" class="zoom"${w ? ` width="${w}" height="${h}"` : ''} file="${src.startsWith('http') ? src : base + src}" border="0" alt="" src="static/image/common/none.gif" />`,
    )

/** A bare address becomes a link, as the site does it unless the author asked it not to. */
const bareUrls = (html: string): string =>
  html.replace(/(^|[\s>（：，])(https?:\/\/[\w\-./?=&;%#~+:]+)(?![^<]*<\/a>)/g, '$1<a href="$2" target="_blank">$2</a>')

const innermost = (html: string, pattern: RegExp, replace: (...groups: string[]) => string): string => {
  for (let round = 0; round < 5; round += 1) {
    const next = html.replace(pattern, (_, ...groups) => replace(...groups))
    if (next === html) return html
    html = next
  }
  return html
}

/** Body text as `td.t_f` holds it. Attachments named by `[attach]` appear in place; the rest is for the caller to hang below. */
export const bodyHtml = (view: BodyView): string => {
  const { post } = view
  if (post.html) return post.body
  const codes: string[] = []
  let html = escapeHtml(post.body).replace(/\[code\](.*?)\[\/code\]/gs, (_, source: string) => {
    codes.push(codeBlock(source, `${post.pid.toString(36)}${codes.length}`))
    return `\u0001${codes.length - 1}\u0001`
  })
  for (const [pattern, tag] of pairs) html = html.replace(pattern, tag)
  html = links(html, view.base)
  html = html.replace(/\[table[^\]]*\]\s*(.*?)\s*\[\/table\]/gs, (_, body) => table(body))
  html = innermost(html, /\[list(?:=(\w))?\]((?:(?!\[list).)*?)\[\/list\]/gs, (kind, body) => list(kind, body ?? ''))
  html = html.replace(/\[(?:media|audio|flash)=?([^\]]*)\](.*?)\[\/(?:media|audio|flash)\]/g, (_, kind, url) =>
    media(kind, url),
  )
  html = html.replace(/\[hide(?:=(\d+))?\](.*?)\[\/hide\]/gs, (_, need, body) => hidden(need, body, view))
  html = innermost(html, /\[(?:quote|free)\]((?:(?!\[quote\]).)*?)\[\/(?:quote|free)\]/gs, body => quote(body ?? ''))
  html = smileyHtml(bareUrls(html))
  html = html.replace(/\n/g, '<br />\n')
  if (view.jammer) html = jam(html, post.pid)
  if (!view.keepAttach)
    html = html.replace(/\[attach\](\d+)\[\/attach\]/g, (_, aid) => attachmentInline(view, Number(aid)))
  return html.replace(/\u0001(\d+)\u0001/g, (_, n) => codes[Number(n)]!)
}

/** What a quote keeps of a post: no markup, no inner quotes, one cut line. */
export const quotable = (body: string, limit = 90): string => {
  const text = body
    .replace(/\[(quote|hide|code|attach|img|media|audio|flash)[^\]]*\].*?\[\/\1\]/gs, '')
    .replace(/\[\/?[^\]]*\]/g, '')
    .replace(/<[^>]*>/g, '')
    .trim()
  return text.length > limit ? `${text.slice(0, limit)} ...` : text
}
