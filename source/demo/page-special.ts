/** The parts of an opening post that only special threads have (facts §4.11). */

import { quotable } from './bbcode.ts'
import { day, hour, minute, printTime } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { findPost } from './floors.ts'
import { findMember } from './state.ts'
import { avatar, userLink } from './template.ts'
import { formhashOf, type Visit } from './visit.ts'
import { type Poll, type Post, pidOf, type Thread } from './world.ts'

const colours = ['E92725', 'F27B21', 'F2A61F', '5AAF4A', '42C4F5', '0099CC']

/** Votes from before and votes of this session together. */
export const pollVotes = (
  visit: Visit,
  thread: Thread,
): { readonly counts: readonly number[]; readonly voters: number } => {
  const poll = thread.poll!
  const mine = [...visit.state.votes].filter(([key]) => key.startsWith(`${thread.tid}:`)).map(([, ids]) => ids)
  return {
    counts: poll.options.map(o => o.votes + mine.filter(ids => ids.includes(o.id)).length),
    voters: poll.voters + mine.length,
  }
}

export const hasVoted = (visit: Visit, thread: Thread): boolean =>
  visit.member !== null && visit.state.votes.has(`${thread.tid}:${visit.member.uid}`)

export const pollEnded = (poll: Poll, now: number): boolean => poll.endsAt !== null && poll.endsAt < now

const countdown = (endsAt: number, now: number): string => {
  const left = endsAt - now
  const days = Math.floor(left / day)
  const hours = Math.floor((left % day) / hour)
  return `${days ? `${days} 天` : ''}${hours ? `${hours} 小时` : ''}${Math.floor((left % hour) / minute)} 分钟`
}

const pollNote = (visit: Visit, thread: Thread, voted: boolean): string | null => {
  if (!visit.member) return '您所在的用户组没有投票权限'
  if (voted) return '您已经投过票，谢谢您的参与'
  return thread.closed ? '抱歉，本主题已关闭' : null
}

const pollHtml = (visit: Visit, thread: Thread, post: Post): string => {
  const poll = thread.poll!
  const voted = hasVoted(visit, thread)
  const ended = pollEnded(poll, visit.now)
  const note = ended ? null : pollNote(visit, thread, voted)
  const open = note === null && !ended
  const showResult = !poll.hidden || voted || ended || visit.member?.uid === thread.by
  const { counts, voters } = pollVotes(visit, thread)
  const sum = Math.max(
    1,
    counts.reduce((a, b) => a + b, 0),
  )
  const kind = poll.multiple > 1 ? 'checkbox' : 'radio'
  const rows = poll.options.map((option, i) => {
    const percent = (counts[i]! / sum) * 100
    const colour = `#${colours[i % colours.length]}`
    const box = open
      ? `<td class="pslt"><input class="pr" type="${kind}" id="option_${i + 1}" name="pollanswers[]" value="${option.id}"  onclick="poll_checkbox(this)" /></td>\n`
      : ''
    const result = `<tr>\n${open ? '<td>&nbsp;</td>\n' : ''}<td>
<div class="pbg">
<div class="pbr" style="width: ${Math.round(percent)}%; background-color:${colour}"></div>
</div>
</td>
<td>${percent.toFixed(2)}% <em style="color:${colour}">(${counts[i]})</em></td>
</tr>`
    return `<tr>
${box}<td class="pvt">
<label for="option_${i + 1}">${i + 1}. &nbsp;${escapeHtml(option.text)}</label>
</td>
<td class="pvts"></td>
</tr>
${showResult ? result : ''}`
  })
  const head = `<strong>${poll.multiple > 1 ? '多选' : '单选'}投票</strong>${poll.multiple > 1 ? `: ( 最多可选 ${poll.multiple} 项 )` : ''}${poll.hidden ? ', 投票后结果可见' : ''}, 共有 ${voters} 人参与投票`
  const time = ended
    ? '<p class="ptmr">投票已经结束</p>'
    : poll.endsAt
      ? `<p class="ptmr">\n距结束还有:\n<strong>\n${countdown(poll.endsAt, visit.now)}\n</strong>\n</p>`
      : ''
  const submit = open
    ? '<td class="pslt">&nbsp;</td>\n<td colspan="2">\n<button class="pn" type="submit" name="pollsubmit" id="pollsubmit" value="true"><span>提交</span></button>\n</td>'
    : `<td colspan="2">\n${note ?? ''}\n</td>`
  return `<form id="poll" name="poll" method="post" autocomplete="off" action="forum.php?mod=misc&amp;action=votepoll&amp;fid=${thread.fid}&amp;tid=${thread.tid}&amp;pollsubmit=yes&amp;quickforward=yes" onsubmit="if($('post_${post.pid}')) {ajaxpost('poll', 'post_${post.pid}', 'post_${post.pid}');return false}">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<div class="pinf">
${head}
</div>
${time}
<div class="pcht">
<table summary="poll panel" cellspacing="0" cellpadding="0" width="100%">
${rows.join('\n')}
<tr>
${submit}
</tr>
</table>
</div>
</form>`
}

const activityHtml = (thread: Thread): string => {
  const activity = thread.activity!
  const pairs = activity.facts.filter(([name]) => name !== '报名截止')
  const deadline = activity.facts.find(([name]) => name === '报名截止')?.[1] ?? ''
  return `<div class="act pbm cl">
<div class="spvimg">
<div class="nophoto"></div></div>
<div class="spi">
<dl>
${pairs.map(([name, value], i) => `<dt>${name}:</dt>\n<dd>\n${i === 0 ? `<strong>${value}</strong>` : value}</dd>`).join('\n')}
</dl>
<dl class="nums mtw">
<dt>已报名人数:</dt>
<dd>
<em>${activity.applied}</em> 人
</dd>
</dl>
<dl>
<dt>剩余名额:</dt>
<dd>
${activity.left} 人
</dd>
<dt>报名截止:</dt>
<dd>${deadline}</dd>
</dl>
</div>
</div>`
}

const debateSide = (thread: Thread, side: 1 | 2): string => {
  const debate = thread.debate!
  const point = side === 1 ? debate.affirmative : debate.negative
  const name = side === 1 ? '正方' : '反方'
  return `<td class="si_${side}">
<div class="point">
<strong>${name}观点 (<span id="${side === 1 ? 'affirmvotes' : 'negavotes'}_${thread.tid}">${debate.votes[side - 1]}</span>)</strong>
<p>${escapeHtml(point)}</p>
<p class="button"><a href="forum.php?mod=misc&amp;action=debatevote&amp;tid=${thread.tid}&amp;stand=${side}" id="${side === 1 ? 'affirmbutton' : 'negabutton'}" onclick="ajaxmenu(this);doane(event);">支持${name}</a></p>
</div>
</td>`
}

const debateHtml = (thread: Thread): string => `<div class="ds cl">
<table summary="debate panel" cellspacing="0" cellpadding="0" width="100%">
<tr>
${debateSide(thread, 1)}
<td class="sc"><div class="vs"></div></td>
${debateSide(thread, 2)}
</tr>
</table>
<p class="dtm">结束时间: ${printTime(thread.debate!.endsAt, 'm')}</p>
</div>`

const tradeHtml = (thread: Thread, post: Post): string => {
  const trade = thread.trade!
  const id = post.pid + 1
  return `<div class="xs1 cl"><div class="trdb">
<div id="trade${id}" class="trdl cl">
<div class="tt"><div class="nophoto" title="${escapeHtml(trade.name)}"></div></div>
<div class="ta spi">
<h4><a href="forum.php?mod=viewthread&amp;tid=${thread.tid}" target="_blank">${escapeHtml(trade.name)}</a></h4>
<dl class="z">
<dt>商品类型:</dt>
<dd>
${trade.kind}
</dd>
</dl>
<div class="z mtn">
<strong>${trade.price}</strong>&nbsp;元&nbsp;&nbsp;
<p class="xg1">
<del>${trade.costPrice} 元</del>
</p>
</div>
</div>
</div>
<div id="tradeinfo${id}"></div>
</div>
</div>`
}

const bestAnswer = (visit: Visit, thread: Thread): string => {
  const found = thread.reward?.best ? findPost(visit.state, pidOf(thread.tid, thread.reward.best)) : null
  if (!found) return ''
  const { post } = found
  const name = findMember(visit.state, post.by)!.name
  return `<div class="rwdbst">
<h3 class="psth">最佳答案</h3>
<div class="pstl">
<div class="psta">${avatar(visit, post.by, 'small')} ${userLink(post.by, name, ' class="xi2 xw1"')}</div>
<div class="psti">
<p class="xi2"><a href="javascript:;" onclick="window.open('forum.php?mod=redirect&goto=findpost&ptid=${thread.tid}&pid=${post.pid}')">查看完整内容</a></p>
<div class="mtn">${escapeHtml(quotable(post.body, 200))}</div>
</div>
</div>
</div>`
}

const rewardHtml = (visit: Visit, thread: Thread, message: string): string => {
  const reward = thread.reward!
  const solved = reward.best !== null
  return `<div class="rwd cl">
<div class="${solved ? 'rsld' : 'rusld'} z">
<cite>${reward.price}<br />金钱</cite>
</div>
<div class="rwdn">
<table cellspacing="0" cellpadding="0"><tr>${message}</tr></table>
</div>
</div>
${bestAnswer(visit, thread)}`
}

/** The body cell of the opening post of a special thread; `message` is its `td.t_f`. */
export const specialBody = (visit: Visit, thread: Thread, post: Post, message: string): string | null => {
  const plain = `<table cellspacing="0" cellpadding="0"><tr>${message}</tr></table>`
  if (thread.poll) return `<div class="pcbs">${plain}\n${pollHtml(visit, thread, post)}\n</div>`
  if (thread.activity) return `<div class="pcbs">${activityHtml(thread)}\n${plain}\n</div>`
  if (thread.debate) return `<div class="pcbs">${debateHtml(thread)}\n${plain}\n</div>`
  if (thread.trade)
    return `<div class="pcbs">${plain}\n${tradeHtml(thread, post)}\n<div id="postmessage_${post.pid}"></div>\n</div>`
  return thread.reward ? `<div class="pcbs">${rewardHtml(visit, thread, message)}\n</div>` : null
}
