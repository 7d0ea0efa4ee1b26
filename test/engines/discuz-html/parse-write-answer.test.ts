import { describe, expect, it } from 'vitest'
import { parseWriteAnswer } from '../../../source/engines/discuz-html/parse-write-answer.ts'
import { senseOfMessage } from '../../../source/engines/discuz-html/write-messages.ts'
import type { Outcome } from '../../../source/forum/write.ts'
import { describeCaptures, listCaptures, readCapture } from '../../helpers/captures.ts'

const brief = (outcome: Outcome): string => {
  if (outcome.kind === 'refused')
    return `refused ${outcome.reason}${outcome.seconds === null ? '' : ` ${outcome.seconds}s`}`
  if (outcome.kind === 'unknown') return 'unknown'
  const ids = [outcome.threadId && `t${outcome.threadId}`, outcome.postId && `p${outcome.postId}`, outcome.change]
  return ['stored', ...ids.filter(id => id !== null)].join(' ')
}

/** Read off the captured answers by eye: what a person would say the site answered. */
const expected: Readonly<Record<string, string>> = {
  'seccode_login_nocode.xml': 'refused captcha',
  'seccode_login_wrong.xml': 'refused captcha',
  'seccode_post_nocode.xml': 'refused captcha',
  'write_activityapply.xml': 'stored t798',
  'write_bestanswer.xml': 'stored t797',
  'write_comment.xml': 'stored t564 p7394',
  'write_debatereply_0.xml': 'stored t799 p9269',
  'write_debatereply_1.xml': 'stored t799 p9267',
  'write_debatereply_2.xml': 'stored t799 p9268',
  'write_debatevote.xml': 'stored t799',
  'write_delete_own.xml': 'refused not-allowed',
  'write_edit_err_noperm.html': 'refused not-allowed',
  'write_edit_inajax.xml': 'stored t564 p9264',
  'write_edit_noajax.html': 'stored t564 p9264',
  'write_favorite_again.xml': 'refused already',
  'write_favorite_delete.xml': 'stored',
  'write_favorite_forum.xml': 'stored',
  'write_favorite_thread.xml': 'stored',
  'write_favorite_thread_post.xml': 'stored t2',
  'write_newactivity.html': 'stored t798',
  'write_newdebate.html': 'stored t799',
  'write_newpoll.html': 'stored t795',
  'write_newpoll_single.html': 'stored t796',
  'write_newreward.html': 'stored t797',
  'write_newthread.html': 'stored t793',
  'write_newthread_err_noperm_inajax.xml': 'refused not-allowed',
  'write_newthread_err_notitle.html': 'refused empty',
  'write_newthread_err_short_inajax.xml': 'refused too-short',
  'write_newthread_inajax.xml': 'stored t794 p9253',
  'write_newtrade.html': 'stored t800',
  'write_pm_send.xml': 'stored',
  'write_pm_send_noajax.html': 'refused flood',
  'write_pollvote_again.xml': 'refused already',
  'write_pollvote_guest.xml': 'refused not-allowed',
  'write_pollvote_inajax.xml': 'stored t795',
  'write_pollvote_noajax.html': 'stored t795',
  'write_pollvote_none.xml': 'refused choices',
  'write_pollvote_toomany.xml': 'refused choices',
  'write_postreview_again.xml': 'refused already',
  'write_postreview_against.xml': 'stored 1',
  'write_postreview_badhash.xml': 'refused stale-form',
  'write_postreview_guest.html': 'refused login-needed',
  'write_postreview_noajax.html': 'stored 1',
  'write_postreview_own.xml': 'refused own-post',
  'write_postreview_support.xml': 'stored 1',
  'write_rate.xml': 'stored t564',
  'write_rate_again.xml': 'refused already',
  'write_recommend_add.xml': 'stored 1',
  'write_recommend_again.xml': 'refused already',
  'write_recommend_subtract.xml': 'stored -1',
  'write_reply_err_closed_inajax.xml': 'refused closed',
  'write_reply_err_flood_inajax.xml': 'refused flood 15s',
  'write_reply_err_flood_noajax.html': 'refused flood 15s',
  'write_reply_err_formhash_inajax.html': 'refused stale-form',
  'write_reply_err_formhash_noajax.html': 'refused stale-form',
  'write_reply_err_guest_inajax.xml': 'refused login-needed',
  'write_reply_err_nothread_inajax.xml': 'refused gone',
  'write_reply_err_short_inajax.xml': 'refused too-short',
  'write_reply_fastpost_inajax.xml': 'stored t564 p9262',
  'write_reply_noajax.html': 'stored t564 p9263',
  'write_reply_quote_inajax.xml': 'stored t564 p9264',
  'write_report.xml': 'stored',
}

describeCaptures('every captured write answer is understood', () => {
  // Logins and logouts are judged by discuz_uid, not by their words (facts §5.3).
  const names = [
    ...listCaptures('x35', /^write_(?!log)/),
    'seccode_login_nocode.xml',
    'seccode_login_wrong.xml',
    'seccode_post_nocode.xml',
  ]
  it('and none is left out of the table', () => expect([...names].sort()).toEqual(Object.keys(expected).sort()))
  it.each(names)('%s', name => {
    const { status, text, headers } = readCapture('x35', name)
    const outcome = parseWriteAnswer({ status, text, location: headers.location ?? null })
    expect(brief(outcome)).toBe(expected[name])
  })
})

const ajax = (inside: string) => `<?xml version="1.0" encoding="gbk"?>\n<root><![CDATA[${inside}]]></root>`
const outcomeOf = (text: string, status = 200, location: string | null = null) =>
  parseWriteAnswer({ status, text, location }, 'https://bbs.example/x')

describe('answers no capture holds', () => {
  it('a reply that waits for approval is stored and pending, whatever values it carries', () => {
    const text = ajax(
      "<script>if(typeof succeedhandle_fastpost=='function') {succeedhandle_fastpost('forum.php?mod=forumdisplay&fid=2', '新回复需要审核，请等待通过', {'tid':'7','pid':'88'});}</script>",
    )
    expect(outcomeOf(text)).toMatchObject({ kind: 'stored', pending: true, postId: '88' })
  })
  it('X3.5 marks a pending reply by reply_mod alone', () => {
    const text = ajax(
      "<script>succeedhandle_reply('forum.php', '好', {'tid':'7','pid':'88','reply_mod':'1'});</script>",
    )
    expect(outcomeOf(text)).toMatchObject({ kind: 'stored', pending: true })
  })
  it('an escaped quote in the message does not cut it', () => {
    const text = ajax("<script>errorhandle_x('您不能发表 \\'广告\\'，内容包含敏感词而无法提交', {'a':'1'});</script>")
    expect(outcomeOf(text)).toEqual({
      kind: 'refused',
      reason: 'censored',
      message: "您不能发表 '广告'，内容包含敏感词而无法提交",
      seconds: null,
    })
  })
  it('a Traditional site is understood', () => {
    expect(
      outcomeOf(
        ajax("抱歉，您兩次發表間隔少於 15 秒<script>errorhandle_('抱歉，您兩次發表間隔少於 15 秒', {});</script>"),
      ),
    ).toMatchObject({ kind: 'refused' })
    expect(senseOfMessage('抱歉，本主題已關閉，不再接受新回覆')).toEqual({ kind: 'refused', reason: 'closed' })
  })
  it('a bare 502 or an empty answer is unknown, never stored and never refused', () => {
    expect(outcomeOf('<html>Bad gateway</html>', 502).kind).toBe('unknown')
    expect(outcomeOf('').kind).toBe('unknown')
    expect(outcomeOf(ajax('')).kind).toBe('unknown')
  })
  it('a redirect to a guard is unknown, and says where to look', () => {
    expect(outcomeOf('', 302, 'https://guard.example/check')).toEqual({
      kind: 'unknown',
      message: '-> https://guard.example/check',
      lookAt: 'https://bbs.example/x',
    })
  })
  it('a rewritten thread address is a success', () => {
    expect(outcomeOf('', 301, 'thread-12-1-1.html').kind).toBe('stored')
  })
  it('a message in words new to us is unknown when it comes without a handler', () => {
    expect(outcomeOf('<div id="messagetext" class="alert_info"><p>Zebras</p></div>').kind).toBe('unknown')
  })
})
