/** The two sign-in plugins (facts §5.12), once a day a member. */
import { type Answer, htmlAnswer, xmlAnswer } from './answer.ts'
import { startOfDay } from './dates.ts'
import { loginFirst } from './page-login.ts'
import { failAnswer } from './page-message.ts'
import { pageHtml } from './template.ts'
import { formhashOf, type Visit } from './visit.ts'

const moods = ['kx', 'ng', 'ym', 'wl', 'nu', 'ch', 'fd', 'yl', 'shuai']

/** True the first time a day. */
const sign = (visit: Visit): boolean => {
  const key = `sign:${visit.member!.uid}:${startOfDay(visit.now)}`
  if (visit.state.once.has(key)) return false
  visit.state.once.add(key)
  return true
}

const paulsignBox = (words: string): Answer =>
  xmlAnswer(`<div class="f_c">
<h3 class="flb"><em id="return_win">签到提示</em></h3>
<div class="c">
${words} </div>
</div>`)

const paulsign = (visit: Visit): Answer => {
  if (visit.get('operation') === 'qiandao') {
    if (!moods.includes(visit.get('qdxq'))) return paulsignBox('请选择您今天的心情再签到')
    return paulsignBox(sign(visit) ? '恭喜你签到成功!获得随机奖励 金钱 3 .' : '您今日已经签到，请明天再来！')
  }
  const options = moods.map(mood => `<li id="${mood}"><input type="radio" name="qdxq" value="${mood}" /></li>`).join('')
  const body = `<div id="ct" class="wp cl">
<form id="qiandao" method="post" action="plugin.php?id=dsu_paulsign:sign&amp;operation=qiandao&amp;infloat=1">
<input type="hidden" name="formhash" value="${formhashOf(visit)}" />
<ul class="qdsmile">${options}</ul>
<input type="radio" name="qdmode" value="1" /><input type="text" name="todaysay" />
</form>
</div>`
  return htmlAnswer(pageHtml(visit, { title: '每日签到', page: 'sign', body }))
}

const misign = (visit: Visit): Answer => {
  if (visit.get('operation') !== 'qiandao') {
    const body = `<div id="ct" class="wp cl"><a id="JD_sign" href="plugin.php?id=k_misign:sign&amp;operation=qiandao&amp;formhash=${formhashOf(visit)}">签到</a></div>`
    return htmlAnswer(pageHtml(visit, { title: '签到', page: 'sign', body }))
  }
  if (visit.get('formhash') !== formhashOf(visit)) return failAnswer(visit, '未定义操作')
  return xmlAnswer(sign(visit) ? '签到成功，获得 3 金钱' : '今日已签')
}

export const pluginPage = (visit: Visit): Answer => {
  const id = visit.get('id')
  if (id !== 'dsu_paulsign:sign' && id !== 'k_misign:sign') return failAnswer(visit, '插件不存在或已关闭')
  if (!visit.member) return loginFirst(visit)
  return id === 'k_misign:sign' ? misign(visit) : paulsign(visit)
}
