/** Pictures for an export that holds them: asked one at a time, each up to a size; what can't be had stays a link. */
import { cleanField } from '../content/sanitize.ts'
import { isPalouError } from '../forum/errors.ts'
import type { Post } from '../forum/model.ts'
import type { HttpClient } from '../http/contract.ts'
import type { BookImage } from './export-book.ts'

const types: readonly (readonly [string, string, (bytes: Uint8Array) => boolean])[] = [
  ['image/png', 'png', bytes => bytes[0] === 0x89 && bytes[1] === 0x50],
  ['image/jpeg', 'jpg', bytes => bytes[0] === 0xff && bytes[1] === 0xd8],
  ['image/gif', 'gif', bytes => bytes[0] === 0x47 && bytes[1] === 0x49],
  ['image/webp', 'webp', bytes => bytes[8] === 0x57 && bytes[9] === 0x45 && bytes[10] === 0x42],
]

const urlsOf = (posts: readonly Post[]): readonly string[] => {
  const urls = new Set<string>()
  for (const post of posts) {
    for (const { url } of post.images) urls.add(url)
    for (const block of post.content) if (block.kind === 'image') urls.add(block.url)
  }
  return [...urls].filter(url => /^https?:/.test(url))
}

export type ImageAsk = {
  readonly client: HttpClient
  readonly limit: number
  readonly signal: AbortSignal
  readonly referer: string
  readonly tell: (message: string) => void
}

/** What the bytes are decides, not what the server calls them. */
export const loadImages = async (posts: readonly Post[], ask: ImageAsk): Promise<readonly BookImage[]> => {
  const images: BookImage[] = []
  for (const url of urlsOf(posts)) {
    try {
      const { bytes, status } = await ask.client.get(url, {
        priority: 'bulk',
        signal: ask.signal,
        referer: ask.referer,
      })
      const found = types.find(([, , fits]) => fits(bytes))
      if (status !== 200 || !found || bytes.length > ask.limit)
        ask.tell(cleanField(`${url}: ${bytes.length} B, ${status}`))
      else images.push({ url, path: `images/${images.length + 1}.${found[1]}`, type: found[0], bytes })
    } catch (error) {
      if (!isPalouError(error) || error.code === 'interrupted') throw error
      ask.tell(cleanField(`${url}: ${error.code}`))
    }
  }
  return images
}
