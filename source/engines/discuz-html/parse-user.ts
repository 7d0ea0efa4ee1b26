/** A member's profile (facts §5.10): `.u_profile`, label and value pairs whose labels are the site's own. */
import {
  attribute,
  type ChildNode,
  type Element,
  findAll,
  findFirst,
  hasClass,
  parseHtml,
  textOf,
} from '../../content/dom.ts'
import { cleanField, cleanUrl } from '../../content/sanitize.ts'
import { PalouError } from '../../forum/errors.ts'
import type { User } from '../../forum/lists.ts'
import type { UserId } from '../../forum/model.ts'
import { printAddress } from '../../forum/print-address.ts'
import { foldTraditional } from '../discuz/fold-traditional.ts'
import { parseCount } from '../discuz/parse-count.ts'
import { parseTime } from '../discuz/parse-time.ts'
import type { PageFacts } from './page-facts.ts'

type Pair = { readonly name: string; readonly value: string }

const words = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

/** `li > em` is the label, the rest of the `li` the value. */
const pairIn = (item: Element): Pair | null => {
  const label = item.children.find(child => 'name' in child && child.name === 'em') as Element | undefined
  const name = label ? words(label.children).replace(/[:：]$/, '') : ''
  const value = words(item.children.filter(child => child !== label))
  return name && value ? { name, value } : null
}

const pairsIn = (nodes: readonly ChildNode[]): readonly Pair[] =>
  findAll(nodes, element => element.name === 'li')
    .map(pairIn)
    .filter(pair => pair !== null)

const byId = (nodes: readonly ChildNode[], id: string): Element | null =>
  findFirst(nodes, element => attribute(element, 'id') === id)

/** 好友数, 回帖数, 主题数 are links, told apart by where they lead. */
const statistic = (nodes: readonly ChildNode[], pattern: RegExp): number | null => {
  const link = findFirst(
    nodes,
    element =>
      element.name === 'a' && pattern.test(attribute(element, 'href') ?? '') && /\d/.test(textOf(element.children)),
  )
  return link && parseCount(words(link.children))
}

const find = (pairs: readonly Pair[], pattern: RegExp): Pair | undefined =>
  pairs.find(pair => pattern.test(foldTraditional(pair.name)))

/** `金牌阿强(UID: 4)`; the online mark stands between them as a picture. */
const headingIn = (
  profile: Element,
): { readonly name: string; readonly id: string | null; readonly online: boolean } => {
  const heading = findFirst(profile.children, element => element.name === 'h2')
  const name = heading ? words(heading.children).replace(/\s*[(（]\s*UID\s*[:：]\s*\d+\s*[)）].*$/i, '') : ''
  const id = heading ? (words(heading.children).match(/UID\s*[:：]\s*(\d+)/i)?.[1] ?? null) : null
  const online = heading
    ? findFirst(heading.children, element => /online|ol\.gif/.test(attribute(element, 'src') ?? ''))
    : null
  return { name, id, online: online !== null }
}

const avatarIn = (nodes: readonly ChildNode[], base: string): string | null => {
  const box = findFirst(nodes, element => hasClass(element, 'avt') && hasClass(element, 'icn'))
  const image = box && findFirst(box.children, element => element.name === 'img')
  return image ? cleanUrl(attribute(image, 'src') ?? '', base) : null
}

const creditsIn = (pairs: readonly Pair[]): User['credits'] =>
  pairs.flatMap(({ name, value }) => {
    const number = value.match(/^-?\d[\d,]*/)?.[0]
    return number && !/[a-z]/i.test(value) ? [{ name, value: Number(number.replaceAll(',', '')) }] : []
  })

/** Throws `page-not-recognised` where the page shows no profile. */
export const parseUser = (html: string, facts: PageFacts): User => {
  const nodes = parseHtml(html)
  const profile = findFirst(nodes, element => hasClass(element, 'u_profile'))
  const { name, id, online } = profile ? headingIn(profile) : { name: '', id: null, online: false }
  if (!profile || !name || !id) throw new PalouError('page-not-recognised', { url: facts.url, detail: 'no .u_profile' })
  const all = pairsIn(profile.children)
  const credits = creditsIn(pairsIn(byId(profile.children, 'psts')?.children ?? []))
  const group = find(all, /用户组/)
  const [registered, visited, posted] = [/注册时间/, /最后访问/, /上次发表/].map(pattern => find(all, pattern))
  const statistics = find(all, /统计信息/)
  const signature = find(all, /签名/)
  const title = find(all, /头衔/)
  const taken = new Set<Pair | undefined>([group, registered, visited, posted, statistics, signature, title])
  const at = (pair: Pair | undefined) => (pair ? parseTime(pair.value, facts) : null)
  return {
    id: id as UserId,
    name,
    url: printAddress({ kind: 'user', base: facts.base, userId: id as UserId, name: null }),
    avatar: avatarIn(nodes, facts.base),
    group: group?.value ?? null,
    title: title?.value ?? null,
    online: online ? true : null,
    threads: statistic(profile.children, /[?&;]type=thread/),
    replies: statistic(profile.children, /[?&;]type=reply/),
    friends: statistic(profile.children, /[?&;]do=friend/),
    registeredAt: at(registered),
    lastVisitAt: at(visited),
    lastPostAt: at(posted),
    credits,
    facts: all.filter(pair => !taken.has(pair) && !credits.some(credit => credit.name === pair.name)),
    signature: signature?.value ?? null,
  }
}
