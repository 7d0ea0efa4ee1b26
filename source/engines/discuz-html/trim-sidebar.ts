/**
 * Most of a thread page is sidebars: cards, figures, medals, menus, ten times over. Where they hold none of the words we look for, only
 * the author's name, group and verify badges are kept, so that the rest never becomes a tree.
 */

/** Words of plugins that stand in sidebars: places and badges (facts §4.5, §10.4). */
const tellingWords = /来自|來自|属地|屬地|归属|歸屬|绑定|綁定|认证|認證|验证|驗證|实名|實名|mobile-location/

export const tells = (html: string): boolean => tellingWords.test(html)

const keptLinks = /<a\b[^<>]*(?:ac=usergroup|op=verify)[^<>]*>[\s\S]*?<\/a>/g

/** `html` from the floor's start to its content; unchanged where it tells something or is not laid out as Discuz does. */
export const trimSidebar = (html: string): string => {
  const content = html.search(/<td\b[^<>]*\sclass="plc"/)
  const card = html.search(/<div class="(?:p_pop|avatar|tns)\b/)
  if (card < 0 || content < card || tells(html.slice(0, content))) return html
  const links = html.slice(card, content).match(keptLinks) ?? []
  return `${html.slice(0, card)}${links.join('')}</div></td>${html.slice(content)}`
}
