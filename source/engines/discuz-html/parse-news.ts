/** What a member's header says is new (facts §1.3): `提醒(N)`, and the mark of unread messages. Heads only: no member's words. */
import type { News } from '../../forum/model.ts'

const headLength = 40_000

/** null where the header tells neither (touch pages, other templates). */
export const parseNews = (html: string): News | null => {
  const head = html.slice(0, headLength)
  const prompt = head.match(/<a\b[^<>]*\bid="myprompt"[^<>]*>([^<]*)</)
  const messages = head.match(/<a\b[^<>]*\bid="pm_ntc"[^<>]*>/)
  if (!prompt && !messages) return null
  return {
    notices: Number(prompt?.[1]?.match(/\((\d+)\)/)?.[1] ?? 0),
    messages: /\bclass="[^"]*\bnew\b/.test(messages?.[0] ?? ''),
  }
}
