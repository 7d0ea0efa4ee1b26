/**
 * The one table of keys: handler, help, footer and README are made from it. A key is one row. Keys are written as `chord.ts` reads
 * them; `footer` names the scopes whose footer shows the key, with its place there (small numbers first, dropped last).
 */
import type { Binding, Scope } from './binding.ts'
import { keptBindings } from './bindings-kept.ts'
import { listsBindings } from './bindings-lists.ts'
import { picturesBindings } from './bindings-pictures.ts'
import { composingBindings, reactingBindings, writingBindings } from './bindings-writing.ts'

const everywhere = [
  'sites',
  'boards',
  'threads',
  'thread',
  'help',
  'problem',
  'menu',
  'drafts',
  'list',
  'text',
  'pictures',
] as const
/** Where keys are letters, too. */
const anywhere = [...everywhere, 'composer', 'form'] as const
const pages = ['sites', 'boards', 'threads', 'thread', 'problem', 'list', 'text', 'pictures'] as const
const lists = ['sites', 'boards', 'threads', 'list'] as const
const scrolled = ['sites', 'boards', 'threads', 'thread', 'help', 'drafts', 'list', 'text', 'pictures'] as const

export const bindings = [
  { action: 'down', group: 'move', keys: ['j', 'down'], scopes: everywhere, label: 'key.down', footer: { problem: 2 } },
  { action: 'up', group: 'move', keys: ['k', 'up'], scopes: everywhere, label: 'key.up', footer: { problem: 3 } },
  { action: 'halfDown', group: 'move', keys: ['d', '^d'], scopes: scrolled, label: 'key.halfDown' },
  { action: 'halfUp', group: 'move', keys: ['u', '^u'], scopes: scrolled, label: 'key.halfUp' },
  {
    action: 'pageDown',
    group: 'move',
    keys: ['space', 'f', 'pgdn'],
    scopes: scrolled,
    label: 'key.pageDown',
    footer: { help: 1 },
  },
  { action: 'pageUp', group: 'move', keys: ['b', 'pgup'], scopes: scrolled, label: 'key.pageUp', footer: { help: 2 } },
  { action: 'top', group: 'move', keys: ['gg', 'home'], scopes: everywhere, label: 'key.top' },
  { action: 'bottom', group: 'move', keys: ['G', 'end'], scopes: everywhere, label: 'key.bottom' },

  {
    action: 'nextFloor',
    group: 'floors',
    keys: ['}'],
    scopes: ['thread'],
    label: 'key.nextFloor',
    footer: { thread: 1 },
  },
  { action: 'previousFloor', group: 'floors', keys: ['{'], scopes: ['thread'], label: 'key.previousFloor' },
  {
    action: 'nextPage',
    group: 'floors',
    keys: [']'],
    scopes: ['threads', 'thread', 'list', 'text'],
    label: 'key.nextPage',
    footer: { threads: 3, thread: 3, list: 3, text: 3 },
  },
  {
    action: 'previousPage',
    group: 'floors',
    keys: ['['],
    scopes: ['threads', 'thread', 'list', 'text'],
    label: 'key.previousPage',
    footer: { text: 4 },
  },
  {
    action: 'quotedFloor',
    group: 'floors',
    keys: ['P'],
    scopes: ['thread'],
    label: 'key.quotedFloor',
    footer: { thread: 4 },
  },
  { action: 'jumpBack', group: 'floors', keys: ['^o'], scopes: ['thread'], label: 'key.jumpBack' },
  { action: 'jumpForward', group: 'floors', keys: ['^i'], scopes: ['thread'], label: 'key.jumpForward' },

  {
    action: 'open',
    group: 'places',
    keys: ['enter', 'l', 'right'],
    scopes: [...lists, 'problem', 'menu', 'drafts'],
    label: 'key.open',
    footer: { sites: 1, boards: 1, threads: 1, problem: 1, menu: 1, list: 1 },
  },
  {
    action: 'back',
    group: 'places',
    keys: ['q', 'h', 'left'],
    scopes: everywhere,
    label: 'key.back',
    footer: { help: 3, problem: 6, menu: 2 },
  },
  { action: 'leave', group: 'places', keys: ['esc'], scopes: everywhere, label: 'key.leave' },
  { action: 'nextThread', group: 'places', keys: ['J'], scopes: ['thread'], label: 'key.nextThread' },
  { action: 'previousThread', group: 'places', keys: ['K'], scopes: ['thread'], label: 'key.previousThread' },
  { action: 'home', group: 'places', keys: ['gh'], scopes: pages, label: 'key.home' },
  { action: 'board', group: 'places', keys: ['gb'], scopes: ['thread'], label: 'key.board' },
  { action: 'address', group: 'places', keys: ['a'], scopes: ['sites'], label: 'key.address', footer: { sites: 2 } },

  {
    action: 'nextUnread',
    group: 'unread',
    keys: ['tab'],
    scopes: ['boards', 'threads', 'thread', 'list'],
    label: 'key.nextUnread',
    footer: { boards: 2, threads: 2, thread: 2, list: 2 },
  },
  {
    action: 'previousUnread',
    group: 'unread',
    keys: ['s-tab'],
    scopes: ['boards', 'threads', 'thread', 'list'],
    label: 'key.previousUnread',
  },

  {
    action: 'find',
    group: 'find',
    keys: ['/'],
    scopes: [...lists, 'thread', 'help', 'text'],
    label: 'key.find',
    footer: { sites: 3, boards: 3, threads: 6, thread: 5, help: 4, list: 6, text: 2 },
  },
  {
    action: 'findNext',
    group: 'find',
    keys: ['n'],
    scopes: [...lists, 'thread', 'help', 'text'],
    label: 'key.findNext',
  },
  {
    action: 'findPrevious',
    group: 'find',
    keys: ['N'],
    scopes: [...lists, 'thread', 'help', 'text'],
    label: 'key.findPrevious',
  },
  { action: 'onlyAuthor', group: 'find', keys: ['aa'], scopes: ['thread'], label: 'key.onlyAuthor' },
  { action: 'onlyOp', group: 'find', keys: ['ao'], scopes: ['thread'], label: 'key.onlyOp', footer: { thread: 7 } },
  { action: 'everyone', group: 'find', keys: ['ax'], scopes: ['thread'], label: 'key.everyone' },
  {
    action: 'sort',
    group: 'find',
    keys: ['s'],
    scopes: ['threads', 'thread', 'list'],
    label: 'key.sort',
    footer: { threads: 4, list: 5 },
  },
  {
    action: 'filter',
    group: 'find',
    keys: ['&'],
    scopes: ['threads', 'list'],
    label: 'key.filter',
    footer: { threads: 5, list: 4 },
  },

  ...listsBindings,
  ...keptBindings,
  ...writingBindings,
  ...composingBindings,
  ...reactingBindings,
  ...picturesBindings,

  { action: 'hints', group: 'links', keys: ['t'], scopes: ['thread'], label: 'key.hints', footer: { thread: 6 } },
  { action: 'browser', group: 'links', keys: ['o'], scopes: pages, label: 'key.browser', footer: { problem: 4 } },
  { action: 'copyLink', group: 'links', keys: ['y'], scopes: pages, label: 'key.copyLink' },
  { action: 'copyText', group: 'links', keys: ['Y'], scopes: ['thread'], label: 'key.copyText' },
  { action: 'reveal', group: 'links', keys: ['x'], scopes: ['thread'], label: 'key.reveal' },

  {
    action: 'refresh',
    group: 'app',
    keys: ['R'],
    scopes: ['boards', 'threads', 'thread', 'problem', 'list', 'text'],
    label: 'key.refresh',
    footer: { problem: 5 },
  },
  { action: 'exactTime', group: 'app', keys: ['='], scopes: ['boards', 'threads', 'thread'], label: 'key.exactTime' },
  { action: 'wide', group: 'app', keys: ['z'], scopes: ['thread'], label: 'key.wide' },
  {
    action: 'help',
    group: 'app',
    keys: ['?'],
    scopes: pages,
    label: 'key.help',
    footer: { sites: 9, boards: 9, threads: 9, thread: 9, problem: 9, list: 9, text: 9, pictures: 9 },
  },
  { action: 'redraw', group: 'app', keys: ['^l'], scopes: anywhere, label: 'key.redraw' },
  { action: 'suspend', group: 'app', keys: ['^z'], scopes: anywhere, label: 'key.suspend' },
  { action: 'quit', group: 'app', keys: ['Q', '^c'], scopes: everywhere, label: 'key.quit' },
] as const satisfies readonly Binding[]

type Row = (typeof bindings)[number]
export type ActionName = Row['action']
/** The actions that can reach a scope: what its `update` must answer. */
export type ActionOf<S extends Scope> =
  Extract<Row, { readonly scopes: readonly (S | Scope)[] }> extends infer R
    ? R extends { readonly scopes: readonly (infer Of)[]; readonly action: infer A }
      ? S extends Of
        ? A
        : never
      : never
    : never
