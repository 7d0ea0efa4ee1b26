import { describe, expect, it } from 'vitest'
import {
  insideCdata,
  parseForm,
  parseFormLimits,
  parseFormSecurity,
} from '../../../source/engines/discuz-html/parse-form.ts'
import { parseLoginAnswer } from '../../../source/engines/discuz-html/parse-login.ts'
import { parseOffers } from '../../../source/engines/discuz-html/parse-offers.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

const form = `<form id="other" action="x"><input name="a" value="1"></form>
<form id="postform" action="forum.php?mod=post&amp;fid=2"><table><tr></td>
<input type="hidden" name="formhash" value="0a1b2c3d"><input name="subject" value="A &amp; B">
<input type="checkbox" name="usesig" value="1" checked><input type="checkbox" name="delete" value="1">
<input type="submit" name="go" value="x"><input name="gone" disabled value="y">
<select name="typeid"><option value="0">选择</option><option value="3" selected>求助</option></select>
<textarea name="message">
[b]x[/b] &lt;3</textarea></form>`

describe('a form is read as a browser would send it', () => {
  const read = parseForm(form, /id="postform"/)
  it('keeps hidden fields, filled boxes, checked marks and the chosen option, in order', () => {
    expect(read?.fields).toEqual([
      ['formhash', '0a1b2c3d'],
      ['subject', 'A & B'],
      ['usesig', '1'],
      ['typeid', '3'],
      ['message', '[b]x[/b] <3'],
    ])
  })
  it('tells its action decoded and the boxes it offers', () => {
    expect(read?.action).toBe('forum.php?mod=post&fid=2')
    expect([...(read?.boxes ?? [])]).toEqual(['usesig', 'delete'])
  })
  it('is null where no form has the anchor', () => expect(parseForm(form, /id="nosuch"/)).toBeNull())
})

describeCaptures('forms of a real server', () => {
  it('a quoting reply keeps the encrypted quote untouched', () => {
    const html = insideCdata(readCapture('x35', 'form_reply_quote_float.xml').text)
    const fields = new Map(parseForm(html, /id="postform"/)?.fields)
    expect(fields.get('noticeauthor')).toBe('4eaajf0JE0G/KfttCu8+28wnuu9B+ru7mjn2HRl0bL4')
    expect(fields.get('reppid')).toBe('7394')
    expect(fields.get('noticetrimstr')).toMatch(
      /^\[quote\]\[size=2\]\[url=forum\.php\?mod=redirect&goto=findpost&pid=7394/,
    )
    expect(parseFormSecurity(html)).toEqual({ image: 'cSAYjmY2vwFY', question: null, modid: 'forum::post' })
  })
  it('an edit finds the body as BBCode', () => {
    const { text } = readCapture('x35', 'form_edit_page.html')
    const read = parseForm(text, /id="postform"/)
    expect(parseOffers(text, read!).current?.body).toMatch(/^\[quote\]\[size=2\]\[url=/)
    expect(parseFormLimits(text)).toEqual({ minBytes: 10, maxBytes: 10000, subjectMax: 80, typeRequired: false })
  })
  it('a new thread offers its types', () => {
    const { text } = readCapture('x35', 'form_newthread_page.html')
    const names = parseOffers(text, parseForm(text, /id="postform"/)!).types.map(({ id, name }) => `${id} ${name}`)
    expect(names).toEqual(['1 原创', '2 转贴', '3 求助', '4 灌水', '5 公告'])
  })
  it('a rating offers ranges and what is left today', () => {
    const html = insideCdata(readCapture('x35', 'form_rate.xml').text)
    const offers = parseOffers(html, parseForm(html, /id="rateform"/)!)
    expect(offers.scores).toEqual([
      { field: '1', name: '威望', min: -5, max: 5, left: 100 },
      { field: '2', name: '金钱', min: -5, max: 10, left: 200 },
    ])
    expect(offers.reasons).toEqual(['很给力!', '神马都是浮云', '赞一个!', '山寨', '淡定'])
  })
})

describeCaptures('login answers of a real server', () => {
  const said = (name: string) => parseLoginAnswer(readCapture('x35', name).text)
  it.each([
    ['write_login_wrongpw_inajax.xml', 'password', 4, null],
    ['write_login_nouser_inajax.xml', 'password', 4, null],
    ['write_login_wrongpw_noajax.html', 'password', 3, null],
    ['write_login_secques_missing_inajax.xml', 'question', 2, null],
    ['write_login_secques_wrong_inajax.xml', 'question', 1, null],
    ['write_login_toomany_inajax.xml', 'locked', null, 900],
    ['seccode_login_wrong.xml', 'captcha', null, null],
    ['write_login_ok_inajax.xml', null, null, null],
    ['write_login_secques_ok_inajax.xml', null, null, null],
    ['seccode_login_right.xml', null, null, null],
  ] as const)('%s: %s', (name, refusal, triesLeft, seconds) => {
    expect(said(name)).toMatchObject({ refusal, triesLeft, seconds, next: null })
  })
  it('a second step names its place, kept out of any message', () => {
    const answer = parseLoginAnswer(
      "<root><![CDATA[请输入验证码<script>errorhandle_('请输入验证码继续登录', {'type':'1'});location.href='member.php?mod=logging&action=login&auth=abc%2B1&referer=x'</script>]]></root>",
    )
    expect(answer.next).toBe('member.php?mod=logging&action=login&auth=abc%2B1&referer=x')
    expect(answer.message).not.toContain('auth=')
  })
})
