/** The commands: one row each, one file each, loaded when it is run. Help, completions and the parser are made from this table. */
import type { MessageKey } from '../i18n/messages.ts'
import type { DocumentKind, Run } from './contract.ts'
import type { OptionName } from './options.ts'
import { createKeptRows } from './table-kept.ts'
import { createListRows } from './table-lists.ts'
import { createAccountRows, createWritingRows } from './table-writing.ts'

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
    arguments: '[action] [site] [value]',
    options: [...json, 'name', ...speech],
    summary: 'command.sites',
    document: 'sites',
    load: () => import('./sites.ts'),
  },
  ...createAccountRows({ json, speech }),
  ...createWritingRows({ json, writing, speech }),
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
