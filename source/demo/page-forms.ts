/** The quick boxes under a listing and a thread (facts §4.13). */
import { escapeHtml } from './escape.ts'
import { formhashOf, isStaff, type Visit } from './visit.ts'
import type { Board, Thread } from './world.ts'

const limits = (visit: Visit): string => `<script type="text/javascript">
var postminchars = parseInt('${visit.state.rules.minBytes}');
var postmaxchars = parseInt('${visit.state.rules.maxBytes}');
var postminsubjectchars = parseInt('1');
var postmaxsubjectchars = parseInt('${visit.state.rules.maxSubject}');
var disablepostctrl = parseInt('0');
</script>`

const loginWords = (verb: string): string =>
  `您需要登录后才可以${verb} <a href="member.php?mod=logging&amp;action=login" onclick="showWindow('login', this.href)" class="xi2">登录</a> | <a href="member.php?mod=register" class="xi2">立即注册</a>`

/** Why no text area is offered; null when there is one. */
export const replyRefusal = (visit: Visit, board: Board, thread: Thread): string | null => {
  if (!visit.member) return loginWords('回帖')
  if (visit.member.banned) return '抱歉，您所在的用户组(禁止发言)无法进行此操作'
  if (thread.closed && !isStaff(visit)) return '抱歉，本主题已关闭，不再接受新内容'
  return board.access === 'readonly' && !isStaff(visit) ? '抱歉，您没有权限在该版块回帖' : null
}

export const threadRefusal = (visit: Visit, board: Board): string | null => {
  if (!visit.member) return loginWords('发帖')
  if (visit.member.banned) return '抱歉，您所在的用户组(禁止发言)无法进行此操作'
  return board.access === 'readonly' && !isStaff(visit) ? '抱歉，您没有权限在该版块发帖' : null
}

/** The places of a captcha and of a question (facts §5.4); what stands in them comes from `captcha`. */
export const captchaBlock = (visit: Visit, mod: string, wants: Wants): string => {
  const id = `S${visit.session.saltkey.slice(0, 6)}`
  return `${wants.image ? imageBlock(`c${id}`, mod) : ''}${wants.question ? questionBlock(`q${id}`) : ''}`
}

export type Wants = { readonly image: boolean; readonly question: boolean }

export const postWants = (visit: Visit): Wants => ({
  image: visit.state.rules.captchaPost,
  question: visit.state.rules.questionPost,
})

const questionBlock = (id: string): string => `<span id="secqaa_${id}"></span>
<script type="text/javascript" reload="1">updatesecqaa('${id}', '<div class="rfm"><table><tr><th><em>验证问答: </em></th><td><sec></td></tr></table></div>');</script>`

const imageBlock = (id: string, mod: string): string => {
  return `<span id="seccode_${id}"></span>
<script type="text/javascript" reload="1">updateseccode('${id}', '<div class="rfm"><table><tr><th><em>验证码: </em></th><td><sec></td></tr></table></div>', '${mod}');</script>`
}

const area = (refusal: string | null): string =>
  refusal === null
    ? '<textarea rows="6" cols="80" name="message" id="fastpostmessage" class="pt"></textarea>'
    : `<div class="pt hm">\n${refusal}\n</div>`

export const fastReplyForm = (visit: Visit, board: Board, thread: Thread): string => {
  const refusal = replyRefusal(visit, board, thread)
  const post = `forum.php?mod=post&amp;action=reply&amp;fid=${board.fid}&amp;tid=${thread.tid}`
  const stands = thread.debate
    ? '<select name="stand" id="stand"><option value="0">中立</option><option value="1">正方</option><option value="2">反方</option></select>'
    : ''
  return `${limits(visit)}

<div id="f_pst" class="pl bm bmw">
<form method="post" autocomplete="off" id="fastpostform" action="${post}&amp;extra=&amp;replysubmit=yes&amp;infloat=yes&amp;handlekey=fastpost" onSubmit="return fastpostvalidate(this)">
<table cellspacing="0" cellpadding="0">
<tr>
<td class="pls">
</td>
<td class="plc">
<span id="fastpostreturn"></span>
${stands}
<div class="cl">
<div class="hasfsl" id="fastposteditor">
<div class="tedt mtn">
<div class="bar">
<span class="y">
<a href="${post}" onclick="return switchAdvanceMode(this.href)">高级模式</a>
</span></div>
<div class="area">
${area(refusal)}
</div>
</div>
</div>
</div>
<div id="seccheck_fastpost">
${visit.member ? captchaBlock(visit, 'forum::viewthread', postWants(visit)) : ''}
</div>
<input type="hidden" name="posttime" id="posttime" value="${Math.floor(visit.now / 1000)}" />
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="hidden" name="usesig" value="" />
<input type="hidden" name="subject" value="  " />
<p class="ptm pnpost">
<button type="submit" name="replysubmit" id="fastpostsubmit" class="pn pnc vm" value="replysubmit"><strong>发表回复</strong></button>
<label for="fastpostrefresh"><input id="fastpostrefresh" type="checkbox" class="pc" />回帖后跳转到最后一页</label>
</p>
</td>
</tr>
</table>
</form>
</div>`
}

export const typeOptions = (board: Board, current: number | null): string =>
  `<option value="0"${current ? '' : ' selected="selected"'}>选择主题分类</option>${board.types
    .map(t => `<option value="${t.id}"${t.id === current ? ' selected="selected"' : ''}>${escapeHtml(t.name)}</option>`)
    .join('')}`

export const fastThreadForm = (visit: Visit, board: Board): string => `${limits(visit)}
<div id="f_pst" class="bm">
<div class="bm_h">
<h2>快速发帖</h2>
</div>
<div class="bm_c">
<form method="post" autocomplete="off" id="fastpostform" action="forum.php?mod=post&amp;action=newthread&amp;fid=${board.fid}&amp;topicsubmit=yes&amp;infloat=yes&amp;handlekey=fastnewpost" onSubmit="return fastpostvalidate(this)">
<div id="fastpostreturn" style="margin:-5px 0 5px"></div>
<div class="pbt cl">
${board.types.length ? `<div class="ftid">\n<select name="typeid" id="typeid_fast" width="80">\n${typeOptions(board, null)}\n</select>\n</div>` : ''}
<input type="text" id="subject" name="subject" class="px" value="" style="width: 25em" />
<span>还可输入 <strong id="checklen">80</strong> 个字符</span>
</div>
<div class="cl">
<div class="hasfsl" id="fastposteditor">
<div class="tedt">
<div class="area">
${area(threadRefusal(visit, board))}
</div>
</div>
</div>
<div id="seccheck_fastpost">
</div>
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<input type="hidden" name="usesig" value="" />
</div>
<p class="ptm pnpost">
<button type="submit" name="topicsubmit" id="fastpostsubmit" value="topicsubmit" class="pn pnc"><strong>发表帖子</strong></button>
</p>
</form>
</div>
</div>`
