/** Rows of the table of keys: the site's lists, one's own lists, members, what is said about a floor. */
import type { Binding } from './binding.ts'

const inForum = ['boards', 'threads', 'thread', 'list', 'text'] as const

export const listsBindings = [
  { action: 'notices', group: 'places', keys: ['gn'], scopes: inForum, label: 'key.notices' },
  { action: 'messages', group: 'places', keys: ['gm'], scopes: inForum, label: 'key.messages' },
  { action: 'favorites', group: 'places', keys: ['gf'], scopes: inForum, label: 'key.favorites' },
  { action: 'guide', group: 'places', keys: ['gv'], scopes: inForum, label: 'key.guide', footer: { boards: 4 } },
  { action: 'announcements', group: 'places', keys: ['ga'], scopes: inForum, label: 'key.announcements' },
  { action: 'credits', group: 'places', keys: ['g$'], scopes: inForum, label: 'key.credits' },
  { action: 'rules', group: 'places', keys: ['gr'], scopes: ['threads'], label: 'key.rules' },
  { action: 'member', group: 'places', keys: ['gu'], scopes: ['thread', 'threads', 'list'], label: 'key.member' },
  { action: 'remarks', group: 'places', keys: ['gp'], scopes: ['thread'], label: 'key.remarks' },
  { action: 'siteSearch', group: 'find', keys: ['S'], scopes: inForum, label: 'key.siteSearch', footer: { boards: 5 } },
] as const satisfies readonly Binding[]
