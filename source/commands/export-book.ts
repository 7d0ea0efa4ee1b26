/** A thread as an EPUB 3 book: a chapter a hundred floors, a table of contents, pictures as files of the book. */
import { strToU8, type Zippable, zipSync } from 'fflate'
import { escapeHtml, type PlaceImage } from '../content/to-html.ts'
import { floorHtml, headOf, pageStyle, type Whole } from './export-text.ts'

export type BookImage = {
  readonly url: string
  readonly path: string
  readonly type: string
  readonly bytes: Uint8Array
}

const floorsAChapter = 100

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

const page = (title: string, language: string, body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"><head><title>${escapeHtml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head><body>${body}</body></html>`

type Chapter = { readonly path: string; readonly title: string; readonly body: string }

const toChapters = (whole: Whole, place: PlaceImage): readonly Chapter[] => {
  const chapters: Chapter[] = []
  for (let at = 0; at < whole.posts.length; at += floorsAChapter) {
    const posts = whole.posts.slice(at, at + floorsAChapter)
    const title = `${headOf(posts[0]!, whole)[0] ?? at + 1} – ${headOf(posts.at(-1)!, whole)[0] ?? at + posts.length}`
    chapters.push({
      path: `floors-${chapters.length + 1}.xhtml`,
      title,
      body: posts.map(post => floorHtml(post, whole, place)).join('\n'),
    })
  }
  return chapters
}

const item = (id: string, href: string, type: string, properties = ''): string =>
  `<item id="${id}" href="${href}" media-type="${type}"${properties === '' ? '' : ` properties="${properties}"`}/>`

/** `modified` to the second, as the format asks. */
const toPackage = (
  { thread, language }: Whole,
  chapters: readonly Chapter[],
  images: readonly BookImage[],
  modified: string,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${escapeHtml(thread.url)}</dc:identifier><dc:title>${escapeHtml(thread.title)}</dc:title><dc:language>${language}</dc:language>
<dc:creator>${escapeHtml(thread.author.name || '?')}</dc:creator><dc:source>${escapeHtml(thread.url)}</dc:source>
<meta property="dcterms:modified">${modified}</meta></metadata>
<manifest>${item('nav', 'nav.xhtml', 'application/xhtml+xml', 'nav')}${item('style', 'style.css', 'text/css')}
${chapters.map(({ path }, at) => item(`c${at + 1}`, path, 'application/xhtml+xml')).join('')}
${images.map(({ path, type }, at) => item(`i${at + 1}`, path, type)).join('')}</manifest>
<spine>${chapters.map((_, at) => `<itemref idref="c${at + 1}"/>`).join('')}</spine></package>`

const toNavigation = ({ thread, language }: Whole, chapters: readonly Chapter[]): string =>
  page(
    thread.title,
    language,
    `<nav epub:type="toc" id="toc"><h1>${escapeHtml(thread.title)}</h1><ol>${chapters.map(({ path, title }) => `<li><a href="${path}">${escapeHtml(title)}</a></li>`).join('')}</ol></nav>`,
  )

/** `mimetype` first and not compressed: so that a reader knows the file by its first bytes. */
export const toBook = (whole: Whole, images: readonly BookImage[], now: number): Uint8Array => {
  const paths = new Map(images.map(({ url, path }) => [url, path]))
  const chapters = toChapters(whole, url => paths.get(url) ?? null)
  const files: Zippable = {
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(container),
    'EPUB/package.opf': strToU8(toPackage(whole, chapters, images, `${new Date(now).toISOString().slice(0, 19)}Z`)),
    'EPUB/nav.xhtml': strToU8(toNavigation(whole, chapters)),
    'EPUB/style.css': strToU8(pageStyle),
  }
  for (const { path, title, body } of chapters) files[`EPUB/${path}`] = strToU8(page(title, whole.language, body))
  for (const { path, bytes } of images) files[`EPUB/${path}`] = [bytes, { level: 0 }]
  return zipSync(files, { mtime: new Date(Math.max(now, 315_619_200_000)) })
}
