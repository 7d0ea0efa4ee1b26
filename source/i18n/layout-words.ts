/** The words that layout puts into floors, in the language of the translator. */
import type { LayoutWords } from '../text/layout-words.ts'
import type { Translate } from './messages.ts'

export const createLayoutWords = (translate: Translate): LayoutWords => ({
  image: translate('post.image'),
  attachment: translate('post.attachment'),
  media: {
    audio: translate('post.audio'),
    video: translate('post.video'),
    flash: translate('post.flash'),
    other: translate('post.media'),
  },
  downloads: n => translate('post.downloads', { n }),
  price: n => translate('post.price', { n }),
  readAccess: n => translate('post.readAccess', { n }),
  gates: {
    login: translate('post.gate.login'),
    reply: translate('post.gate.reply'),
    credits: translate('post.gate.credits'),
    password: translate('post.gate.password'),
    paid: translate('post.gate.paid'),
    permission: translate('post.gate.permission'),
    other: translate('post.gate.other'),
  },
  revealed: translate('post.revealed'),
  spoiler: translate('post.spoiler'),
  locked: translate('post.locked'),
  damaged: translate('post.damaged'),
  quoteHead: author => translate('post.quoteHead', { who: author }),
  originalPoster: translate('post.op'),
  floor: n => translate('post.floor', { n }),
  nameless: {
    member: translate('post.nameless.member'),
    anonymous: translate('post.nameless.anonymous'),
    guest: translate('post.nameless.guest'),
    deleted: translate('post.nameless.deleted'),
  },
  states: {
    empty: translate('post.empty'),
    deleted: translate('post.deleted'),
    blocked: translate('post.blocked'),
    pending: translate('post.pending'),
  },
  ratings: n => translate('post.ratings', { n }),
  comments: translate('post.comments'),
})
