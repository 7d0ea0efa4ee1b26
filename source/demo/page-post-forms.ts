/** The forms that a reply, a new thread and an edit are prepared from. */
import { type Answer, htmlAnswer, xmlAnswer } from './answer.ts'
import { quotable } from './bbcode.ts'
import { quoteHead } from './content-talk.ts'
import { escapeHtml } from './escape.ts'
import { findPost, floorAt } from './floors.ts'
import { hashField, hiddenField, popupHead } from './form-parts.ts'
import { captchaBlock, postWants, typeOptions } from './page-forms.ts'
import { loginFirst } from './page-login.ts'
import { noBoard, noThread } from './page-message.ts'
import { boardGate } from './page-threads.ts'
import { findBoard, findMember } from './state.ts'
import { breadcrumb, pageHtml } from './template.ts'
import { isAjax, isStaff, numberOf, type Visit } from './visit.ts'
import type { Board, Post, Thread } from './world.ts'
import { replyRights, threadRights } from './write-checks.ts'
import { editRights } from './write-post.ts'

const limits = (visit: Visit, typeRequired = false): string => `<script type="text/javascript">
var postminchars = parseInt('${visit.state.rules.minBytes}');
var postmaxchars = parseInt('${visit.state.rules.maxBytes}');
var postminsubjectchars = parseInt('1');
var postmaxsubjectchars = parseInt('${visit.state.rules.maxSubject}');
var disablepostctrl = parseInt('0');
var typerequired = parseInt('${typeRequired ? 1 : ''}');
</script>`

const captcha = (visit: Visit): string => captchaBlock(visit, 'forum::post', postWants(visit))

/** What a quoting reply carries (facts §5.5): the site puts `noticetrimstr` before the text itself. */
const quoteFields = (visit: Visit, thread: Thread, post: Post, withQuote: boolean): string => {
  const name = post.mask ? '匿名' : (findMember(visit.state, post.by)?.name ?? '')
  const words = quotable(post.body)
  const quote = `[quote]${quoteHead(thread.tid, post.pid, name, post.at)}\n${words}[/quote]`
  const sealed = Buffer.from(`q|${post.by}|${name}`).toString('base64')
  return `${hiddenField('noticeauthor', sealed)}
${withQuote ? hiddenField('noticetrimstr', quote) : ''}
${hiddenField('noticeauthormsg', words)}
${hiddenField('usesig', '1')}
${hiddenField('reppid', String(post.pid))}
${hiddenField('reppost', String(post.pid))}`
}

export const replyForm = (visit: Visit): Answer => {
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  const board = thread ? findBoard(visit.state, thread.fid) : null
  if (!thread || !board) return noThread(visit)
  if (!visit.member) return loginFirst(visit)
  const refused = replyRights(visit, board, thread)
  if (refused) return refused
  const quoted = findPost(visit.state, numberOf(visit, 'repquote') || numberOf(visit, 'reppost'))
  const fields = quoted
    ? quoteFields(visit, thread, quoted.post, visit.get('repquote') !== '')
    : hiddenField('usesig', '1')
  const action = `forum.php?mod=post&amp;infloat=yes&amp;action=reply&amp;fid=${board.fid}&amp;extra=${encodeURIComponent(visit.get('extra'))}&amp;tid=${thread.tid}&amp;replysubmit=yes`
  const form = `<form method="post" autocomplete="off" id="postform" action="${isAjax(visit) ? action : action.replace('infloat=yes&amp;', '')}" onsubmit="ajaxpost('postform', 'return_reply', 'return_reply', 'onerror');return false;">
${hashField(visit)}
${isAjax(visit) ? hiddenField('handlekey', 'reply') : hiddenField('posttime', String(Math.floor(visit.now / 1000)))}
${fields}
<div class="pbt cl">
<span id="subjectbox" style="display:none"><input name="subject" id="subject" class="px" value="" style="width: 25em" /></span>
</div>
<div class="area">
<textarea rows="7" cols="80" name="message" id="${isAjax(visit) ? 'postmessage' : 'e_textarea'}" class="pt"></textarea>
</div>
<div id="seccheck_reply">
${captcha(visit)}
</div>
<button type="submit" id="postsubmit" class="pn pnc z" value="true" name="replysubmit"><span>参与/回复主题</span></button>
</form>`
  if (isAjax(visit)) return xmlAnswer(`${popupHead('reply', '参与/回复主题')}\n${form}`)
  return postPage(visit, board, '发表回复', form)
}

const postPage = (visit: Visit, board: Board, title: string, form: string, typeRequired = false): Answer => {
  const body = `${breadcrumb([
    [board.name, `forum.php?mod=forumdisplay&fid=${board.fid}`],
    [title, 'javascript:;'],
  ])}
<div id="ct" class="ct2_a ct2_a_r wp cl">
<div class="bm bw0 cl" id="editorbox">
${form}
</div>
</div>
${limits(visit, typeRequired)}`
  return htmlAnswer(pageHtml(visit, { title, page: 'post', body }))
}

const readAccess = `<select name="readperm" id="readperm" class="ps">
<option value="">不限</option><option value="1" title="阅读权限: 1">游客</option>
<option value="10" title="阅读权限: 10">新手上路</option>
<option value="20" title="阅读权限: 20">注册会员</option>
<option value="50" title="阅读权限: 50">高级会员</option>
<option value="255">最高权限</option>
</select>`

const pollFields = `<input type="hidden" name="polls" value="yes" />
<input type="hidden" name="tpolloption" value="1" />
<input type="hidden" name="special" value="1" />
<p><input type="text" name="polloption[]" class="px vm" /><input type="text" name="polloption[]" class="px vm" /></p>
<p><label for="maxchoices">最多可选</label><input type="text" name="maxchoices" id="maxchoices" value="1" /> 项</p>
<p><label for="polldatas">记票天数</label><input type="text" name="expiration" id="polldatas" value="" /> 天</p>
<p><label for="visibilitypoll"><input type="checkbox" name="visibilitypoll" id="visibilitypoll" class="pc" value="1" />投票后结果可见</label></p>
<p><label for="overt"><input type="checkbox" name="overt" id="overt" class="pc" value="1" />公开投票参与人</label></p>`

export const newThreadForm = (visit: Visit): Answer => {
  const board = findBoard(visit.state, numberOf(visit, 'fid'))
  if (!board) return noBoard(visit)
  if (!visit.member) return loginFirst(visit)
  const refused = boardGate(visit, board) ?? threadRights(visit, board)
  if (refused) return refused
  const types = board.types.length
    ? `<div class="ftid">\n<select name="typeid" id="typeid" width="80">\n${typeOptions(board, null)}\n</select>\n</div>`
    : ''
  const poll = visit.get('special') === '1' ? pollFields : ''
  const form = `<form method="post" autocomplete="off" id="postform" action="forum.php?mod=post&amp;action=newthread&amp;fid=${board.fid}&amp;extra=&amp;topicsubmit=yes" onsubmit="return validate(this)">
${hashField(visit)}
${hiddenField('posttime', String(Math.floor(visit.now / 1000)))}
<input type="hidden" name="wysiwyg" id="e_mode" value="0" />
<div class="pbt cl">
${types}
<span><input type="text" name="subject" id="subject" class="px" value="" style="width: 25em" /></span>
</div>
${poll}
<div class="area">
<textarea name="message" id="e_textarea" class="pt" rows="15"></textarea>
</div>
${readAccess}
<label for="isanonymous"><input type="checkbox" name="isanonymous" id="isanonymous" class="pc" value="1" />使用匿名发帖</label>
<label for="allownoticeauthor"><input type="checkbox" name="allownoticeauthor" id="allownoticeauthor" class="pc" value="1" checked="checked" />接收回复通知</label>
<label for="usesig"><input type="checkbox" name="usesig" id="usesig" class="pc" value="1" checked="checked" />使用个人签名</label>
<div id="seccheck">
${captcha(visit)}
</div>
<button type="submit" id="postsubmit" class="pn pnc" value="true" name="topicsubmit"><span>${poll ? '发起投票' : '发表帖子'}</span></button>
<input type="hidden" id="postsave" name="save" value="" />
</form>`
  return postPage(visit, board, '发表帖子', form, board.typeRequired)
}

export const editForm = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  const board = found ? findBoard(visit.state, found.thread.fid) : null
  if (!found || !board) return noThread(visit)
  if (!visit.member) return loginFirst(visit)
  const { thread, post } = found
  const refused = editRights(visit, post)
  if (refused) return refused
  const first = post.position === 1
  const deletable = visit.state.rules.allowDelete && (!first || isStaff(visit) || !floorAt(visit.state, thread, 2))
  const types =
    first && board.types.length
      ? `<div class="ftid">\n<select name="typeid" id="typeid" width="80">\n${typeOptions(board, thread.typeId)}\n</select>\n</div>`
      : ''
  const form = `<form method="post" autocomplete="off" id="postform" action="forum.php?mod=post&amp;action=edit&amp;extra=&amp;editsubmit=yes" enctype="application/x-www-form-urlencoded" onsubmit="return validate(this)">
${hashField(visit)}
${hiddenField('posttime', String(Math.floor(visit.now / 1000)))}
<input type="hidden" name="delattachop" id="delattachop" value="0" />
<input type="hidden" name="wysiwyg" id="e_mode" value="0" />
<input type="hidden" name="fid" id="fid" value="${board.fid}" />
${hiddenField('tid', String(thread.tid))}
${hiddenField('pid', String(post.pid))}
${hiddenField('page', String(numberOf(visit, 'page') || 1))}
<div class="pbt cl">
${types}
<span><input type="text" name="subject" id="subject" class="px" value="${escapeHtml(first ? thread.title : post.subject)}" style="width: 25em" /></span>
</div>
<div class="area">
<textarea name="message" id="e_textarea" class="pt" rows="15">${escapeHtml(post.body)}</textarea>
</div>
<label for="usesig"><input type="checkbox" name="usesig" id="usesig" class="pc" value="1" checked="checked" />使用个人签名</label>
${deletable ? '<button type="button" class="pn xi1" onclick="deleteThread();"><span>删除本帖</span></button>\n<input type="hidden" name="delete" id="delete" value="0" />' : ''}
<button type="submit" id="postsubmit" class="pn pnc" value="true" name="editsubmit"><span>保存</span></button>
<input type="hidden" id="postsave" name="save" value="" />
</form>`
  return postPage(visit, board, '编辑帖子', form)
}
