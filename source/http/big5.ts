/** Big5 with HKSCS, as browsers read it. Loaded only for the pages and forms that need it: the tables are large. */
import iconv from 'iconv-lite'

export const decodeHkscs = (bytes: Uint8Array): string =>
  iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 'big5')
