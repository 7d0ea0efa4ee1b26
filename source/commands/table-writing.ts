/** The rows of commands that log in and write. */
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

type Options = readonly OptionName[]
type AccountGroups = { readonly json: Options; readonly speech: Options }

export const createAccountRows = ({ json, speech }: AccountGroups): readonly Row[] => [
  {
    name: 'login',
    arguments: '[site]',
    options: ['user', 'question', 'passwordStdin', 'answerStdin', 'as', 'site', ...json, ...speech],
    summary: 'command.login',
    document: 'whoami',
    load: () => import('./login.ts'),
  },
  {
    name: 'logout',
    arguments: '[site]',
    options: ['as', 'site', ...json, ...speech],
    summary: 'command.logout',
    document: 'logout',
    load: () => import('./logout.ts'),
  },
  {
    name: 'whoami',
    arguments: '[site]',
    options: ['as', 'site', ...json, ...speech],
    summary: 'command.whoami',
    document: 'whoami',
    load: () => import('./whoami.ts'),
  },
  {
    name: 'accounts',
    arguments: '[action] [account]',
    options: ['site', ...json, ...speech],
    summary: 'command.accounts',
    document: 'accounts',
    load: () => import('./accounts.ts'),
  },
  {
    name: 'cookies',
    arguments: '<action> [site] [file]',
    options: ['bodyFile', 'site', ...json, ...speech],
    summary: 'command.cookies',
    document: 'whoami',
    load: () => import('./cookies.ts'),
  },
]

type WritingGroups = AccountGroups & { readonly writing: Options }

/** To a place: a thread, a floor, a board. */
const createPostRows = ({ json, writing, speech }: WritingGroups): readonly Row[] => [
  {
    name: 'reply',
    arguments: '<address> [-]',
    options: ['body', 'bodyFile', 'floor', ...writing, ...json, ...speech],
    summary: 'command.reply',
    document: 'written',
    load: () => import('./reply.ts'),
  },
  {
    name: 'new',
    arguments: '<board> [-]',
    options: [
      'title',
      'type',
      'body',
      'bodyFile',
      'readAccess',
      'pollOption',
      'pollMax',
      'pollDays',
      'pollHidden',
      'pollOpen',
      ...writing,
      ...json,
      ...speech,
    ],
    summary: 'command.new',
    document: 'written',
    load: () => import('./new.ts'),
  },
  {
    name: 'edit',
    arguments: '<post> [-]',
    options: ['title', 'body', 'bodyFile', 'floor', ...writing, ...json, ...speech],
    summary: 'command.edit',
    document: 'written',
    load: () => import('./edit.ts'),
  },
  {
    name: 'delete',
    arguments: '<post>',
    options: ['floor', ...writing, ...json, ...speech],
    summary: 'command.delete',
    document: 'written',
    load: () => import('./delete.ts'),
  },
  {
    name: 'comment',
    arguments: '<post> [-]',
    options: ['body', 'bodyFile', 'floor', ...writing, ...json, ...speech],
    summary: 'command.comment',
    document: 'written',
    load: () => import('./comment.ts'),
  },
]

const createReactionRows = ({ json, writing, speech }: WritingGroups): readonly Row[] => [
  {
    name: 'react',
    arguments: '<post> <support|oppose>',
    options: ['floor', ...writing, ...json, ...speech],
    summary: 'command.react',
    document: 'written',
    load: () => import('./react.ts'),
  },
  {
    name: 'recommend',
    arguments: '<thread>',
    options: ['down', ...writing, ...json, ...speech],
    summary: 'command.recommend',
    document: 'written',
    load: () => import('./recommend.ts'),
  },
  {
    name: 'rate',
    arguments: '<post> <scores...>',
    options: ['credit', 'reason', 'notify', 'floor', ...writing, ...json, ...speech],
    summary: 'command.rate',
    document: 'written',
    load: () => import('./rate.ts'),
  },
  {
    name: 'vote',
    arguments: '<thread> <options...>',
    options: [...writing, ...json, ...speech],
    summary: 'command.vote',
    document: 'written',
    load: () => import('./vote.ts'),
  },
  {
    name: 'favorite',
    arguments: '<address>',
    options: ['note', 'remove', ...writing, ...json, ...speech],
    summary: 'command.favorite',
    document: 'written',
    load: () => import('./favorite.ts'),
  },
  {
    name: 'report',
    arguments: '<post>',
    options: ['reason', 'floor', ...writing, ...json, ...speech],
    summary: 'command.report',
    document: 'written',
    load: () => import('./report.ts'),
  },
]

/** To a member or the site, and what is kept here. */
const createOtherRows = ({ json, writing, speech }: WritingGroups): readonly Row[] => [
  {
    name: 'message',
    arguments: '<user> [-]',
    options: ['body', 'bodyFile', ...writing, ...json, ...speech],
    summary: 'command.message',
    document: 'written',
    load: () => import('./message.ts'),
  },
  {
    name: 'follow',
    arguments: '<user>',
    options: ['remove', ...writing, ...json, ...speech],
    summary: 'command.follow',
    document: 'written',
    load: () => import('./follow.ts'),
  },
  {
    name: 'sign',
    arguments: '[site]',
    options: ['mood', 'body', ...writing, ...json, ...speech],
    summary: 'command.sign',
    document: 'written',
    load: () => import('./sign.ts'),
  },
  {
    name: 'drafts',
    arguments: '[action] [id]',
    options: [...writing, ...json, ...speech],
    summary: 'command.drafts',
    document: 'drafts',
    load: () => import('./drafts.ts'),
  },
  {
    name: 'outbox',
    arguments: '[action] [id]',
    options: [...writing, ...json, ...speech],
    summary: 'command.outbox',
    document: 'outbox',
    load: () => import('./outbox.ts'),
  },
]

export const createWritingRows = (groups: WritingGroups): readonly Row[] => [
  ...createPostRows(groups),
  ...createReactionRows(groups),
  ...createOtherRows(groups),
]
