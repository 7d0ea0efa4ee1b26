/** The rows of commands that read lists: across boards, of a member, of one's own account, and what a floor or board holds back. */
import type { MessageKey } from '../i18n/messages.ts'
import type { DocumentKind, Run } from './contract.ts'
import type { OptionName } from './options.ts'

type Row = {
  readonly name: string
  readonly arguments: string
  readonly options: readonly OptionName[]
  readonly summary: MessageKey
  readonly document: DocumentKind
  readonly load: () => Promise<{ readonly run: Run }>
}

type Groups = Readonly<Record<'lines' | 'pages' | 'times' | 'speech', readonly OptionName[]>>

const acrossBoards = ({ lines, pages, times, speech }: Groups): readonly Row[] => [
  {
    name: 'guide',
    arguments: '<view>',
    options: [...lines, ...pages, ...times, ...speech],
    summary: 'command.guide',
    document: 'guide',
    load: () => import('./guide.ts'),
  },
  {
    name: 'search',
    arguments: '<words...>',
    options: [
      ...(['titleOnly', 'fulltext', 'author', 'board', 'sinceTime', 'sort', 'local', 'until'] as const),
      ...lines,
      ...pages,
      ...times,
      ...speech,
    ],
    summary: 'command.search',
    document: 'search',
    load: () => import('./search.ts'),
  },
  {
    name: 'user',
    arguments: '<user>',
    options: ['threads', 'replies', ...lines, ...pages, ...times, ...speech],
    summary: 'command.user',
    document: 'user',
    load: () => import('./user.ts'),
  },
]

const ofOneself = ({ lines, pages, times, speech }: Groups): readonly Row[] => [
  {
    name: 'notices',
    arguments: '[site]',
    options: ['view', ...lines, ...pages, ...times, ...speech],
    summary: 'command.notices',
    document: 'notices',
    load: () => import('./notices.ts'),
  },
  {
    name: 'messages',
    arguments: '[user]',
    options: [...lines, ...pages, ...times, ...speech],
    summary: 'command.messages',
    document: 'messages',
    load: () => import('./messages.ts'),
  },
  {
    name: 'favorites',
    arguments: '[site]',
    options: ['only', ...lines, ...pages, ...times, ...speech],
    summary: 'command.favorites',
    document: 'favorites',
    load: () => import('./favorites.ts'),
  },
  {
    name: 'credits',
    arguments: '[site]',
    options: [...lines, ...times, ...speech],
    summary: 'command.credits',
    document: 'credits',
    load: () => import('./credits.ts'),
  },
]

const remarks = ({ lines, pages, times, speech }: Groups): readonly Row[] => [
  {
    name: 'announcements',
    arguments: '[site]',
    options: [...lines, ...times, ...speech],
    summary: 'command.announcements',
    document: 'announcements',
    load: () => import('./announcements.ts'),
  },
  {
    name: 'rules',
    arguments: '<board>',
    options: [...lines, ...times, ...speech],
    summary: 'command.rules',
    document: 'rules',
    load: () => import('./rules.ts'),
  },
  {
    name: 'ratings',
    arguments: '<post>',
    options: ['floor', ...lines, ...times, ...speech],
    summary: 'command.ratings',
    document: 'ratings',
    load: () => import('./ratings.ts'),
  },
  {
    name: 'comments',
    arguments: '<post>',
    options: ['floor', ...lines, ...pages, ...times, ...speech],
    summary: 'command.comments',
    document: 'comments',
    load: () => import('./comments.ts'),
  },
]

export const createListRows = (groups: Groups): readonly Row[] => [
  ...acrossBoards(groups),
  ...ofOneself(groups),
  ...remarks(groups),
]
