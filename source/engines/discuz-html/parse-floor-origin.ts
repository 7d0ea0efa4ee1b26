/** When, with what and from where a floor was written (facts §4.5): the head line, and where plugins put their words. */
import { type ChildNode, Element, Text, textOf, walkNodes } from '../../content/dom.ts'
import { cleanField } from '../../content/sanitize.ts'
import { type Clock, readTime, type SiteTime } from '../discuz/parse-time.ts'
import { fieldOf } from './parse-page.ts'
import { type PageIndex, selectFirst } from './select.ts'
import { chainFor, type TemplateName } from './templates.ts'
import { tells } from './trim-sidebar.ts'

export type Origin = {
  readonly time: SiteTime
  readonly device: string | null
  readonly region: string | null
  /** Words on the head line that are nobody's: plugin badges. */
  readonly words: readonly string[]
}

const lead = '(?:来自|來自|(?:IP\\s*)?(?:归属地|歸屬地|所属地|属地|屬地|所在地))'
const withColon = new RegExp(`${lead}\\s*[:：]\\s*([^\\s|,，;；()（）<>]{1,24})`)
const anywhere = new RegExp(`${lead}\\s*([^\\s|,，;；()（）<>:：#]{1,24})(?!\\s*#)`)

const fromHere = new RegExp(`\\s*${lead}.*$`)

const devices =
  /手机|手機|客户端|客戶端|iphone|ipad|ios|android|安卓|鸿蒙|鴻蒙|华为|華為|小米|app|微信|小程序|wap|触屏|觸屏|平板|移动|移動|浏览器|瀏覽器|电脑|電腦|mobile|phone/i
const places =
  /^(?:中国|中國|北京|天津|上海|重庆|重慶|河北|山西|辽宁|遼寧|吉林|黑龙江|黑龍江|江苏|江蘇|浙江|安徽|福建|江西|山东|山東|河南|湖北|湖南|广东|廣東|海南|四川|贵州|貴州|云南|雲南|陕西|陝西|甘肃|甘肅|青海|内蒙|內蒙|广西|廣西|西藏|宁夏|寧夏|新疆|香港|澳门|澳門|台湾|台灣|臺灣|美国|美國|日本|韩国|韓國|加拿大|澳大利亚|英国|英國|法国|法國|德国|德國|新加坡|马来西亚|泰国|越南|俄罗斯|海外)|[省市县縣区區州]$/

const notDevices = /审核|審核|来自\s*\d|來自\s*\d/
const notPlaces = /群组|群組|^\d+$|推荐|推薦|论坛|論壇/

/** `来自: 广西` is a place whatever stands there; `来自手机` a device; a bare name is judged by what it is. */
const regionIn = (text: string): string | null => {
  if (!tells(text)) return null
  const marked = text.match(withColon)?.[1]
  if (marked && !devices.test(marked) && !notPlaces.test(marked)) return marked
  const plain = text.match(anywhere)?.[1]
  return plain && !devices.test(plain) && !notPlaces.test(plain) && places.test(plain) ? plain : null
}

const deviceOf = (text: string): string | null => {
  if (notDevices.test(text) || (withColon.test(text) && !devices.test(text))) return null
  const name = cleanField(text.replace(/^(?:来自|來自|发自|發自|via|from)\s*[:：]?\s*/i, ''))
  if (name === '' || (places.test(name) && !devices.test(name)) || notPlaces.test(name)) return null
  return name
}

const field = (nodes: readonly ChildNode[]): string => cleanField(textOf(nodes))

/** With a gap at every tag, so that neighbours do not run into one word. */
const spaced = (nodes: readonly ChildNode[]): string => {
  let text = ''
  walkNodes(nodes, node => {
    text += node instanceof Text ? node.data : ' '
    return node instanceof Element && node.name !== 'script' && node.name !== 'style'
  })
  return cleanField(text)
}

const hasName = (element: Element, name: string): boolean => ` ${element.attribs.class ?? ''} `.includes(` ${name} `)

/** The mark of a device follows the time directly, before the first bar (facts §4.5). */
const deviceAfter = (time: Element): string | null => {
  for (let node = time.next; node; node = node.next) {
    if (!(node instanceof Element)) continue
    if (hasName(node, 'pipe') || node.name === 'a') return null
    if (hasName(node, 'xg1')) {
      const device = deviceOf(field(node.children))
      if (device) return device
    }
  }
  return null
}

/** Links and marks that the line always has: only this author, order, reading mode, opening poster, group icon. */
const isFurniture = (element: Element): boolean =>
  ['script', 'style', 'img', 'i', 'input', 'label'].includes(element.name) ||
  /^(?:authorposton|authicon|fj)/.test(element.attribs.id ?? '') ||
  ['pipe', 'none', 'authicn', 'xw1', 'xi2'].some(name => hasName(element, name)) ||
  /authorid=|ordertype=|from=album|mod=viewthread|mod=redirect|javascript:|uid[=-]\d|op=verify|thread-\d/.test(
    element.attribs.href ?? '',
  )

const lineWord = /^[^\d|:：<>]{2,12}$/
const knownWords =
  /^(?:楼主|樓主|匿名|游客|遊客|发表于|發表於|只看|显示|顯示|倒序|正序|阅读模式|閱讀模式|来自|來自|电梯|電梯|回帖奖励|楼层|樓層|查看|回复|回覆|引用|编辑|編輯|待审核|待審核)/

const wordsOf = (line: Element, time: Element | null, device: string | null): readonly string[] =>
  line.children
    .map(node => {
      if (node instanceof Text) return cleanField(node.data)
      if (!(node instanceof Element) || node === time || isFurniture(node)) return ''
      const word = field(node.children)
      // Plugins put actions here too (打赏): a link is a badge only where it says what one is bound to.
      return node.name === 'a' && !tells(word) ? '' : word
    })
    .filter(word => lineWord.test(word) && !knownWords.test(word) && word !== device && !places.test(word))

const regionBeside = (who: PageIndex, template: TemplateName, pid: string): string | null =>
  regionIn(textAt(who, chainFor(template, 'side'), pid))

const textAt = (index: PageIndex, chain: readonly string[], pid: string): string => {
  const element = selectFirst(index, chain, pid)
  return element ? spaced(element.children) : ''
}

const titleIn = (element: Element): string | null => {
  for (const node of element.children) {
    if (!(node instanceof Element)) continue
    if (node.name === 'span' && node.attribs.title && /\d/.test(node.attribs.title)) return node.attribs.title
    const inside = titleIn(node)
    if (inside) return inside
  }
  return null
}

const dateText = /\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}(?:日)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/

/** Other templates write `DATE 来自 REGION` into one element. */
const readTimeOf = (element: Element | null, line: string, clock: Clock): SiteTime => {
  // On touch pages the figures of the thread stand in the same line, at its right.
  const own = element?.children.filter(node => !(node instanceof Element && hasName(node, 'y'))) ?? []
  const visible = field(own)
  const shown = visible.replace(fromHere, '')
  const time = element ? readTime(shown, titleIn(element), clock) : { at: null, text: null }
  if (time.at || element) return time
  const found = line.match(dateText)?.[0]
  return found ? readTime(found, null, clock) : time
}

export const parseFloorOrigin = (
  who: PageIndex,
  foot: string,
  template: TemplateName,
  pid: string,
  clock: Clock,
): Origin => {
  const line = selectFirst(who, chainFor(template, 'line'), pid)
  const lineText = line ? spaced(line.children) : ''
  const element = selectFirst(who, chainFor(template, 'time'), pid)
  const device = (element && deviceAfter(element)) ?? deviceIn(lineText)
  return {
    time: readTimeOf(element, lineText, clock),
    device,
    region:
      regionIn(lineText) ??
      regionBeside(who, template, pid) ??
      (tells(foot) ? regionIn(fieldOf(foot.replace(/<[^<>]*>/g, ' | '))) : null),
    words: line ? wordsOf(line, element, device) : [],
  }
}

const deviceIn = (text: string): string | null => {
  if (!tells(text)) return null
  const found = text.match(anywhere)?.[1]
  return found && devices.test(found) ? found : null
}
