/**
 * Where the form of each write is and how it is filled (facts §5.5–5.8, §5.12). One row a kind. The site's own hidden fields go back
 * untouched (the encrypted quote fields above all); the server finds the board by the thread's id.
 */
import type { Intent } from '../../forum/write.ts'
import type { Form } from './parse-form.ts'

export type Fields = readonly (readonly [string, string])[]

export type FormPlan<Kind extends Intent['kind']> = {
  /** Relative to the forum's base. A GET that stores nothing. */
  readonly formUrl: (intent: Extract<Intent, { kind: Kind }>) => string
  /** A piece of the form's opening tag. */
  readonly anchor: RegExp
  /** Fields to set, in addition to or instead of the form's own. */
  readonly fill: (intent: Extract<Intent, { kind: Kind }>, form: Form) => Fields
  /** The form's fields that must not go out. */
  readonly drop?: readonly string[]
}

/** Kinds that are a form; the others are one GET with a formhash. */
export type FormKind =
  | 'reply'
  | 'newThread'
  | 'edit'
  | 'delete'
  | 'comment'
  | 'rate'
  | 'vote'
  | 'favorite'
  | 'report'
  | 'message'

/** Set `wysiwyg` to 0: the body is BBCode, not the editor's HTML. */
const plainEditor: Fields = [['wysiwyg', '0']]

/** What the editor keeps for itself, and options a person has not asked for. */
const editorClutter = [
  'checkbox',
  'save',
  'adddynamic',
  'imgcontent',
  'htmlon',
  'localid[]',
  'imglocalid[]',
  'price',
  'replycredit_times',
  'replycredit_extcredits',
  'tags',
] // prettier-ignore

const popup = 'infloat=yes&inajax=1'

const editFields = (form: Form): string | null => form.fields.find(([name]) => name === 'subject')?.[1] ?? null

const pollFields = (poll: NonNullable<Extract<Intent, { kind: 'newThread' }>['poll']>): Fields => [
  ['polls', 'yes'],
  ['tpolloption', '2'],
  ['polloptions', poll.options.join('\n')],
  ['maxchoices', String(poll.maxChoices)],
  ['expiration', poll.days === null ? '' : String(poll.days)],
  ...(poll.hidden ? [['visibilitypoll', '1'] as const] : []),
  ...(poll.open ? [['overt', '1'] as const] : []),
]

export const formPlans: { readonly [Kind in FormKind]: FormPlan<Kind> } = {
  reply: {
    formUrl: ({ threadId, quotePostId }) =>
      `forum.php?mod=post&action=reply&tid=${threadId}${quotePostId ? `&repquote=${quotePostId}` : ''}&extra=&handlekey=reply&${popup}`,
    anchor: /id="postform"/,
    fill: ({ body }) => [['message', body], ...plainEditor],
    drop: editorClutter,
  },
  newThread: {
    formUrl: ({ boardId, poll }) => `forum.php?mod=post&action=newthread&fid=${boardId}${poll ? '&special=1' : ''}`,
    anchor: /id="postform"/,
    fill: ({ title, body, typeId, readAccess, poll }, form) => [
      ['subject', title],
      ['message', body],
      ...plainEditor,
      ...(form.selects.has('typeid') ? [['typeid', typeId ?? '0'] as const] : []),
      ...(form.selects.has('readperm') ? [['readperm', readAccess === null ? '' : String(readAccess)] as const] : []),
      ...(poll ? pollFields(poll) : []),
    ],
    drop: [...editorClutter, 'polloption[]'],
  },
  edit: {
    formUrl: ({ threadId, postId }) => `forum.php?mod=post&action=edit&tid=${threadId}&pid=${postId}&page=1`,
    anchor: /id="postform"/,
    fill: ({ title, body }, form) => [['subject', title ?? editFields(form) ?? ''], ['message', body], ...plainEditor],
    drop: ['checkbox', 'save', 'delete', 'localid[]', 'imglocalid[]'],
  },
  delete: {
    formUrl: ({ threadId, postId }) => `forum.php?mod=post&action=edit&tid=${threadId}&pid=${postId}&page=1`,
    anchor: /id="postform"/,
    fill: () => [['delete', '1'], ...plainEditor],
    drop: ['checkbox', 'save', 'localid[]', 'imglocalid[]'],
  },
  comment: {
    formUrl: ({ threadId, postId }) =>
      `forum.php?mod=misc&action=comment&tid=${threadId}&pid=${postId}&extra=&page=1&handlekey=comment&${popup}`,
    anchor: /id="commentform"/,
    fill: ({ body }) => [['message', body]],
  },
  rate: {
    formUrl: ({ threadId, postId }) =>
      `forum.php?mod=misc&action=rate&tid=${threadId}&pid=${postId}&handlekey=rate&${popup}`,
    anchor: /id="rateform"/,
    fill: ({ scores, reason, notify }) => [
      ...scores.map(({ field, value }) => [`score${field}`, value > 0 ? `+${value}` : String(value)] as const),
      ['reason', reason],
      ...(notify ? [['sendreasonpm', 'on'] as const] : []),
    ],
    drop: ['sendreasonpm'],
  },
  vote: {
    formUrl: ({ threadId }) => `forum.php?mod=viewthread&tid=${threadId}`,
    anchor: /id="poll"/,
    fill: ({ optionIds }) => optionIds.map(id => ['pollanswers[]', id] as const),
    drop: ['pollanswers[]'],
  },
  favorite: {
    formUrl: ({ target, id }) =>
      `home.php?mod=spacecp&ac=favorite&type=${target === 'board' ? 'forum' : 'thread'}&id=${id}&handlekey=favorite&${popup}`,
    anchor: /id="favoriteform_/,
    fill: ({ note }) => [['description', note]],
  },
  report: {
    formUrl: ({ threadId, postId }) =>
      `misc.php?mod=report&rtype=post&rid=${postId}&tid=${threadId}&handlekey=miscreport&${popup}`,
    anchor: /id="form_miscreport"/,
    fill: ({ reason }) => [
      ['report_select', reason],
      ['message', reason],
    ],
  },
  message: {
    formUrl: ({ to }) =>
      'id' in to
        ? `home.php?mod=spacecp&ac=pm&op=showmsg&handlekey=showmsg_${to.id}&touid=${to.id}&pmid=0&daterange=2&${popup}`
        : `home.php?mod=spacecp&ac=pm&handlekey=pmsend&${popup}`,
    anchor: /id="pmform/,
    fill: ({ to, body }) => [...('name' in to ? [['username', to.name] as const] : []), ['message', body]],
    drop: ['messageappend'],
  },
}

export const isFormKind = (kind: Intent['kind']): kind is FormKind => kind in formPlans

/** Writes that are one GET with a formhash (facts §5.7): voting on a floor, recommending, following, the sign-in plugins. */
export const actionUrl = (intent: Intent, formhash: string): string | null => {
  switch (intent.kind) {
    case 'react': {
      const to = intent.reaction === 'support' ? 'support' : 'against'
      return `forum.php?mod=misc&action=postreview&do=${to}&tid=${intent.threadId}&pid=${intent.postId}&hash=${formhash}&inajax=1`
    }
    case 'recommend':
      return `forum.php?mod=misc&action=recommend&do=${intent.direction}&tid=${intent.threadId}&hash=${formhash}&inajax=1&ajaxmenu=1`
    case 'follow':
      return `home.php?mod=spacecp&ac=follow&op=${intent.on ? 'add' : 'del'}&hash=${formhash}&fuid=${intent.userId}&inajax=1`
    case 'sign':
      return intent.plugin === 'k_misign'
        ? `plugin.php?id=k_misign:sign&operation=qiandao&format=text&formhash=${formhash}&inajax=1`
        : null
    default:
      return null
  }
}

/** Form posts that have no page of their own to read first. */
export const barePost = (
  intent: Intent,
  formhash: string,
): { readonly url: string; readonly fields: Fields } | null => {
  if (intent.kind === 'unfavorite')
    return {
      url: `home.php?mod=spacecp&ac=favorite&op=delete&favid=${intent.favoriteId}&type=${intent.target === 'board' ? 'forum' : 'thread'}&inajax=1`,
      fields: [
        ['deletesubmit', 'true'],
        ['formhash', formhash],
        ['handlekey', 'favorite'],
      ],
    }
  if (intent.kind === 'sign' && intent.plugin === 'dsu_paulsign')
    return {
      url: 'plugin.php?id=dsu_paulsign:sign&operation=qiandao&infloat=1&inajax=1',
      fields: [
        ['formhash', formhash],
        ['qdxq', intent.mood],
        ['qdmode', intent.text ? '1' : '3'],
        ['todaysay', intent.text],
        ['fastreply', '0'],
      ],
    }
  return null
}
