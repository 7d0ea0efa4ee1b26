/** A piece of a page that the site gives to its own scripts alone (`inajax=1`, facts §5.1): words in CDATA, or why there are none. */
import { findFirst, hasClass, parseHtml, textOf } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import type { Ask } from '../../forum/engine.ts'
import { PalouError } from '../../forum/errors.ts'
import type { HttpPage } from '../../http/contract.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { messageCodes } from '../discuz/message-codes.ts'
import { fetchOptions, type LoadedPage, loadPage, readPage, type Session } from './load-page.ts'
import { insideCdata } from './parse-form.ts'
import { parseMessage } from './parse-message.ts'

const refusalIn = (fragment: string, page: HttpPage): PalouError | null => {
  const { url } = page
  if (/id="loginform_|name="login"/.test(fragment)) return new PalouError('login-needed', { url })
  if (!/class="alert_(?:error|info)"/.test(fragment)) return null
  const box = findFirst(
    parseHtml(fragment),
    element => hasClass(element, 'alert_error') || hasClass(element, 'alert_info'),
  )
  const detail = box ? cleanField(textOf(box.children)) : ''
  const folded = foldTraditional(detail)
  const code = messageCodes.find(([pattern]) => pattern.test(folded))?.[1] ?? 'other-failure'
  return new PalouError(code, { url, detail: detail || null })
}

/** A fragment says nothing of the site it is of: the board index is asked for that. */
export const loadFragment = async (session: Session, url: string, ask: Ask): Promise<LoadedPage> => {
  const about = await loadPage(session, `${session.base}forum.php`, ask)
  const page = await session.client.get(url, fetchOptions(ask))
  if (!page.text.includes('<![CDATA[')) {
    const error = parseMessage(page.text, { url: page.url, status: page.status })
    if (error) throw error
    return readPage(session, page)
  }
  const html = insideCdata(page.text)
  const refusal = refusalIn(html, page)
  if (refusal) throw refusal
  return { ...about, html, url: page.url, facts: { ...about.facts, url: page.url } }
}
