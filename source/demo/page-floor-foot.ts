/** What stands under a floor: the buttons of the opening post, reply and reactions (facts §4.12). */
import { formhashOf, isStaff, type Visit } from './visit.ts'
import type { Post, Thread } from './world.ts'

export const firstButtons = (visit: Visit, thread: Thread): string => {
  const hash = formhashOf(visit)
  const { once } = visit.state
  const { supportLabel, opposeLabel } = visit.state.rules
  const count = (kind: string): number => [...once].filter(k => k.startsWith(`${kind}:${thread.tid}:`)).length
  const span = (id: string, n: number): string => `<span id="${id}"${n ? '' : ' style="display:none"'}>${n}</span>`
  const favourites = [...visit.state.favourites.values()]
    .flat()
    .filter(f => f.kind === 'thread' && f.target === thread.tid).length
  return `<div id="p_btn" class="mtw mbm hm cl">
<a href="home.php?mod=spacecp&amp;ac=favorite&amp;type=thread&amp;id=${thread.tid}&amp;formhash=${hash}" id="k_favorite" onclick="showWindow(this.id, this.href, 'get', 0);" title="收藏本帖"><i><em class="fico-star fc-l" title="收藏"></em>收藏${span('favoritenumber', favourites)}</i></a>
<a id="recommend_add" href="forum.php?mod=misc&amp;action=recommend&amp;do=add&amp;tid=${thread.tid}&amp;hash=${hash}" onclick="ajaxmenu(this, 3000, 1, 0, '43', 'recommendupdate(1)');return false;" title="顶一下"><i><em class="fico-thumbup fc-l" title="支持"></em>${supportLabel}${span('recommendv_add', count('recommend+'))}</i></a>
<a id="recommend_subtract" href="forum.php?mod=misc&amp;action=recommend&amp;do=subtract&amp;tid=${thread.tid}&amp;hash=${hash}" onclick="ajaxmenu(this, 3000, 1, 0, '43', 'recommendupdate(-1)');return false;" title="踩一下"><i><em class="fico-thumbdown fc-n" title="反对"></em>${opposeLabel}${span('recommendv_subtract', count('recommend-'))}</i></a>
</div>`
}

const reaction = (visit: Visit, post: Post, kind: 'support' | 'against'): string => {
  const [cls, word, n] =
    kind === 'support'
      ? ['replyadd', visit.state.rules.supportLabel, post.support]
      : ['replysubtract', visit.state.rules.opposeLabel, post.oppose]
  const click = visit.member ? `ajaxmenu(this, 3000, 1, 0, '43', '');return false;` : `showWindow('login', this.href)`
  return `<a class="${cls}" href="forum.php?mod=misc&amp;action=postreview&amp;do=${kind}&amp;tid=${post.tid}&amp;pid=${post.pid}&amp;hash=${formhashOf(visit)}" onclick="${click}">${word} <span id="review_${kind}_${post.pid}">${n || ''}</span></a>`
}

export const floorFoot = (visit: Visit, thread: Thread, post: Post, page: number): string => {
  const first = post.position === 1
  const { member } = visit
  const reply = `forum.php?mod=post&amp;action=reply&amp;fid=${thread.fid}&amp;tid=${thread.tid}&amp;${first ? 'reppost' : 'repquote'}=${post.pid}&amp;extra=&amp;page=${page}`
  const comment = member
    ? `<a class="cmmnt" href="forum.php?mod=misc&amp;action=comment&amp;tid=${thread.tid}&amp;pid=${post.pid}&amp;extra=&amp;page=${page}" onclick="showWindow('comment', this.href, 'get', 0)">点评</a>`
    : ''
  const edit =
    member && (member.uid === post.by || isStaff(visit))
      ? `\n<a class="editp" href="forum.php?mod=post&amp;action=edit&amp;fid=${thread.fid}&amp;tid=${thread.tid}&amp;pid=${post.pid}&amp;page=${page}">编辑</a>`
      : ''
  const rate =
    member && member.uid !== post.by
      ? `<a href="javascript:;" onclick="showWindow('rate', 'forum.php?mod=misc&action=rate&tid=${thread.tid}&pid=${post.pid}', 'get', -1);return false;">评分</a>\n`
      : ''
  const report =
    member?.uid === post.by
      ? ''
      : `<a href="javascript:;" onclick="showWindow('miscreport${post.pid}', 'misc.php?mod=report&rtype=post&rid=${post.pid}&tid=${thread.tid}&fid=${thread.fid}', 'get', -1);return false;">举报</a>`
  const special = thread.poll || thread.reward || thread.activity || thread.debate || thread.trade
  const reactions =
    first || special || !visit.state.rules.reactions
      ? ''
      : `\n${reaction(visit, post, 'support')}\n${reaction(visit, post, 'against')}`
  return `<div class="po hin">
<div class="pob cl">
<em>
${comment}<a class="fastre" href="${reply}" onclick="showWindow('reply', this.href)">回复</a>${edit}${reactions}
</em>

<p>
${rate}${report}
</p>

</div>
</div>`
}
