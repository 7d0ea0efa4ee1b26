/**
 * Values as small bytes: JSON, deflated against a text of what most posts and pages begin with, so that even a floor of three words
 * shrinks. The first byte says which such text was used; one that was ever used stays.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

const firstDictionary = Buffer.from(
  '"tables":[],"participants":0,"totals":[]},"comments":[],"signature":null}"gates":[],"reactions":[{"kind":"support","label":"支持","count":0},{"kind":"oppose","label":"反对","count":0}],"ratings":{' +
    '"images":[],"attachments":[],"quote":{"postId":"author":"text":"region":null,"device":null,"state":"visible","content":[{"kind":"quote","postId":"author":"time":"blocks":[{"kind":"image","id":"url":"name":null,"width":null,"height":null,"inline":true}' +
    '{"kind":"paragraph","align":"left","runs":[{"kind":"link","text":"url":"{"kind":"smiley","text":"id":null,"url":"https://{"kind":"text","text":"\\n","style":null}]}],' +
    '"isOriginalPoster":false,"postedAt":"2026-"postedAtText":null,"editedAt":null,"author":{"id":"name":"kind":"member","group":null,"badges":[]},{"id":"url":"https://forum.php?mod=redirect&goto=findpost&ptid=&pid=","floor":"floorLabel":"#"',
)
const dictionaries: readonly Buffer[] = [firstDictionary]

export const pack = (value: unknown): Uint8Array => {
  const dictionary = dictionaries.length - 1
  const packed = deflateRawSync(JSON.stringify(value), { dictionary: dictionaries[dictionary]!, level: 4 })
  return Buffer.concat([Buffer.from([dictionary]), packed])
}

/** Throws on bytes that `pack` did not make. */
export const unpack = <Value>(bytes: Uint8Array): Value => {
  const dictionary = dictionaries[bytes[0] ?? -1]
  if (!dictionary) throw new RangeError('packed by another palou')
  return JSON.parse(inflateRawSync(bytes.subarray(1), { dictionary }).toString('utf8')) as Value
}
