/** What stands between a visitor and the words: logins, replies, credits, prices (facts §4.6). Classes first, labels only where they must. */
import { type ChildNode, Element, findFirst, Text, textOf, walkNodes } from './dom.ts'
import { cleanField } from './sanitize.ts'

/** The shape of `Gate` in forum/model, which stands above this room. */
export type Gate = {
  readonly kind: 'login' | 'reply' | 'credits' | 'password' | 'paid' | 'permission'
  readonly message: string
}

/** Spaces that stand between Han only because a link stands there; `\0` marks its edges. */
const linkGap = /(?<=[\u2e80-\u9fff\uff00-\uffef]) *\0 *(?=[\u2e80-\u9fff\uff00-\uffef])/g

const notWords = (element: Element): boolean => {
  const { name, attribs } = element
  if (name === 'script' || name === 'style' || name === 'button' || name === 'select') return true
  const classes = attribs.class ?? ''
  return /(?:^|\s)(?:viewpay|right|tip|atips_close)(?:\s|$)/.test(classes)
}

const sentence = (nodes: readonly ChildNode[]): string => {
  let text = ''
  let link: Element | null = null
  walkNodes(nodes, node => {
    if (link && node.parent !== link) {
      text += '\0'
      link = null
    }
    if (node instanceof Text) text += node.data.replaceAll('\0', '')
    if (!(node instanceof Element) || notWords(node)) return false
    if (node.name === 'a') {
      text += '\0'
      link = node
    }
    return true
  })
  return cleanField(text.replace(/\s+/g, ' ').replace(linkGap, ''))
}

const hasLink = (element: Element, pattern: RegExp): boolean =>
  findFirst(element.children, child => child.name === 'a' && pattern.test(child.attribs.href ?? '')) !== null

/** The invitation to register is the site's advertisement, not the reason. */
const noAccount = /[，,。.\s]*(?:(?:没有|沒有|尚无|還沒有)(?:账号|帐号|帳號)|(?:not|n['’]t) have an account)[^。]*$/i

/** `.attach_nopermission`: files, and with some owners' settings the whole text, are for members. */
export const readLoginTip = (box: Element): Gate => {
  const reason = findFirst(box.children, element => element.name === 'p') ?? box
  const message = sentence(reason.children).replace(noAccount, '') || sentence(box.children)
  const login = hasLink(box, /login|register/) || /登录|登錄|登入/.test(message)
  return { kind: login ? 'login' : 'permission', message }
}

export type Lock =
  | { readonly kind: 'gate'; readonly gate: Gate }
  /** The words follow: hidden for others, or the visitor's own. */
  | { readonly kind: 'open'; readonly message: string }
  /** Screened by the site: no way to open it. */
  | { readonly kind: 'shut'; readonly message: string }

const gate = (kind: Gate['kind'], message: string): Lock => ({ kind: 'gate', gate: { kind, message } })

/** `div.locked` is the site's box for all of these; it may stand before words that one can read (facts §4.6). */
export const readLock = (box: Element): Lock => {
  const message = sentence(box.children)
  if (findFirst(box.children, element => element.name === 'input' && /^postpw_/.test(element.attribs.id ?? '')))
    return gate('password', message)
  if (hasLink(box, /action=pay(?:&|$)/) || findFirst(box.children, child => /viewpay/.test(child.attribs.class ?? '')))
    return gate('paid', message)
  if (hasLink(box, /action=reply/)) return gate('reply', message)
  if (/积分|積分/.test(message)) {
    return /^(?:以下|下列)/.test(message) ? { kind: 'open', message } : gate('credits', message)
  }
  if (hasLink(box, /mod=logging|action=login/)) return gate('login', message)
  if (/付费|付費|售价|售價/.test(message)) return { kind: 'open', message }
  if (/回复|回復|回覆/.test(message) && /隐藏|隱藏/.test(message)) return gate('reply', message)
  if (/仅作者可见|僅作者可見|无权|無權|没有权限|沒有權限/.test(message)) return gate('permission', message)
  return { kind: 'shut', message }
}

export type Edit = { readonly by: string | null; readonly time: string | null }

const edit = /(?:由|by)\s+(.+)\s+(?:于|於|at|on)\s+(.+?)\s*(?:编辑|編輯|edited)?\s*$/i

/** `i.pstatus`: 本帖最后由 NAME 于 DATE 编辑; a relative date keeps the exact one in a title. */
export const readEdit = (note: Element): Edit & { readonly message: string } => {
  const message = cleanField(textOf(note.children))
  const found = edit.exec(message)
  const exact = findFirst(note.children, element => element.name === 'span' && Boolean(element.attribs.title))
  const time = exact ? cleanField(exact.attribs.title!) : (found?.[2] ?? null)
  return { message, by: found?.[1]?.trim() ?? null, time }
}
