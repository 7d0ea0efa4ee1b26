/** A summary of a thread of which a list tells little: what is not told is null or false. */
import type { Author, ThreadId, ThreadSummary } from '../../forum/model.ts'
import { threadUrl } from '../../forum/print-address.ts'
import { nobody } from './read-author.ts'

export const sparseThread = (id: ThreadId, title: string, author: Author | null, base: string): ThreadSummary => ({
  id,
  url: threadUrl(base, id),
  title,
  type: null,
  kind: 'normal',
  sticky: 0,
  digest: 0,
  hot: false,
  closed: false,
  moved: false,
  readAccess: null,
  price: null,
  hasImage: false,
  hasAttachment: false,
  author: author ?? nobody,
  createdAt: null,
  createdAtText: null,
  replies: null,
  views: null,
  lastPost: null,
  pages: null,
  highlighted: false,
  unread: false,
})
