/** What a picture is and how large it claims to be, from its first bytes: nothing is decoded that would not fit. */

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp'
export type PictureSize = { readonly kind: PictureKind; readonly width: number; readonly height: number }

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const has = (bytes: Uint8Array, at: number, ...values: readonly number[]): boolean =>
  values.every((value, i) => bytes[at + i] === value)

/** Segments that begin a frame; the others between C0 and CF are tables. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const sizeOfJpeg = (bytes: Uint8Array): PictureSize | null => {
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (isStartOfFrame(marker)) return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // Fill bytes before a marker; markers that stand alone have no length.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)) at += 2
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

const text = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))

const sizeOfWebp = (bytes: Uint8Array): PictureSize | null => {
  const view = viewOf(bytes)
  const kind = 'webp'
  switch (text(bytes, 12)) {
    case 'VP8 ':
      return { kind, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { kind, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X': {
      const wide = (at: number): number => view.getUint16(at, true) + (bytes[at + 2]! << 16) + 1
      return { kind, width: wide(24), height: wide(27) }
    }
    default:
      return null
  }
}

/** null for what is none of the four, or broken off before its size. */
export const readPictureSize = (bytes: Uint8Array): PictureSize | null => {
  if (bytes.length < 10) return null
  const view = viewOf(bytes)
  if (has(bytes, 0, 0x89, 0x50, 0x4e, 0x47) && bytes.length >= 24)
    return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
  if (has(bytes, 0, 0x47, 0x49, 0x46))
    return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (has(bytes, 0, 0xff, 0xd8)) return sizeOfJpeg(bytes)
  if (text(bytes, 0) === 'RIFF' && bytes.length >= 30 && text(bytes, 8) === 'WEBP') return sizeOfWebp(bytes)
  return null
}
