/** A file's name as a stranger gave it, made one that no system reads as more than a name. */
import { readPictureSize } from '../../picture/read-size.ts'

const mostBytes = 120
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

const shorten = (text: string): string => {
  let short = text
  while (Buffer.byteLength(short) > mostBytes) short = Array.from(short).slice(0, -1).join('')
  return short
}

const lastOfPath = (url: string): string => {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const endings = { png: 'png', jpeg: 'jpg', gif: 'gif', webp: 'webp' } as const

/** `name` null: the last part of the address. A picture gets the ending of its kind. */
export const safeName = (name: string | null, url: string, bytes: Uint8Array): string => {
  const given = (name ?? lastOfPath(url))
    .normalize('NFC')
    .replace(/[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]/gu, '')
    // No folder, no drive, nothing that a shell or Windows reads as more.
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s~-]+|[.\s]+$/g, '')
  const size = readPictureSize(bytes)
  const ending = given.match(/\.([A-Za-z\d]{1,8})$/)?.[1] ?? ''
  const stem = shorten(ending ? given.slice(0, -ending.length - 1) : given) || 'palou'
  const kind = size && !(size.kind === 'jpeg' && /^jpe?g$/i.test(ending)) ? endings[size.kind] : ending
  return `${reserved.test(stem) ? `_${stem}` : stem}${kind ? `.${kind}` : ''}`
}
