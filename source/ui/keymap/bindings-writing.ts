/** Rows of the table of keys: writing, the composer, reacting. */
import type { Binding } from './binding.ts'

const pages = ['sites', 'boards', 'threads', 'thread', 'problem', 'drafts'] as const

export const writingBindings = [
  { action: 'reply', group: 'write', keys: ['r'], scopes: ['thread'], label: 'key.reply', footer: { thread: 2 } },
  { action: 'replyThread', group: 'write', keys: ['c'], scopes: ['thread'], label: 'key.replyThread' },
  {
    action: 'newThread',
    group: 'write',
    keys: ['C'],
    scopes: ['threads', 'thread'],
    label: 'key.newThread',
    footer: { threads: 6 },
  },
  { action: 'edit', group: 'write', keys: ['e'], scopes: ['thread'], label: 'key.edit' },
  { action: 'replyInEditor', group: 'write', keys: ['E'], scopes: ['thread'], label: 'key.replyInEditor' },
  { action: 'deletePost', group: 'write', keys: ['D'], scopes: ['thread'], label: 'key.deletePost' },
  { action: 'comment', group: 'write', keys: ['gc'], scopes: ['thread'], label: 'key.comment' },
  { action: 'drafts', group: 'write', keys: ['gd'], scopes: pages, label: 'key.drafts' },
  { action: 'account', group: 'write', keys: ['gl'], scopes: pages, label: 'key.account' },
  {
    action: 'dropChosen',
    group: 'write',
    keys: ['D'],
    scopes: ['drafts'],
    label: 'key.dropChosen',
    footer: { drafts: 2 },
  },
  {
    action: 'lookAgain',
    group: 'write',
    keys: ['L'],
    scopes: ['drafts'],
    label: 'key.lookAgain',
    footer: { drafts: 3 },
  },
] as const satisfies readonly Binding[]

const typing = ['composer', 'form'] as const

export const composingBindings = [
  {
    action: 'send',
    group: 'compose',
    keys: ['^s'],
    scopes: typing,
    label: 'key.send',
    footer: { composer: 1, form: 1 },
  },
  {
    action: 'preview',
    group: 'compose',
    keys: ['^p'],
    scopes: ['composer'],
    label: 'key.preview',
    footer: { composer: 2 },
  },
  {
    action: 'smiley',
    group: 'compose',
    keys: ['^e'],
    scopes: ['composer'],
    label: 'key.smiley',
    footer: { composer: 4 },
  },
  {
    action: 'codes',
    group: 'compose',
    keys: ['^o'],
    scopes: ['composer'],
    label: 'key.codes',
    footer: { composer: 5 },
  },
  {
    action: 'chooseType',
    group: 'compose',
    keys: ['^t'],
    scopes: ['composer'],
    label: 'key.chooseType',
    footer: { composer: 3 },
  },
  {
    action: 'externalEditor',
    group: 'compose',
    keys: ['^x ^e'],
    scopes: ['composer'],
    label: 'key.externalEditor',
    footer: { composer: 6 },
  },
  { action: 'renew', group: 'compose', keys: ['^r'], scopes: ['form'], label: 'key.renew', footer: { form: 2 } },
  { action: 'undo', group: 'compose', keys: ['^_', 'm-u'], scopes: ['composer'], label: 'key.undo' },
  { action: 'redo', group: 'compose', keys: ['^r', 'm-e'], scopes: ['composer'], label: 'key.redo' },
  {
    action: 'wordLeft',
    group: 'compose',
    keys: ['m-b', 'c-left', 'm-left'],
    scopes: ['composer'],
    label: 'key.wordLeft',
  },
  {
    action: 'wordRight',
    group: 'compose',
    keys: ['m-f', 'c-right', 'm-right'],
    scopes: ['composer'],
    label: 'key.wordRight',
  },
  { action: 'killWord', group: 'compose', keys: ['^w', 'm-backspace'], scopes: ['composer'], label: 'key.killWord' },
  { action: 'killLine', group: 'compose', keys: ['^k'], scopes: ['composer'], label: 'key.killLine' },
  { action: 'killBack', group: 'compose', keys: ['^u'], scopes: ['composer'], label: 'key.killBack' },
  { action: 'yank', group: 'compose', keys: ['^y'], scopes: ['composer'], label: 'key.yank' },
  { action: 'textStart', group: 'compose', keys: ['m-<', 'c-home'], scopes: ['composer'], label: 'key.textStart' },
  { action: 'textEnd', group: 'compose', keys: ['m->', 'c-end'], scopes: ['composer'], label: 'key.textEnd' },
  { action: 'dropDraft', group: 'compose', keys: ['^x ^d'], scopes: ['composer'], label: 'key.dropDraft' },
  {
    action: 'leaveTyping',
    group: 'compose',
    keys: ['esc'],
    scopes: typing,
    label: 'key.leaveTyping',
    footer: { composer: 7, form: 8 },
  },
  {
    action: 'helpTyping',
    group: 'compose',
    keys: ['^g'],
    scopes: typing,
    label: 'key.help',
    footer: { composer: 9, form: 9 },
  },
  { action: 'quitTyping', group: 'compose', keys: ['^c'], scopes: typing, label: 'key.quit' },
] as const satisfies readonly Binding[]

export const reactingBindings = [
  { action: 'support', group: 'react', keys: ['+'], scopes: ['thread'], label: 'key.support', footer: { thread: 8 } },
  { action: 'oppose', group: 'react', keys: ['-'], scopes: ['thread'], label: 'key.oppose' },
  { action: 'rate', group: 'react', keys: ['*'], scopes: ['thread'], label: 'key.rate' },
  { action: 'vote', group: 'react', keys: ['v'], scopes: ['thread'], label: 'key.vote' },
  { action: 'favorite', group: 'react', keys: ['F'], scopes: ['threads', 'thread'], label: 'key.favorite' },
  { action: 'report', group: 'react', keys: ['!'], scopes: ['thread'], label: 'key.report' },
] as const satisfies readonly Binding[]
