/** The rows of commands about what is kept: unread, history, the store, export and import, filters. */
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

type Groups = Readonly<Record<'json' | 'pages' | 'times' | 'speech', readonly OptionName[]>>

export const createKeptRows = ({ json, pages, times, speech }: Groups): readonly Row[] => [
  {
    name: 'unread',
    arguments: '[site]',
    options: ['check', 'exitStatus', 'limit', 'site', 'as', 'timezone', ...json, ...speech],
    summary: 'command.unread',
    document: 'unread',
    load: () => import('./unread.ts'),
  },
  {
    name: 'history',
    arguments: '[site]',
    options: ['limit', 'site', 'timezone', ...json, ...speech],
    summary: 'command.history',
    document: 'history',
    load: () => import('./history.ts'),
  },
  {
    name: 'cache',
    arguments: '[action] [site]',
    options: ['everything', 'site', ...json, ...speech],
    summary: 'command.cache',
    document: 'cache',
    load: () => import('./cache.ts'),
  },
  {
    name: 'export',
    arguments: '<thread>',
    options: ['format', 'output', 'author', 'images', 'imageLimit', ...pages, ...json, ...times, ...speech],
    summary: 'command.export',
    document: 'export',
    load: () => import('./export.ts'),
  },
  {
    name: 'import',
    arguments: '[files...]',
    options: ['site', ...json, ...speech],
    summary: 'command.import',
    document: 'import',
    load: () => import('./import.ts'),
  },
  {
    name: 'filters',
    arguments: '[action] [kind] [pattern]',
    options: ['site', 'reason', 'expires', ...json, ...speech],
    summary: 'command.filters',
    document: 'filters',
    load: () => import('./filters.ts'),
  },
]
