/** `palou thread <thread> --contents`: what is in it, from its floors alone: authors, the most answered, pictures, links. */
import type { ContentsDocument } from '../forum/kept-documents.ts'
import type { Post, Thread } from '../forum/model.ts'
import { contentsOf, type PostCount, type ThreadContents } from '../forum/thread-contents.ts'
import type { Line } from '../text/line.ts'
import type { Canvas, Input, Result, Services } from './contract.ts'
import { columns, row, spread } from './lines-shared.ts'

const refOf = ({ id, floor, url, author }: Post) => ({ id, floor, url, author: author.name })
const countOf = ({ post, count }: PostCount) => ({
  ...refOf(post),
  count,
  excerpt: post.text.slice(0, 80).replace(/\s+/g, ' '),
})
const most = 20

const toDocument = (thread: Thread, contents: ThreadContents): ContentsDocument => ({
  schema: 'palou.contents/1',
  thread: { id: thread.id, url: thread.url, title: thread.title },
  posts: contents.posts,
  authors: contents.authors,
  quoted: contents.quoted.slice(0, most).map(countOf),
  supported: contents.supported.slice(0, most).map(countOf),
  images: contents.images.map(({ url, name, post }) => ({ url, name, post: refOf(post) })),
  links: contents.links.map(({ url, text, post }) => ({ url, text, post: refOf(post) })),
})

const part = (title: string, lines: readonly Line[], canvas: Canvas): readonly Line[] =>
  lines.length === 0 ? [] : [row(spread([[title, 'label']]), [], canvas), ...lines]

const linesOf = (document: ContentsDocument, canvas: Canvas, { translate }: Services): readonly Line[] => {
  const counted = (list: ContentsDocument['quoted']) =>
    list.map(({ floor, count, author, excerpt }) =>
      row(
        spread([
          [`  ${floor ?? ''}#`, 'dim'],
          [author, 'author'],
          [excerpt, 'text'],
        ]),
        spread([[String(count), 'accent']]),
        canvas,
      ),
    )
  const found = (list: readonly { readonly url: string; readonly post: { readonly floor: number | null } }[]) =>
    list.map(({ url, post }) =>
      row(
        spread([
          [`  ${post.floor ?? ''}#`, 'dim'],
          [url, 'link'],
        ]),
        [],
        canvas,
      ),
    )
  return [
    row(
      spread([[document.thread.title, 'title']]),
      spread([[translate('contents.posts', { n: document.posts }), 'dim']]),
      canvas,
    ),
    ...part(
      translate('contents.authors'),
      columns(
        document.authors.slice(0, most).map(({ name, posts, characters }) => [
          [`  ${name}`, 'author'],
          [String(posts), 'text'],
          [translate('contents.characters', { n: characters }), 'dim'],
        ]),
        canvas,
        [1],
      ),
      canvas,
    ),
    ...part(translate('contents.quoted'), counted(document.quoted), canvas),
    ...part(translate('contents.supported'), counted(document.supported), canvas),
    ...part(translate('contents.images'), found(document.images), canvas),
    ...part(translate('contents.links'), found(document.links), canvas),
  ]
}

/** `reading`: the thread as the pages that were asked for give it. */
export const runContents = async (services: Services, { options }: Input, reading: Result): Promise<Result> => {
  if (reading.kind !== 'reading') return reading
  const posts: Post[] = []
  let thread: Thread | null = null
  for await (const page of reading.pages) {
    thread ??= page.fields.thread as Thread
    posts.push(...(page.items as readonly Post[]))
    if (!options.quiet)
      services.progress(
        services.translate('cli.readingOnly', { number: page.answer.page?.number ?? 1, items: posts.length }),
      )
  }
  services.progress(null)
  const document = toDocument(thread!, contentsOf(posts))
  return { kind: 'document', document, lines: canvas => linesOf(document, canvas, services) }
}
