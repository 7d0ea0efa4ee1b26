/** Players: Discuz's own boxes, the scripts that build them, and what plugins and members' HTML put there (field report 17). */
import type { Block } from './block.ts'
import { type Element, findFirst, textOf } from './dom.ts'
import { cleanField, cleanUrl } from './sanitize.ts'

export type MediaBlock = Extract<Block, { kind: 'media' }>
type Media = MediaBlock['media']

const audio = /^(?:mp3|wma|ogg|oga|opus|m4a|wav|aac|flac|ape|mid|ra|ram|audio)$/
const video = /^(?:mp4|m4v|webm|ogv|flv|rm|rmvb|wmv|mov|avi|asf|mkv|mpe?g|3gp|m3u8|media|video)$/
const players =
  /(?:^|\.)(?:youku|bilibili|youtube|youtube-nocookie|youtu|tudou|iqiyi|qiyi|ku6|56|acfun|vimeo|ixigua|douyin|sohu|v\.qq|video\.qq|mgtv|pptv|letv|le|weibo)\.[a-z.]+$/
const music = /(?:^|\.)(?:music\.163|xiami|y\.qq|kugou|kuwo|soundcloud|spotify)\.com$/

const kindOf = (type: string): Media | null =>
  audio.test(type) ? 'audio' : video.test(type) ? 'video' : type === 'swf' || type === 'flash' ? 'flash' : null

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Told by the file's ending first, then by what the page says, then by whose player it is. */
const judge = (url: string, said: string): Media => {
  const { hostname, pathname } = new URL(url)
  const ending = /\.(\w{2,5})$/.exec(pathname)?.[1]?.toLowerCase() ?? ''
  if (kindOf(ending)) return kindOf(ending)!
  if (music.test(hostname)) return 'audio'
  return kindOf(said) ?? (players.test(hostname) ? 'video' : 'other')
}

/** The file's name where there is one, else host and path. */
const nameOf = (url: string): string => {
  const { host, pathname } = new URL(url)
  const file = pathname.slice(pathname.lastIndexOf('/') + 1)
  return cleanField(safeDecode(/\.\w{2,5}$/.test(file) ? file : host + pathname.replace(/\/$/, '')))
}

/** null where the address leads nowhere. */
export const mediaBlock = (href: string, base: string, said: string, title = ''): MediaBlock | null => {
  const url = href ? cleanUrl(href, base) : null
  if (!url || url.startsWith('mailto:')) return null
  return { kind: 'media', media: judge(url, said), url, text: cleanField(title) || nameOf(url) }
}

/** `div.media[id=TYPE_xxx] > .media_tips a` (facts §4.7). */
export const readMediaBox = (box: Element, base: string): MediaBlock | null => {
  const link = findFirst(box.children, element => element.name === 'a' && Boolean(element.attribs.href))
  return link ? mediaBlock(link.attribs.href!, base, box.attribs.id?.split('_', 1)[0] ?? '') : null
}

const detected = /detectPlayer\(\s*["'][^"']*["']\s*,\s*["'](\w*)["']\s*,\s*["']([^"']+)["']/
const framed = /<iframe[^>]*?\ssrc=\\?(["']?)([^"'\\\s>]+)/i
const flashed = /["'](?:src|movie)["']\s*,\s*(?:encodeURI\()?\s*["']([^"']+)["']/

/** The address inside a script that writes a player; null for any other script. */
export const readMediaScript = (script: Element, base: string): MediaBlock | null => {
  const code = textOf(script.children)
  if (code.length > 20_000 || !/detectPlayer|iframe|AC_FL_RunContent/.test(code)) return null
  const player = detected.exec(code)
  if (player) return mediaBlock(player[2]!, base, player[1]!)
  const frame = framed.exec(code)
  if (frame) return mediaBlock(frame[2]!, base, 'video')
  const flash = flashed.exec(code)
  return flash ? mediaBlock(flash[1]!, base, 'flash') : null
}

const sourceOf = (element: Element): string => {
  const { src, data } = element.attribs
  if (src) return src
  const inner = findFirst(element.children, child =>
    child.name === 'param'
      ? /^(?:movie|src|url|filename)$/i.test(child.attribs.name ?? '')
      : Boolean(child.attribs.src) && (child.name === 'source' || child.name === 'embed'),
  )
  return inner?.attribs.src ?? inner?.attribs.value ?? data ?? element.attribs['data-src'] ?? ''
}

/** `audio`, `video`, `iframe`, `embed`, `object`. */
export const readMediaTag = (element: Element, base: string): MediaBlock | null => {
  const said = element.name === 'embed' || element.name === 'object' ? 'flash' : element.name
  return mediaBlock(sourceOf(element), base, said, element.attribs.title)
}
