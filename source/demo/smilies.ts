/** The codes that members type and the pictures that pages show; the site gives no alt text (facts §4.7). */
export type Smiley = { readonly id: number; readonly code: string; readonly file: string }

export const smilies: readonly Smiley[] = [
  { id: 1, code: ':)', file: 'smile' },
  { id: 2, code: ':(', file: 'sad' },
  { id: 3, code: ':D', file: 'biggrin' },
  { id: 12, code: ':lol', file: 'lol' },
  { id: 20, code: ':victory:', file: 'victory' },
  { id: 23, code: ':handshake', file: 'handshake' },
  { id: 24, code: ':call:', file: 'call' },
]

const escaped = (code: string): string => code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const pattern = new RegExp(
  [...smilies]
    .sort((a, b) => b.code.length - a.code.length)
    .map(s => escaped(s.code))
    .join('|'),
  'g',
)

const image = (s: Smiley): string =>
  `<img src="static/image/smiley/default/${s.file}.gif" smilieid="${s.id}" border="0" alt="" />`

/** Only outside tags: an address such as `http://…:(` keeps its letters. */
export const smileyHtml = (html: string): string =>
  html
    .split(/(<[^>]*>)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(pattern, code => image(smilies.find(s => s.code === code)!))))
    .join('')
