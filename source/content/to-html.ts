/** Blocks as HTML that is also XML, so that one text serves a page and a book. Nothing of the site's own markup is in it. */
import type { Block, Inline, RunStyle } from './block.ts'

export const escapeHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Only what a browser may follow or show. */
const safeUrl = (url: string): string | null =>
  /^(?:https?:|mailto:|data:image\/(?:png|jpeg|gif|webp);)/i.test(url) ? escapeHtml(url) : null

const wrapped = (tag: string, isOn: boolean, inner: string): string => (isOn ? `<${tag}>${inner}</${tag}>` : inner)

const styled = (inner: string, style: RunStyle | null): string => {
  if (!style) return inner
  const plain = wrapped(
    'strong',
    style.bold,
    wrapped('em', style.italic, wrapped('u', style.underline, wrapped('s', style.strike, inner))),
  )
  return style.colour === null ? plain : `<span style="color:${style.colour}">${plain}</span>`
}

const lines = (text: string): string => escapeHtml(text).replace(/\n/g, '<br/>')

const runHtml = (run: Inline): string => {
  if (run.kind === 'text') return styled(lines(run.text), run.style)
  if (run.kind !== 'link') return lines(run.text)
  const url = safeUrl(run.url)
  return url === null
    ? styled(lines(run.text), run.style)
    : styled(`<a href="${url}">${lines(run.text)}</a>`, run.style)
}

/** What a picture's address becomes: itself, a file in the book, embedded bytes; null leaves its name. */
export type PlaceImage = (url: string) => string | null

const imageHtml = ({ url, name }: Extract<Block, { kind: 'image' }>, place: PlaceImage): string => {
  const source = place(url)
  const alt = escapeHtml(name ?? '')
  const shown = source === null ? null : /^[\w./-]+$/.test(source) ? source : safeUrl(source)
  if (shown !== null) return `<figure><img src="${shown}" alt="${alt}"/></figure>`
  const link = safeUrl(url)
  return link === null ? `<p>${alt}</p>` : `<p><a href="${link}">${alt === '' ? link : alt}</a></p>`
}

const linkHtml = (url: string | null, text: string): string => {
  const link = url === null ? null : safeUrl(url)
  return link === null ? `<p>${escapeHtml(text)}</p>` : `<p><a href="${link}">${escapeHtml(text)}</a></p>`
}

const blockHtml = (block: Block, place: PlaceImage): string => {
  const inner = (blocks: readonly Block[]): string => toHtml(blocks, place)
  switch (block.kind) {
    case 'paragraph':
      return `<p${block.align === 'left' ? '' : ` style="text-align:${block.align}"`}>${block.runs.map(runHtml).join('')}</p>`
    case 'quote': {
      const who = [block.author, block.time].filter(Boolean).join(' ')
      return `<blockquote>${who === '' ? '' : `<p class="who">${escapeHtml(who)}</p>`}${inner(block.blocks)}</blockquote>`
    }
    case 'code':
      return `<pre><code>${escapeHtml(block.lines.join('\n'))}</code></pre>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map(item => `<li>${inner(item)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return `<table><tbody>${block.rows.map(row => `<tr>${row.map(cell => `<${cell.header ? 'th' : 'td'}${cell.span > 1 ? ` colspan="${cell.span}"` : ''}>${inner(cell.blocks)}</${cell.header ? 'th' : 'td'}>`).join('')}</tr>`).join('')}</tbody></table>`
    case 'image':
      return imageHtml(block, place)
    case 'attachment':
      return linkHtml(block.url, [block.name, block.size].filter(Boolean).join(' '))
    case 'media':
      return linkHtml(block.url, block.text)
    case 'notice':
      return `${block.text === '' ? '' : `<p class="notice">${escapeHtml(block.text)}</p>`}${inner(block.blocks)}`
    case 'rule':
      return '<hr/>'
  }
}

export const toHtml = (blocks: readonly Block[], place: PlaceImage): string =>
  blocks.map(block => blockHtml(block, place)).join('\n')
