/** A member's page (facts §5.10). */
import { type Answer, htmlAnswer } from './answer.ts'
import { day, printTime } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { failAnswer, messageAnswer, needLogin } from './page-message.ts'
import { breadcrumb, pageHtml } from './template.ts'
import { numberOf, type Visit } from './visit.ts'
import type { Member } from './world.ts'

export const memberAsked = (visit: Visit): Member | null => {
  const uid = numberOf(visit, 'uid')
  const name = visit.get('username')
  if (uid) return visit.state.members.find(m => m.uid === uid) ?? null
  if (name) return visit.state.members.find(m => visit.shown(m.name) === name) ?? null
  return visit.member
}

export const profilePage = (visit: Visit): Answer => {
  if (!visit.get('uid') && !visit.get('username') && !visit.member) return needLogin(visit)
  const member = memberAsked(visit)
  if (!member) return failAnswer(visit, '抱歉，您指定的用户空间不存在')
  const joined = visit.state.start - (200 + member.uid * 37) * day
  const own = `home.php?mod=space&amp;uid=${member.uid}`
  const body = `${breadcrumb([[member.name, own]])}
<div id="ct" class="ct1 wp cl">
<div class="mn">
<div class="bm bw0">
<div class="bm_c">
<div class="bm_c u_profile">
<div class="pbm mbm bbda cl">
<h2 class="mbn">
${escapeHtml(member.name)}
<span class="xw0">(UID: ${member.uid})</span>
</h2>
<ul class="cl bbda pbm mbm">
<li>
<em class="xg2">统计信息</em>
<a href="${own}&amp;do=thread&amp;view=me&amp;type=reply&amp;from=space" target="_blank">回帖数 ${90 + member.uid * 3}</a>
<span class="pipe">|</span>
<a href="${own}&amp;do=thread&amp;view=me&amp;type=thread&amp;from=space" target="_blank">主题数 ${7 + member.uid}</a>
</li>
</ul>
<ul class="pf_l cl"><li><em>自定义头衔</em>${member.status ?? ''}</li></ul>
</div>
<div class="pbm mbm bbda cl">
<h2 class="mbn">活跃概况</h2>
<ul>
<li><em class="xg1">用户组&nbsp;&nbsp;</em><span><a href="home.php?mod=spacecp&amp;ac=usergroup&amp;gid=${member.groupId}" target="_blank">${member.group}</a></span></li>
</ul>
<ul id="pbbs" class="pf_l">
<li><em>注册时间</em>${printTime(joined, 'm')}</li>
<li><em>最后访问</em>${printTime(visit.state.start - member.uid * 3_600_000, 'm')}</li>
</ul>
</div>
<div id="psts" class="cl">
<h2 class="mbn">统计信息</h2>
<ul class="pf_l">
<li><em>积分</em>${member.credits}</li>
<li><em>金钱</em>${member.credits / 2} </li>
</ul>
</div>
</div>
</div>
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title: `${member.name}的个人资料`, page: 'space', nv: 'home', body }))
}

/** Where a member is sent whose password must be changed; the sample forum changes none. */
export const passwordPage = (visit: Visit): Answer =>
  messageAnswer(visit, { text: '您的账号已被冻结，请修改密码后再继续浏览（示例论坛里只有说明，改不了）' })
