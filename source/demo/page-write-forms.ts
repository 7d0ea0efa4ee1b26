/** The forms that a write is prepared from: whole pages, and popups in the inajax envelope. */
import { type Answer, htmlAnswer, xmlAnswer } from './answer.ts'
import { quotable } from './bbcode.ts'
import { quoteHead } from './content-talk.ts'
import { escapeHtml } from './escape.ts'
import { findPost, floorAt } from './floors.ts'
import { captchaBlock, typeOptions } from './page-forms.ts'
import { loginFirst } from './page-login.ts'
import { noBoard, noThread } from './page-message.ts'
import { boardGate } from './page-threads.ts'
import { findBoard, findMember } from './state.ts'
import { breadcrumb, pageHtml } from './template.ts'
import { formhashOf, isAjax, isStaff, numberOf, type Visit } from './visit.ts'
import type { Board, Post, Thread } from './world.ts'
import { replyRights, threadRights } from './write-checks.ts'
import { editRights } from './write-post.ts'
import { rateKinds } from './write-small.ts'

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}" />`
const hash = (visit: Visit): string =>
  `<input type="hidden" name="formhash" id="formhash" value="${formhashOf(visit)}" />`

const limits = (visit: Visit, typeRequired = false): string => `<script type="text/javascript">
var postminchars = parseInt('${visit.state.rules.minBytes}');
var postmaxchars = parseInt('${visit.state.rules.maxBytes}');
var postminsubjectchars = parseInt('1');
var postmaxsubjectchars = parseInt('${visit.state.rules.maxSubject}');
var disablepostctrl = parseInt('0');
var typerequired = parseInt('${typeRequired ? 1 : ''}');
</script>`

const popupHead = (id: string, title: string): string => `<h3 class="flb">
<em id="return_${id}">${title}</em>
<span><a href="javascript:;" class="flbc" onclick="hideWindow('${id}')" title="关闭">关闭</a></span>
</h3>`

const captcha = (visit: Visit): string => (visit.state.rules.captchaPost ? captchaBlock(visit, 'forum::post') : '')

/** What a quoting reply carries (facts §5.5): the site puts `noticetrimstr` before the text itself. */
const quoteFields = (visit: Visit, thread: Thread, post: Post, withQuote: boolean): string => {
  const name = post.mask ? '匿名' : (findMember(visit.state, post.by)?.name ?? '')
  const words = quotable(post.body)
  const quote = `[quote]${quoteHead(thread.tid, post.pid, name, post.at)}\n${words}[/quote]`
  const sealed = Buffer.from(`q|${post.by}|${name}`).toString('base64')
  return `${hidden('noticeauthor', sealed)}
${withQuote ? hidden('noticetrimstr', quote) : ''}
${hidden('noticeauthormsg', words)}
${hidden('usesig', '1')}
${hidden('reppid', String(post.pid))}
${hidden('reppost', String(post.pid))}`
}

export const replyForm = (visit: Visit): Answer => {
  const thread = visit.state.threads.get(numberOf(visit, 'tid'))
  const board = thread ? findBoard(visit.state, thread.fid) : null
  if (!thread || !board) return noThread(visit)
  if (!visit.member) return loginFirst(visit)
  const refused = replyRights(visit, board, thread)
  if (refused) return refused
  const quoted = findPost(visit.state, numberOf(visit, 'repquote') || numberOf(visit, 'reppost'))
  const fields = quoted ? quoteFields(visit, thread, quoted.post, visit.get('repquote') !== '') : hidden('usesig', '1')
  const action = `forum.php?mod=post&amp;infloat=yes&amp;action=reply&amp;fid=${board.fid}&amp;extra=${encodeURIComponent(visit.get('extra'))}&amp;tid=${thread.tid}&amp;replysubmit=yes`
  const form = `<form method="post" autocomplete="off" id="postform" action="${isAjax(visit) ? action : action.replace('infloat=yes&amp;', '')}" onsubmit="ajaxpost('postform', 'return_reply', 'return_reply', 'onerror');return false;">
${hash(visit)}
${isAjax(visit) ? hidden('handlekey', 'reply') : hidden('posttime', String(Math.floor(visit.now / 1000)))}
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
${hash(visit)}
${hidden('posttime', String(Math.floor(visit.now / 1000)))}
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
${hash(visit)}
${hidden('posttime', String(Math.floor(visit.now / 1000)))}
<input type="hidden" name="delattachop" id="delattachop" value="0" />
<input type="hidden" name="wysiwyg" id="e_mode" value="0" />
<input type="hidden" name="fid" id="fid" value="${board.fid}" />
${hidden('tid', String(thread.tid))}
${hidden('pid', String(post.pid))}
${hidden('page', String(numberOf(visit, 'page') || 1))}
<div class="pbt cl">
${types}
<span><input type="text" name="subject" id="subject" class="px" value="${escapeHtml(first ? thread.title : post.subject)}" style="width: 25em" /></span>
</div>
<div class="area">
<textarea name="message" id="e_textarea" class="pt" rows="15">${escapeHtml(post.body)}</textarea>
</div>
<label for="usesig"><input type="checkbox" name="usesig" id="usesig" class="pc" value="1" checked="checked" />使用个人签名</label>
${deletable ? '<label for="delete"><input type="checkbox" name="delete" id="delete" class="pc" value="1" title="删除本帖" />删除本帖</label>' : ''}
<button type="submit" id="postsubmit" class="pn pnc" value="true" name="editsubmit"><span>保存</span></button>
<input type="hidden" id="postsave" name="save" value="" />
</form>`
  return postPage(visit, board, '编辑帖子', form)
}

export const commentForm = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  if (!visit.member) return loginFirst(visit)
  const { thread, post } = found
  return xmlAnswer(`
<form method="post" autocomplete="off" id="commentform" action="forum.php?mod=post&amp;action=reply&amp;comment=yes&amp;tid=${thread.tid}&amp;pid=${post.pid}&amp;extra=&amp;page=${numberOf(visit, 'page') || 1}&amp;commentsubmit=yes&amp;infloat=yes" onsubmit="ajaxpost('commentform', 'return_comment', 'return_comment', 'onerror');return false;">
<div class="f_c">
${popupHead('comment', '点评')}
${hash(visit)}
<input type="hidden" name="handlekey" value="comment" />
<div class="area">
<textarea rows="2" cols="50" name="message" id="commentmessage" class="pt" style="overflow: auto"></textarea>
</div>
</div>
<div class="o pns cl">
<button type="submit" id="commentsubmit" class="pn pnc z" value="true" name="commentsubmit"><span>发布</span></button>
<span class="y">还可输入 <strong id="checklen">200</strong> 个字符</span>
</div>
</form>
`)
}

export const rateForm = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  if (!visit.member) return loginFirst(visit)
  const { thread, post } = found
  const rows = rateKinds.map(kind => {
    const steps = [kind.max, Math.ceil(kind.max / 2), 1, -1, kind.min]
      .map(n => `<li>${n > 0 ? '+' : ''}${n}</li>`)
      .join('')
    return `<tr>
<td> ${kind.name}</td>
<td>
<input type="text" name="score${kind.field}" id="score${kind.field}" class="px z" value="0" style="width: 25px;" />
<ul id="scoreoption${kind.field}" style="display:none">${steps}</ul>
</td>
<td>${kind.min} ~ ${kind.max}</td><td>${kind.left}</td>
</tr>`
  })
  return xmlAnswer(`<div class="tm_c" id="floatlayout_topicadmin">
${popupHead('rate', '评分')}
<form id="rateform" method="post" autocomplete="off" action="forum.php?mod=misc&amp;action=rate&amp;ratesubmit=yes&amp;infloat=yes" onsubmit="ajaxpost('rateform', 'return_rate', 'return_rate', 'onerror');">
${hidden('formhash', formhashOf(visit))}
${hidden('tid', String(thread.tid))}
${hidden('pid', String(post.pid))}
${hidden('referer', `${visit.base}forum.php?mod=viewthread&tid=${thread.tid}&page=0#pid${post.pid}`)}
<input type="hidden" name="handlekey" value="rate"><div class="c">
<table cellspacing="0" cellpadding="0" class="dt mbm">
<tr>
<th>&nbsp;</th>
<th width="65">&nbsp;</th>
<th width="65">评分区间</th>
<th width="55">今日剩余</th>
</tr>${rows.join('\n')}
</table>
<div class="tpclg">
<h4>可选评分理由:</h4>
<ul id="reasonselect" class="reasonselect pt"><li>很给力!</li><li>说得在理</li><li>亲历者说</li></ul>
<input type="text" name="reason" id="reason" class="px" />
</div>
</div>
<p class="o pns">
<label for="sendreasonpm"><input type="checkbox" name="sendreasonpm" id="sendreasonpm" class="pc" />通知作者</label>
<button name="ratesubmit" type="submit" value="true" class="pn pnc"><span>确定</span></button>
</p>
</form>
</div>`)
}

export const reportForm = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  return xmlAnswer(`${popupHead('miscreport', '举报')}
<form style="width:28em" method="post" autocomplete="off" id="form_miscreport" name="form_miscreport" action="misc.php?mod=report" onsubmit="ajaxpost(this.id, 'form_miscreport');">
<div class="reason_slct c" id="return_miscreport">
<p>请点击举报理由</p>
<p class="mtn mbn" id="report_reasons"></p>
<div id="report_other" style="display:none">
<textarea id="report_message" name="message" class="reasonarea pt mtn xg1" rows="4">请填写举报内容</textarea>
</div>
</div>
<p class="o pns">
<button id="report_submit" type="submit" value="true" class="pn pnc"><strong>确定</strong></button>
</p>
${hidden('referer', `${visit.base}./`)}
${hidden('reportsubmit', 'true')}
${hidden('rtype', 'post')}
${hidden('rid', visit.get('rid'))}
${hidden('fid', visit.get('fid'))}
${hidden('url', '')}
${hidden('inajax', '1')}
${hidden('handlekey', 'miscreport')}${hidden('formhash', formhashOf(visit))}
</form>
<script type="text/javascript" reload="1">
var reasons = ['广告垃圾','违规内容','恶意灌水','重复发帖','其他'];
</script>`)
}

export const favouriteForm = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const id = numberOf(visit, 'id')
  const type = visit.get('type') === 'forum' ? 'forum' : 'thread'
  const key = /^\w+$/.exec(visit.get('handlekey'))?.[0] ?? 'k_favorite'
  return xmlAnswer(`${popupHead(key, '收藏')}
<form method="post" autocomplete="off" id="favoriteform_${id}" name="favoriteform_${id}" action="home.php?mod=spacecp&amp;ac=favorite&amp;type=${type}&amp;id=${id}&amp;spaceuid=0" onsubmit="ajaxpost(this.id, 'return_${key}', null, null, null, 'favoriteupdate()');">
${hidden('favoritesubmit', 'true')}
${hidden('referer', `${visit.base}./`)}
${hidden('formhash', formhashOf(visit))}
${hidden('handlekey', key)}<div class="c">
<p>收藏说明:</p>
<textarea id="general_${id}" name="description" cols="50" rows="5" class="pt mtn"></textarea>
</div>
<p class="o pns">
<button type="submit" name="favoritesubmit_btn" id="favoritesubmit_btn" class="pn pnc" value="true"><strong>确定</strong></button>
</p>
</form>`)
}

export const messageForm = (visit: Visit): Answer => {
  if (!visit.member) return loginFirst(visit)
  const touid = numberOf(visit, 'touid')
  const to = findMember(visit.state, touid)
  const key = /^\w+$/.exec(visit.get('handlekey'))?.[0] ?? 'pmsend'
  return xmlAnswer(`<div class="pm">
${popupHead(key, to ? `正在与${escapeHtml(to.name)}聊天中……` : '发送消息')}
<form id="pmform_${touid}" name="pmform_${touid}" method="post" autocomplete="off" action="home.php?mod=spacecp&amp;ac=pm&amp;op=send&amp;touid=${touid}" onsubmit="ajaxpost(this.id,  'return_${key}');">
${hidden('pmsubmit', 'true')}
${hidden('touid', String(touid))}
${hidden('formhash', formhashOf(visit))}
${hidden('handlekey', key)}
${to ? '' : '<input type="text" name="username" id="username" value="" class="px" />'}
<div class="area">
<textarea rows="3" cols="80" name="message" class="pt" id="pmmessage"></textarea>
</div>
<button type="submit" class="pn pnc" id="pmsubmit_btn"><strong>发送</strong></button>
</form>
</div>`)
}
