/** A thread as one text: Markdown, plain, HTML or JSON. */
import { escapeHtml, type PlaceImage, toHtml } from '../content/to-html.ts'
import { escapeMarkdown, toMarkdown } from '../content/to-markdown.ts'
import type { Post, Thread } from '../forum/model.ts'
import { formatExactTime } from '../i18n/format-time.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Zone } from '../i18n/zone.ts'

export type Whole = {
  readonly thread: Thread
  readonly posts: readonly Post[]
  readonly site: string
  readonly zone: Zone | null
  readonly translate: Translate
  /** `xml:lang` of the words around the posts. */
  readonly language: string
  /** Floors that the site no longer shows, by their ids. */
  readonly gone: ReadonlySet<string>
}

const floorOf = (post: Post): string => post.floorLabel ?? (post.floor === null ? '' : `${post.floor}#`)

const timeOf = (post: Post, zone: Zone | null): string =>
  post.postedAt === null ? (post.postedAtText ?? '') : formatExactTime(post.postedAt, zone)

const stateOf = (post: Post, { gone, translate }: Whole): string => {
  if (gone.has(post.id)) return translate('kept.gone')
  return post.state === 'visible' ? '' : translate(`post.${post.state}`)
}

export const headOf = (post: Post, whole: Whole): readonly string[] =>
  [floorOf(post), post.author.name, timeOf(post, whole.zone), post.region ?? '', stateOf(post, whole)].filter(
    text => text !== '',
  )

/** Pictures and files that hang below the words and are not among them. */
const hanging = (post: Post): Post['content'] => {
  const shown = JSON.stringify(post.content)
  return [
    ...post.images
      .filter(({ url }) => !shown.includes(JSON.stringify(url)))
      .map(image => ({ kind: 'image', ...image }) as const),
    ...post.attachments
      .filter(({ url, name }) => !shown.includes(JSON.stringify(url ?? name)))
      .map(file => ({ kind: 'attachment', ...file }) as const),
  ]
}

export const bodyOf = (post: Post): Post['content'] => [...post.content, ...hanging(post)]

export const toMarkdownText = (whole: Whole): string => {
  const { thread, posts, site } = whole
  const head = [
    `# ${escapeMarkdown(thread.title)}`,
    [site, thread.board?.name]
      .filter(Boolean)
      .map(name => escapeMarkdown(name ?? ''))
      .join(' › '),
    `<${thread.url}>`,
  ]
  const floors = posts.map(post =>
    [`## ${headOf(post, whole).map(escapeMarkdown).join(' · ')}`, toMarkdown(bodyOf(post))].join('\n\n'),
  )
  return `${[...head, ...floors].join('\n\n')}\n`
}

const quoteLines = (post: Post): readonly string[] =>
  post.quote ? [`> ${[post.quote.author, post.quote.text.replace(/\s+/g, ' ')].filter(Boolean).join('：')}`] : []

export const toPlainText = (whole: Whole): string => {
  const { thread, posts, site } = whole
  const head = [thread.title, [site, thread.board?.name].filter(Boolean).join(' › '), thread.url].join('\n')
  const floors = posts.map(post => {
    const urls = [...post.images, ...post.attachments].flatMap(({ url }) => (url === null ? [] : [url]))
    return [headOf(post, whole).join('  '), ...quoteLines(post), post.text, ...urls]
      .filter(line => line !== '')
      .join('\n')
  })
  return `${[head, ...floors].join('\n\n')}\n`
}

export const pageStyle = `body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.7;font-family:system-ui,sans-serif}
header,.floor>h2{color:#555;font-size:1em;font-weight:normal}h1{font-size:1.5em}.floor{border-top:1px solid #ddd;padding:.6em 0}
.floor.gone{opacity:.7}blockquote{margin:.5em 0;padding-left:.8em;border-left:3px solid #ccc;color:#555}.who,.notice{color:#777}
img{max-width:100%}pre{overflow:auto;background:#f6f6f6;padding:.6em}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .5em}
@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}pre{background:#222}header,.floor>h2{color:#aaa}}`

export const floorHtml = (post: Post, whole: Whole, place: PlaceImage): string =>
  `<section class="floor${whole.gone.has(post.id) ? ' gone' : ''}" id="p${escapeHtml(post.id)}"><h2>${escapeHtml(headOf(post, whole).join(' · '))}</h2>
${toHtml(bodyOf(post), place)}</section>`

export const toPageHtml = (whole: Whole, place: PlaceImage): string => {
  const { thread, posts, site, language } = whole
  const where = escapeHtml([site, thread.board?.name].filter(Boolean).join(' › '))
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src * data:; style-src 'unsafe-inline'"/>
<meta name="referrer" content="no-referrer"/>
<title>${escapeHtml(thread.title)}</title><style>${pageStyle}</style></head>
<body><h1>${escapeHtml(thread.title)}</h1><header>${where} · <a href="${escapeHtml(thread.url)}">${escapeHtml(thread.url)}</a></header>
${posts.map(post => floorHtml(post, whole, place)).join('\n')}
</body></html>
`
}
