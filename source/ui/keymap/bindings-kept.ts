/** Rows of the table of keys: what was read, what is kept. */
import type { Binding } from './binding.ts'

const inForum = ['sites', 'boards', 'threads', 'thread', 'list', 'text'] as const

export const keptBindings = [
  { action: 'toggleRead', group: 'unread', keys: ['M'], scopes: ['thread'], label: 'key.toggleRead' },
  { action: 'readAll', group: 'unread', keys: ['A'], scopes: ['threads', 'thread'], label: 'key.readAll' },
  { action: 'undoReadAll', group: 'unread', keys: ['U'], scopes: ['threads', 'thread'], label: 'key.undoReadAll' },
  { action: 'followThread', group: 'unread', keys: ['W'], scopes: ['thread'], label: 'key.followThread' },
  { action: 'muteThread', group: 'unread', keys: ['gM'], scopes: ['thread'], label: 'key.muteThread' },
  { action: 'earlier', group: 'floors', keys: ['H'], scopes: ['thread'], label: 'key.earlier' },
  { action: 'history', group: 'places', keys: ['gH'], scopes: inForum, label: 'key.history' },
  { action: 'foundKept', group: 'find', keys: ['gs'], scopes: inForum, label: 'key.foundKept' },
] as const satisfies readonly Binding[]
