/** What a page answers, before it becomes bytes in the site's charset. */
import { escapeScript } from './escape.ts'

export type Answer = {
  readonly status: number
  /** `text/html`, `text/xml` …; the charset is added at the door. */
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
}

export const htmlAnswer = (body: string, status = 200): Answer => ({
  status,
  type: 'text/html',
  body,
  headers: {},
  cookies: [],
})

export const fileAnswer = (type: string, body: string | Uint8Array): Answer => ({
  status: 200,
  type,
  body,
  headers: {},
  cookies: [],
})

/** `location` relative to the site, as Discuz sends it (facts §0.5). */
export const redirectAnswer = (location: string, status: 301 | 302 = 302): Answer => ({
  status,
  type: 'text/html',
  body: '',
  headers: { Location: location },
  cookies: [],
})

/** The inajax envelope (facts §5.1); the encoding in the prolog is put in at the door. */
export const xmlAnswer = (content: string): Answer => ({
  status: 200,
  type: 'text/xml',
  body: `<?xml version="1.0" encoding="utf-8"?>\n<root><![CDATA[${content.replace(/]]>/g, ']]&gt;')}]]></root>`,
  headers: {},
  cookies: [],
})

export const handleCall = (
  kind: 'succeed' | 'error',
  key: string,
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): string => {
  const name = `${kind}handle_${/^\w+$/.test(key) ? key : ''}`
  const pairs = Object.entries(values).map(([k, v]) => `'${k}':'${escapeScript(v)}'`)
  const texts = args.map(text => `'${escapeScript(text)}'`)
  return `if(typeof ${name}=='function') {${name}(${[...texts, `{${pairs.join(',')}}`].join(', ')});}`
}
