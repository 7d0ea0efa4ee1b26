/** One thread as a row of a listing (facts §3.2). */
import { startOfDay, timeHtml } from './dates.ts'
import { escapeHtml } from './escape.ts'
import { countFloors, lastFloor } from './floors.ts'
import { specialOf } from './listing.ts'
import { findBoard, findMember } from './state.ts'
import type { Visit } from './visit.ts'
import type { Post, Thread } from './world.ts'

const stickyWords = ['', '本版置顶主题', '分类置顶主题', '全局置顶主题']
const kindWords = { poll: '投票', trade: '商品', reward: '悬赏', activity: '活动', debate: '辩论' }
const kindIcons = { poll: 'vote', trade: 'cart', reward: 'reward', activity: 'group', debate: 'vs' }

const icon = (thread: Thread, fresh: boolean, stuck: boolean): string => {
  if (thread.closed) return '<i class="fico-lock fic6 fc-s"></i>'
  if (stuck)
    return `<i class="tpin tpin${thread.sticky}"><svg width="18" height="18"><path d="M9 0l9 9H14v9H4V9H0z"></path></svg></i>`
  const kind = specialOf(thread)
  return `<i class="fico-${kind ? kindIcons[kind] : 'thread'} fic6 fc-${fresh ? 'l' : 'n'}"></i>`
}

const status = (thread: Thread, fresh: boolean, stuck: boolean): string => {
  const kind = specialOf(thread)
  const words = [
    stuck ? stickyWords[thread.sticky]! : '',
    thread.closed ? '关闭的主题' : '',
    kind ? kindWords[kind] : '',
    fresh ? '有新回复' : '',
    '新窗口打开',
  ]
  return words.filter(Boolean).join(' - ')
}

const typePrefix = (visit: Visit, thread: Thread): string => {
  const type = findBoard(visit.state, thread.fid)?.types.find(t => t.id === thread.typeId)
  if (!type) return ''
  return `<em>[<a href="forum.php?mod=forumdisplay&fid=${thread.fid}&amp;filter=typeid&amp;typeid=${type.id}">${type.name}</a>]</em>`
}

const marks = (thread: Thread): readonly string[] => {
  const reward = thread.reward
  const special = `forum.php?mod=forumdisplay&amp;fid=${thread.fid}&amp;filter=specialtype&amp;specialtype=reward`
  return [
    reward?.best === null
      ? `- <a href="${special}&amp;rewardtype=1"><span class="xi1">[悬赏 <span class="xw1">${reward.price}</span> 金钱]</span></a>`
      : '',
    reward && reward.best !== null ? `- <a href="${special}&amp;rewardtype=2" title="只看已解决的">[已解决]</a>` : '',
    thread.readAccess ? `- [阅读权限 <span class="xw1">${thread.readAccess}</span>]` : '',
    thread.price ? `- [售价 <span class="xw1">${thread.price}</span> 金钱]` : '',
    thread.picture ? '<i class="fico-image fic4 fc-p fnmr vm" title="图片附件"></i>' : '',
    thread.attachment && !thread.picture ? '<i class="fico-attachment fic4 fc-p fnmr vm" title="附件"></i>' : '',
    thread.digest ? `<span class="tbox tdigest">精华${thread.digest}</span>` : '',
    thread.heat ? `<span class="tbox theatlevel" title="热度: ${thread.heat}">火</span>` : '',
  ]
}

/** The pages of a long thread: the first few, and the last one. */
const innerPages = (thread: Thread, pages: number): string => {
  if (pages < 2) return ''
  const link = (n: number): string =>
    `<a href="forum.php?mod=viewthread&tid=${thread.tid}&amp;extra=page%3D1&amp;page=${n}" onclick="atarget(this)">${n}</a>`
  const numbers = pages <= 6 ? Array.from({ length: pages - 1 }, (_, i) => i + 2) : [2, 3, 4, 5, 6]
  return `<span class="tps">&nbsp;...${numbers.map(link).join('')}${pages > 6 ? `..${link(pages)}` : ''}</span>`
}

export const authorCell = (visit: Visit, by: number, mask: Post['mask']): string => {
  const name = findMember(visit.state, by)?.name ?? ''
  if (mask === 'anonymous') return '匿名'
  if (mask) return mask === 'guest' ? '游客' : escapeHtml(name)
  return `<a href="home.php?mod=space&amp;uid=${by}" c="1">${escapeHtml(name)}</a>`
}

const createdHtml = (at: number, now: number): string =>
  `<span${at >= startOfDay(now) ? ' class="xi1"' : ''}>${timeHtml(at, now, 'd')}</span>`

const lastCell = (visit: Visit, thread: Thread, last: Post): string => {
  const name = findMember(visit.state, last.by)?.name ?? ''
  const who = last.mask
    ? '匿名'
    : `<a href="home.php?mod=space&username=${visit.percent(name)}" c="1">${escapeHtml(name)}</a>`
  return `<td class="by">
<cite>${who}</cite>
<em><a href="forum.php?mod=redirect&tid=${thread.tid}&goto=lastpost#lastpost">${timeHtml(last.at, visit.now, 'm')}</a></em>
</td>`
}

export type RowLook = { readonly stuck: boolean; readonly withBoard?: boolean }

export const threadRow = (visit: Visit, thread: Thread, look: RowLook): string => {
  const { state, now } = visit
  const target = thread.movedTo === null ? thread : (state.threads.get(thread.movedTo) ?? thread)
  const replies = countFloors(state, target) - 1
  const last = lastFloor(state, target)
  const fresh = now - last.at < 2 * 86_400_000 && !look.stuck
  const moved = thread.movedTo !== null
  const href = `forum.php?mod=viewthread&amp;tid=${target.tid}&amp;extra=page%3D1`
  const id = `${look.stuck ? 'stickthread' : 'normalthread'}_${thread.tid}`
  const style = thread.style ? ` style="${thread.style}"` : ''
  const pages = Math.ceil((replies + 1) / state.rules.perPage)
  const board = look.withBoard ? findBoard(state, thread.fid) : null
  const parts = [
    `${typePrefix(visit, thread)}${moved ? ' 移动:' : ' '}<a href="${href}"${style} onclick="atarget(this)" class="s xst">${escapeHtml(thread.title)}</a>`,
    ...marks(thread),
    innerPages(target, pages),
    fresh
      ? `<a href="forum.php?mod=redirect&amp;tid=${target.tid}&amp;goto=lastpost#lastpost" class="xi1">New</a>`
      : '',
  ]
  return `<tbody id="${id}">
<tr>
<td class="icn">
<a href="${href}" title="${status(thread, fresh, look.stuck)}" target="_blank">
${icon(thread, fresh, look.stuck)}
</a>
</td>
<th class="${thread.closed ? 'lock' : fresh ? 'new' : 'common'}">
<a href="javascript:;" id="content_${thread.tid}" class="showcontent y" title="更多操作" onclick="CONTENT_TID='${thread.tid}';CONTENT_ID='${id}';showMenu({'ctrlid':this.id,'menuid':'content_menu'})"></a>
${look.stuck ? `<a href="javascript:void(0);" onclick="hideStickThread('${thread.tid}')" class="closeprev y" title="隐藏置顶帖">隐藏置顶帖</a>\n` : ''}${parts.filter(Boolean).join('\n')}
</th>
${board ? `<td class="by"><a href="forum.php?mod=forumdisplay&fid=${board.fid}" target="_blank">${escapeHtml(board.name)}</a></td>\n` : ''}<td class="by">
<cite>
${authorCell(visit, thread.by, thread.mask)}</cite>
<em>${createdHtml(thread.at, now)}</em>
</td>
<td class="num"><a href="${href}" class="xi2">${moved ? '-' : replies}</a><em>${moved ? '-' : thread.views}</em></td>
${lastCell(visit, target, last)}
</tr>
</tbody>`
}
