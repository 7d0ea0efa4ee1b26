/** The owner's announcements, and an account's credits. */
import { type Answer, htmlAnswer } from './answer.ts'
import { day, printTime } from './dates.ts'
import { loginFirst } from './page-login.ts'
import { breadcrumb, pageHtml } from './template.ts'
import { numberOf, type Visit } from './visit.ts'

type Announcement = {
  readonly id: number
  readonly title: string
  readonly author: string
  readonly days: number
  readonly html: string
}

export const announcements: readonly Announcement[] = [
  {
    id: 2,
    title: '夜间维护，读写不停',
    author: '站务',
    days: 1,
    html: '各位网友：<br />\n<br />\n　　本周五 <strong>0 点到 2 点</strong>换一块硬盘，读写都不停，只是慢一点。<br />\n有事请到 <a href="forum.php?mod=viewthread&amp;tid=17" target="_blank">这个主题</a> 里说。',
  },
  {
    id: 1,
    title: '这里是示例论坛，只在本机运行',
    author: '站务',
    days: 2,
    html: '内容都是编的，登录、回复、评分都可以随便试，关掉就没了。',
  },
]

export const announcementsPage = (visit: Visit): Answer => {
  const items = announcements.map(
    one => `<div id="announce${one.id}_c" class="umh umn">
<h3 onclick="toggle_collapse('announce${one.id}', 1, 1);">${one.title}<em>(${printTime(visit.state.start - one.days * day, 'd')})</em></h3>
<div class="umh_act">
<p class="umh_cb"><a href="javascript:;" onclick="toggle_collapse('announce${one.id}', 1, 1);">[ 展开 ]</a></p>
</div>
</div>
<div id="announce${one.id}" class="um" style="display: none">
<p class="mbn">作者: <a href="home.php?mod=space&amp;username=${visit.percent(one.author)}" class="xi2">${one.author}</a></p>
${one.html}</div>`,
  )
  const open = numberOf(visit, 'id')
  const body = `${breadcrumb([['公告', 'forum.php?mod=announcement']])}
<div id="ct" class="ct2_a wp cl">
<div class="mn">
<div class="bm bw0">
<div id="annofilter"></div>${items.join('\n')}
</div>
</div>
<div class="appl">
<div class="tbn">
<h2 class="mt bbda">公告</h2>
<ul id="annonav"><li class="cl a"><a href="forum.php?mod=announcement">全部</a></li></ul>
</div>
</div>
</div>
${open ? `<script type="text/javascript">toggle_collapse('announce${open}', 1, 1);</script>` : ''}`
  return htmlAnswer(pageHtml(visit, { title: '公告', page: 'announcement', body }))
}

export const creditsPage = (visit: Visit): Answer => {
  const { member } = visit
  if (!member) return loginFirst(visit)
  const rows = [1, 2, 3].map(
    n => `<tr>
<td><a href="home.php?mod=spacecp&amp;ac=credit&amp;op=log&amp;optype=RUL">积分规则</a></td>
<td>金钱 <span class="xi1">+${n}</span></td>
<td>${n === 2 ? '发表主题' : '发表回复'}</td>
<td>${printTime(visit.state.start - n * day, 'm')}</td>
</tr>`,
  )
  const body = `${breadcrumb([['积分', 'home.php?mod=spacecp&amp;ac=credit']])}
<div id="ct" class="ct2_a wp cl">
<div class="mn">
<div class="bm bw0">
<h1 class="mt">积分</h1>
<ul class="creditl mtm bbda cl"><li class="xi1 cl"><em> 金钱: </em>${member.credits / 2}  &nbsp; </li>
<li class="cl"><em>积分: </em>${member.credits} <span class="xg1">( 总积分=金钱X2 )</span></li>
</ul>
<table summary="积分记录" cellspacing="0" cellpadding="0" class="dt mtm">
<tr><th width="80">操作</th><th width="80">积分变更</th><th>详情</th><th width="110">变更时间</th></tr>
${rows.join('\n')}
</table>
</div>
</div>
</div>`
  return htmlAnswer(pageHtml(visit, { title: '积分', page: 'spacecp', nv: 'home', body }))
}
