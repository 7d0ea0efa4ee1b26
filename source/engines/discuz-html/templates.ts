/**
 * Where each thing of a floor stands, one column a template: another template is another column. Within a cell the first selector that
 * finds something wins; after the page's own column the others are tried, so that a mixed template still reads (facts §10.1, §10.2).
 */

export type TemplateName = 'desktop' | 'touch' | 'comiis'

export type Field =
  | 'authorBox'
  | 'authorLink'
  | 'label'
  | 'time'
  | 'line'
  | 'side'
  | 'group'
  | 'opMark'
  | 'body'
  | 'sign'
  | 'title'

type Column = Readonly<Record<Field, readonly string[]>>

export const templates: Readonly<Record<TemplateName, Column>> = {
  desktop: {
    authorBox: ['#favatar{pid} .pi'],
    authorLink: [
      '#favatar{pid} .pi .authi a.xw1',
      '#favatar{pid} .pi a[href*="uid"]',
      '.pti .authi a.xi2[href*="uid"]',
      '.pti .authi a.xw1',
      '.authi a.xw1',
    ],
    label: ['#postnum{pid}', '.plc .pi strong a', '.pi strong a'],
    time: ['#authorposton{pid}'],
    line: ['.pti .authi', '.plc .pi .authi'],
    side: ['#favatar{pid}', 'td.pls'],
    group: ['#favatar{pid} a[href*="ac=usergroup"]', 'a[href*="ac=usergroup"]'],
    opMark: ['#authicon{pid}'],
    body: ['#postmessage_{pid}', 'td.t_f', '.t_f', '.t_fsz', '.pcb'],
    sign: ['div.sign'],
    title: ['#thread_subject'],
  },
  touch: {
    authorBox: ['.authi .mtit .z', '.authi .grey'],
    authorLink: ['.authi .mtit .z a', '.authi b a'],
    label: ['.authi .mtit .y', '.authi .grey em'],
    time: ['.authi .mtime', '.authi .grey.rela', '.authi li.grey'],
    line: ['.authi .mtime', '.authi'],
    side: ['.authi .mtit'],
    group: [],
    opMark: [],
    body: ['.message'],
    sign: [],
    title: ['.view_tit', '.postlist h2'],
  },
  comiis: {
    authorBox: ['h2'],
    authorLink: ['h2 a.top_user', 'a.top_user', '.comiis_postli_top a[href*="uid"]'],
    label: ['.comiis_postli_times .top_lc', '.comiis_floor', '.top_lc'],
    time: ['.comiis_postli_times .comiis_tm', '.comiis_tm'],
    line: ['.comiis_postli_times .comiis_tm', '.comiis_postli_times', '.comiis_tm'],
    side: ['.comiis_postli_top'],
    group: ['.top_lev'],
    opMark: [],
    body: ['.comiis_messages', '.comiis_message'],
    sign: ['.comiis_sign'],
    title: ['.comiis_viewtit h1', '.comiis_viewtit h2', '.comiis_viewtit'],
  },
}

const names = Object.keys(templates) as readonly TemplateName[]
const fields = Object.keys(templates.desktop) as readonly Field[]

const chainsOf = (template: TemplateName): Column => {
  const order = [template, ...names.filter(name => name !== template)]
  return Object.fromEntries(
    fields.map(field => [field, order.flatMap(name => templates[name][field])]),
  ) as unknown as Column
}

const chains = Object.fromEntries(names.map(name => [name, chainsOf(name)])) as Readonly<Record<TemplateName, Column>>

/** The selectors to try for a field, the page's own column first. */
export const chainFor = (template: TemplateName, field: Field): readonly string[] => chains[template][field]

/** From the page's text: 克米's classes tell themselves, Discuz's ids the browser's template, the body's id the rest. */
export const templateOf = (html: string): TemplateName => {
  if (html.includes('comiis_') && /comiis_(?:postli|message)/.test(html)) return 'comiis'
  if (html.includes('postmessage_') || /<div id="post_\d/.test(html)) return 'desktop'
  return /<body[^>]*\sid="nv_/.test(html) ? 'desktop' : 'touch'
}
