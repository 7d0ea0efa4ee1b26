/** Pictures and files of a post, in its text or below it (facts §4.8). Guests see neither names nor files. */
import { escapeHtml } from './escape.ts'
import type { Attachment, Post } from './world.ts'

type View = { readonly post: Post; readonly viewer: object | null }

const pictureFile = (a: Attachment): string => `data/attachment/forum/202611/24/demo_${a.aid}.png`

/** A real link carries the viewer's id and a key; ours carries the number only. */
const fileHref = (a: Attachment): string =>
  `forum.php?mod=attachment&amp;aid=${encodeURIComponent(Buffer.from(`${a.aid}|0|0|0|0`).toString('base64'))}`

const facts = (a: Attachment): string => `(${a.size}, 下载次数: ${a.downloads})`

const image = (a: Attachment, inPost: boolean): string => {
  const file = pictureFile(a)
  const width = a.picture!.width
  return `<img id="aimg_${a.aid}" aid="${a.aid}" src="static/image/common/none.gif" zoomfile="${file}" file="${file}" class="zoom" onclick="zoom(this, this.src, 0, 0, 0)" width="${width}"${inPost ? " inpost=\"1\" onmouseover=\"showMenu({'ctrlid':this.id,'pos':'12'})\"" : ''} alt="${escapeHtml(a.name)}" title="${escapeHtml(a.name)}" w="${width}" />`
}

const pictureTip = (a: Attachment): string => `
<div class="tip tip_4 aimg_tip" id="aimg_${a.aid}_menu" style="position: absolute; display: none" disautofocus="true">
<div class="xs0">
<p><strong>${escapeHtml(a.name)}</strong> <em class="xg1">${facts(a)}</em></p>
<p>
<a href="${fileHref(a)}&amp;nothumb=yes" target="_blank">下载附件</a>
</p>
<p class="xg1 y">2026-11-24 10:56 上传</p>
</div>
<div class="tip_horn"></div>
</div>`

export const attachmentInline = (view: View, aid: number): string => {
  const a = view.post.attachments.find(one => one.aid === aid)
  if (!a) return ''
  if (a.picture) return `\n<ignore_js_op>\n${image(a, true)}\n${pictureTip(a)}\n</ignore_js_op>\n`
  if (!view.viewer) return ''
  return `<ignore_js_op><img src="static/image/filetype/zip.gif" border="0" class="vm" alt="" /> <span style="white-space: nowrap" id="attach_${a.aid}" onmouseover="showMenu({'ctrlid':this.id,'pos':'12'})"><a href="${fileHref(a)}" target="_blank">${escapeHtml(a.name)}</a> <em class="xg1">${facts(a)}</em></span></ignore_js_op>`
}

const pictureBelow = (a: Attachment): string => `<ignore_js_op>
<dl class="tattl attm">
<dt></dt>
<dd>
<p class="mbn">
<a href="${fileHref(a)}&amp;nothumb=yes" onmouseover="showMenu({'ctrlid':this.id,'pos':'12'})" id="aid${a.aid}" class="xw1" target="_blank">${escapeHtml(a.name)}</a>
<em class="xg1">${facts(a)}</em>
</p>
<div class="tip tip_4" id="aid${a.aid}_menu" style="display: none" disautofocus="true">
<div>
<p><a href="${fileHref(a)}&amp;nothumb=yes" target="_blank">下载附件</a></p>
<p><span class="y">2026-11-24 10:56 上传</span></p>
</div>
<div class="tip_horn"></div>
</div>
<div class="mbn savephotop">
${image(a, false)}
</div>
</dd>
</dl>
</ignore_js_op>`

const paid = (a: Attachment, tid: number): string =>
  a.price === 0
    ? ''
    : `<p>售价: <strong>${a.price} 金钱</strong> &nbsp;[<a href="forum.php?mod=misc&amp;action=attachpay&amp;aid=${a.aid}&amp;tid=${tid}" onclick="showWindow('attachpay', this.href)">购买</a>]</p>`

const fileBelow = (a: Attachment, tid: number): string => `<ignore_js_op>
<dl class="tattl">
<dt>
<img src="static/image/filetype/zip.gif" border="0" class="vm" alt="" />
</dt>
<dd>
<p class="attnm">
<a href="${a.price ? `forum.php?mod=misc&amp;action=attachpay&amp;aid=${a.aid}&amp;tid=${tid}` : fileHref(a)}" onmouseover="showMenu({'ctrlid':this.id,'pos':'12'})" id="aid${a.aid}" target="_blank">${escapeHtml(a.name)}</a>
<div class="tip tip_4" id="aid${a.aid}_menu" style="display: none" disautofocus="true">
<div class="tip_c">
<p class="y">2026-11-24 10:56 上传</p>
<p>点击文件名下载附件</p>
</div>
<div class="tip_horn"></div>
</div>
</p>
<p>${a.size},${a.readAccess ? ` 阅读权限: <strong>${a.readAccess}</strong>,` : ''} 下载次数: ${a.downloads}</p>
${paid(a, tid)}
</dd>
</dl>
</ignore_js_op>`

/** The notice that stands for all files where a guest may not see them; it comes after the body, on any floor. */
export const attachmentGate = `<div class="attach_nopermission">
<div>
<h3><strong>本帖子中包含更多资源</strong></h3>
<p>您需要 <a href="member.php?mod=logging&amp;action=login" onclick="showWindow('login', this.href);return false;">登录</a> 才可以下载或查看，没有账号？<a href="member.php?mod=register" title="注册账号">立即注册</a> </p>
</div>
<span class="atips_close" onclick="this.parentNode.style.display='none'">x</span>
</div>`

/** Attachments that the text does not name, as `.pattl` (facts §4.8). */
export const attachmentsBelow = (view: View): string => {
  const { post } = view
  const loose = post.attachments.filter(a => !post.body.includes(`[attach]${a.aid}[/attach]`))
  if (!view.viewer) return post.attachments.some(a => !a.picture) || loose.length > 0 ? attachmentGate : ''
  if (loose.length === 0) return ''
  const items = loose.map(a => (a.picture ? pictureBelow(a) : fileBelow(a, post.tid)))
  return `<div class="pattl">\n${items.join('\n')}\n</div>`
}
