import { parseHtml } from '../../source/content/dom.ts'
import { type Body, bodyFromNodes } from '../../source/content/from-html.ts'

export const base = 'https://bbs.example/'

/** The body of HTML that stands in the cell of a post's words. */
export const bodyOf = (html: string): Body =>
  bodyFromNodes(parseHtml(html), { base, pageUrl: `${base}forum.php?mod=viewthread&tid=1` })

/** The body of a floor's whole `.pcb`: `cell` are the words, `rest` what the site puts after them. */
export const bodyOfFloor = (cell: string, rest = '', before = ''): Body =>
  bodyOf(
    `${before}<div class="t_fsz"><table cellspacing="0"><tr><td class="t_f" id="postmessage_5">${cell}</td></tr></table>${rest}</div>`,
  )
