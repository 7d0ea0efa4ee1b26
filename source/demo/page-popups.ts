/** The small forms that open over a page, in the inajax envelope: comment, rate, report, favourite, message. */
import { type Answer, xmlAnswer } from './answer.ts'
import { escapeHtml } from './escape.ts'
import { findPost } from './floors.ts'
import { hashField, hiddenField, popupHead } from './form-parts.ts'
import { loginFirst } from './page-login.ts'
import { noThread } from './page-message.ts'
import { findMember } from './state.ts'
import { formhashOf, numberOf, type Visit } from './visit.ts'
import { rateKinds } from './write-small.ts'

export const commentForm = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  if (!visit.member) return loginFirst(visit)
  const { thread, post } = found
  return xmlAnswer(`
<form method="post" autocomplete="off" id="commentform" action="forum.php?mod=post&amp;action=reply&amp;comment=yes&amp;tid=${thread.tid}&amp;pid=${post.pid}&amp;extra=&amp;page=${numberOf(visit, 'page') || 1}&amp;commentsubmit=yes&amp;infloat=yes" onsubmit="ajaxpost('commentform', 'return_comment', 'return_comment', 'onerror');return false;">
<div class="f_c">
${popupHead('comment', '点评')}
${hashField(visit)}
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
${hiddenField('formhash', formhashOf(visit))}
${hiddenField('tid', String(thread.tid))}
${hiddenField('pid', String(post.pid))}
${hiddenField('referer', `${visit.base}forum.php?mod=viewthread&tid=${thread.tid}&page=0#pid${post.pid}`)}
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
${hiddenField('referer', `${visit.base}./`)}
${hiddenField('reportsubmit', 'true')}
${hiddenField('rtype', 'post')}
${hiddenField('rid', visit.get('rid'))}
${hiddenField('fid', visit.get('fid'))}
${hiddenField('url', '')}
${hiddenField('inajax', '1')}
${hiddenField('handlekey', 'miscreport')}${hiddenField('formhash', formhashOf(visit))}
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
${hiddenField('favoritesubmit', 'true')}
${hiddenField('referer', `${visit.base}./`)}
${hiddenField('formhash', formhashOf(visit))}
${hiddenField('handlekey', key)}<div class="c">
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
${hiddenField('pmsubmit', 'true')}
${hiddenField('touid', String(touid))}
${hiddenField('formhash', formhashOf(visit))}
${hiddenField('handlekey', key)}
${to ? '' : '<input type="text" name="username" id="username" value="" class="px" />'}
<div class="area">
<textarea rows="3" cols="80" name="message" class="pt" id="pmmessage"></textarea>
</div>
<button type="submit" class="pn pnc" id="pmsubmit_btn"><strong>发送</strong></button>
</form>
</div>`)
}
