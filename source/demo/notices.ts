/** Reminders for a member (facts §5.9). */
import { escapeHtml } from './escape.ts'
import { nextId } from './state.ts'
import type { Visit } from './visit.ts'

/** `words` is HTML that follows the acting member's name. */
export const notify = (visit: Visit, uid: number, kind: string, words: string): void => {
  const who = visit.member!
  const html = `<a href="home.php?mod=space&uid=${who.uid}">${escapeHtml(who.name)}</a> ${words}`
  const list = visit.state.notices.get(uid) ?? []
  list.unshift({ id: nextId(visit.state), at: visit.now, html, fresh: true, kind })
  visit.state.notices.set(uid, list)
}
