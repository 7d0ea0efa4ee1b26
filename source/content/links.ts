/** Links: to pages, members, files, mail; and those that go nowhere a reader can follow, whose words stay. */

import { isFileLink, readInlineFile } from './attachments.ts'
import type { Element } from './dom.ts'
import { findFirst } from './dom.ts'
import { mediaBlock } from './media.ts'
import { cleanField, cleanUrl } from './sanitize.ts'
import { inside, putAttachment, type Walk } from './walk.ts'
import { type LinkTarget, putBlock, putText } from './writer.ts'

/** Cloudflare hides addresses: the first byte is the key of the others. */
export const decodeMail = (hex: string): string => {
  const bytes = hex.match(/[\da-f]{2}/gi)?.map(pair => Number.parseInt(pair, 16)) ?? []
  const text = bytes.slice(1).map(byte => String.fromCharCode(byte ^ bytes[0]!))
  return text.join('')
}

const protectedMail = /\/cdn-cgi\/l\/email-protection#([\da-f]+)/i

const repliedPost = /goto=findpost.*?[?&;]pid=(\d+)|[?&]pid=(\d+).*goto=findpost|#pid(\d+)$/
const userPage = /mod=space(?:&|$)|space-(?:uid|username)-|[?&]do=profile/

const targetOf = (href: string, base: string): LinkTarget | null => {
  const mail = protectedMail.exec(href)
  const url = mail ? cleanUrl(`mailto:${decodeMail(mail[1]!)}`, base) : cleanUrl(href, base)
  if (!url) return null
  const user = userPage.test(href)
  const userId = user ? (/[?&]uid=(\d+)|space-uid-(\d+)/.exec(href)?.slice(1).find(Boolean) ?? null) : null
  return { url, user, userId }
}

/** Schemes of download tools: nothing here can open them, but a reader wants the address. */
const tools = /^(?:ed2k|magnet|thunder|flashget|qqdl|ftp|sftp|irc|tg):/i

const pictureFile = /\.(?:jpe?g|png|gif|webp|bmp|avif)(?:[?#]|$)/i

/** A link around a picture alone would be lost with it: it stands beside it, unless it leads to the picture itself. */
const putLonely = (walk: Walk, element: Element, target: LinkTarget): void => {
  if (!findFirst(element.children, child => child.name === 'img')) return
  if (pictureFile.test(target.url) || walk.images.at(-1)?.url === target.url || walk.quote) return
  const block = mediaBlock(target.url, walk.base, '')
  if (block) putBlock(walk, block)
}

const noteReply = (walk: Walk, href: string): void => {
  if (!walk.quote || walk.quote.postId !== null) return
  const found = repliedPost.exec(href)
  if (found) walk.quote.postId = found[1] ?? found[2] ?? found[3] ?? null
}

const isFile = (element: Element): boolean =>
  isFileLink(element) && !findFirst(element.children, child => child.name === 'img')

export const readLink = (walk: Walk, element: Element): void => {
  const href = element.attribs.href?.trim()
  if (!href) {
    inside(walk, element)
    return
  }
  // Outside the words, what only a script can follow is a button of the site.
  if (walk.frame && walk.path.size > 0 && element.attribs.onclick && /^javascript:/i.test(href)) return
  if (isFile(element)) {
    const file = readInlineFile(element, walk.base)
    if (file) putAttachment(walk, file)
    return
  }
  noteReply(walk, href)
  const { link: outer, count } = walk
  const target = targetOf(href, href.startsWith('#') ? walk.pageUrl : walk.base)
  walk.link = target
  inside(walk, element)
  if (target && walk.count === count) putLonely(walk, element, target)
  walk.link = outer
  if (!target && tools.test(href)) putText(walk, ` ${cleanField(href)}`)
}
