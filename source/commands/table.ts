/** The commands: one row each, one file each, loaded when it is run. Help, completions and the parser are made from this table. */
import type { MessageKey } from '../i18n/messages.ts'
import type { DocumentKind, Run } from './contract.ts'
import type { OptionName } from './options.ts'
import { createKeptRows } from './table-kept.ts'
import { createListRows } from './table-lists.ts'

export type CommandRow = {
  readonly name: string
  /** As commander reads it: `<thread>`, `[site]`, `[words...]`. */
  readonly arguments: string
  readonly options: readonly OptionName[]
  readonly summary: MessageKey
  /** What --json prints; null for a command that prints no JSON. */
  readonly document: DocumentKind | null
  readonly load: () => Promise<{ readonly run: Run }>
}

const speech = ['lang', 'color', 'quiet', 'verbose', 'noInput'] as const
const times = ['boardPasswordStdin', 'timezone', 'engine', 'site', 'as', 'offline', 'refresh', 'noStore'] as const
const writing = ['dryRun', 'wait', 'yes', 'site', 'as'] as const
const json = ['json', 'fields'] as const
const lines = ['json', 'ndjson', 'fields'] as const
const pages = ['page', 'pages', 'all', 'limit'] as const

export const commands: readonly CommandRow[] = [
  {
    name: 'boards',
    arguments: '[site]',
    options: [...lines, ...times, ...speech],
    summary: 'command.boards',
    document: 'boards',
    load: () => import('./boards.ts'),
  },
  {
    name: 'threads',
    arguments: '<board>',
    options: [...lines, ...pages, 'sinceTime', 'sort', 'filter', 'type', ...times, ...speech],
    summary: 'command.threads',
    document: 'threads',
    load: () => import('./threads.ts'),
  },
  {
    name: 'thread',
    arguments: '<thread>',
    options: [...lines, ...pages, 'since', 'author', 'reverse', 'conversation', 'contents', ...times, ...speech],
    summary: 'command.thread',
    document: 'thread',
    load: () => import('./thread.ts'),
  },
  {
    name: 'post',
    arguments: '<post>',
    options: [...lines, 'floor', ...times, ...speech],
    summary: 'command.post',
    document: 'post',
    load: () => import('./post.ts'),
  },
  ...createListRows({ lines, pages, times, speech }),
  ...createKeptRows({ json, pages, times, speech }),
  {
    name: 'url',
    arguments: '<address>',
    options: [...json, 'site', ...speech],
    summary: 'command.url',
    document: 'url',
    load: () => import('./url.ts'),
  },
  {
    name: 'demo',
    arguments: '',
    options: ['serve', 'port', 'charset', ...json, ...speech],
    summary: 'command.demo',
    document: 'demo',
    load: () => import('./demo.ts'),
  },
  {
    name: 'doctor',
    arguments: '[address]',
    options: [...json, 'report', 'site', 'as', ...speech],
    summary: 'command.doctor',
    document: 'doctor',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'sites',
    arguments: '[action] [site]',
    options: [...json, 'name', ...speech],
    summary: 'command.sites',
    document: 'sites',
    load: () => import('./sites.ts'),
  },
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
  {
    name: 'keys',
    arguments: '',
    options: [...json, ...speech],
    summary: 'command.keys',
    document: 'keys',
    load: () => import('./keys.ts'),
  },
  {
    name: 'config',
    arguments: '[action] [name] [value]',
    options: [...json, ...speech],
    summary: 'command.config',
    document: 'config',
    load: () => import('./config.ts'),
  },
  {
    name: 'completions',
    arguments: '<shell>',
    options: [...speech],
    summary: 'command.completions',
    document: null,
    load: () => import('./completions.ts'),
  },
  {
    name: 'schema',
    arguments: '[kind]',
    options: [...speech],
    summary: 'command.schema',
    document: null,
    load: () => import('./schema.ts'),
  },
  {
    name: 'help',
    arguments: '[topic]',
    options: [...json, ...speech],
    summary: 'command.help',
    document: 'exit-codes',
    load: () => import('./help.ts'),
  },
]

/** `palou [address]`: the reader; without a terminal what the reading command of that address would print. */
export const readRow: CommandRow = {
  name: '',
  arguments: '[address]',
  options: [...lines, ...pages, 'since', 'author', 'reverse', 'sort', 'filter', 'type', 'floor', ...times, ...speech],
  summary: 'command.read',
  document: null,
  load: () => import('./read.ts'),
}
