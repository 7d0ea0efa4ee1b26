/** What came over the wire as the page that engines read. */
import { decodePage } from './charset.ts'
import type { HttpPage } from './contract.ts'
import type { Received } from './receive.ts'

/** Text is decoded, pictures and archives are not: their `text` is empty. */
const isText = (contentType: string | undefined): boolean =>
  !contentType || !/^(?:image|audio|video|font)\/|octet-stream|zip|pdf/i.test(contentType)

export const toPage = async (
  { url, status, headers, bytes }: Received,
  target: URL,
  receivedAt: number,
  charsetOverride: string | null,
): Promise<HttpPage> => {
  const contentType = headers['content-type']
  const decoded = isText(contentType)
    ? await decodePage(bytes, contentType ?? null, charsetOverride)
    : { text: '', charset: 'binary', mismatch: false }
  const date = Date.parse(headers.date ?? '')
  const { location } = headers
  return {
    url,
    requestedUrl: target.href,
    status,
    headers,
    location: location && URL.canParse(location, url) ? new URL(location, url).href : null,
    bytes,
    text: decoded.text,
    charset: decoded.charset,
    charsetMismatch: decoded.mismatch,
    receivedAt,
    serverDate: Number.isNaN(date) ? null : date,
  }
}
