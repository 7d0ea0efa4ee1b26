/** Small answers for scripts: new posts, whether a captcha is wanted, more comments, a rating log; and downloads. */
import { type Answer, fileAnswer, xmlAnswer } from './answer.ts'
import { escapeHtml } from './escape.ts'
import { threadsOf } from './figures.ts'
import { findPost, lastFloor } from './floors.ts'
import { commentPager, commentRows } from './page-floor-extras.ts'
import { captchaBlock, postWants } from './page-forms.ts'
import { failAnswer, needLogin, noThread } from './page-message.ts'
import { landscape } from './picture.ts'
import { findMember } from './state.ts'
import { userLink } from './template.ts'
import { numberOf, pageOf, type Visit } from './visit.ts'

export const ajaxPage = (visit: Visit): Answer => {
  const action = visit.get('action')
  if (action === 'forumchecknew') {
    const since = numberOf(visit, 'time') * 1000
    const fresh = threadsOf(visit, numberOf(visit, 'fid')).filter(t => lastFloor(visit.state, t).at > since)
    return xmlAnswer(fresh.length ? '1' : '0')
  }
  if (action === 'checkpostrule') {
    return xmlAnswer(captchaBlock(visit, 'forum::post', postWants(visit)))
  }
  return failAnswer(visit, '未定义操作')
}

export const moreComments = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  const page = pageOf(visit)
  const rows = commentRows(visit, found.thread, found.post, page)
  return xmlAnswer(`<h3 class="psth cm">点评</h3>\n${rows}\n${commentPager(found.thread, found.post, page)}`)
}

export const ratingsPopup = (visit: Visit): Answer => {
  const found = findPost(visit.state, numberOf(visit, 'pid'))
  if (!found) return noThread(visit)
  const rows = found.post.ratings.map(
    r => `<tr>
<td>${r.credit} ${r.score > 0 ? '+' : ''}${r.score} </td>
<td>${userLink(r.by, findMember(visit.state, r.by)?.name ?? '')}</td>
<td>${escapeHtml(r.reason)}</td>
</tr>`,
  )
  return xmlAnswer(`<div class="f_c">
<h3 class="flb"><em>查看全部评分</em></h3>
<div class="c floatwrap">
<table class="list" cellspacing="0" cellpadding="0">
<thead><tr><th>积分</th><th>用户名</th><th>理由</th></tr></thead>
${rows.join('\n')}
</table>
</div>
</div>`)
}

/** A made-up picture or a few bytes, for members only. */
export const attachmentPage = (visit: Visit): Answer => {
  if (!visit.member) return needLogin(visit)
  const aid = Number(Buffer.from(visit.get('aid'), 'base64').toString().split('|')[0])
  return aid % 100 === 1 || aid === 202 || aid === 102
    ? fileAnswer('image/png', landscape(aid, 320, 200))
    : fileAnswer('application/octet-stream', new TextEncoder().encode(`sample attachment ${aid}\n`))
}
