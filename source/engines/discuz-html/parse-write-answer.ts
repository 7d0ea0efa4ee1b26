/**
 * The answer to a write, in every form Discuz gives it (facts §5.1): inajax XML with `succeedhandle_` or `errorhandle_` (which is also
 * used for successes), a 301 to the new post, a message page, a login redirect, the 503 of a stale formhash. Pure: bytes were decoded.
 */
import { cleanField } from '../../content/sanitize.ts'
import type { PostId, ThreadId } from '../../forum/model.ts'
import type { Outcome, Refusal } from '../../forum/write.ts'
import { secondsIn, senseOfMessage } from './write-messages.ts'

export type WriteAnswer = { readonly status: number; readonly text: string; readonly location: string | null }

/** What a handler call says: `succeedhandle_reply('url', 'text', {'tid':'1'})`. */
type Call = {
  readonly name: 'succeed' | 'error'
  readonly url: string | null
  readonly message: string
  readonly values: ReadonlyMap<string, string>
}

const cdataOf = (text: string): string | null => {
  const start = text.indexOf('<![CDATA[')
  return start === -1
    ? null
    : text.slice(start + 9, text.lastIndexOf(']]>') === -1 ? undefined : text.lastIndexOf(']]>'))
}

const unquote = (text: string): string => text.replace(/\\(.)/g, '$1')

const quoted = `'((?:[^'\\\\]|\\\\.)*)'`
const succeedCall = new RegExp(`succeedhandle_\\w*\\(${quoted},\\s*${quoted}(?:,\\s*\\{([\\s\\S]*?)\\}\\))?`)
const errorCall = new RegExp(`errorhandle_\\w*\\(${quoted}(?:,\\s*\\{([\\s\\S]*?)\\}\\))?`)

const valuesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(new RegExp(`'(\\w+)'\\s*:\\s*${quoted}`, 'g'))].map(match => [match[1]!, unquote(match[2]!)]),
  )

const callOf = (script: string): Call | null => {
  const success = script.match(succeedCall)
  if (success)
    return {
      name: 'succeed',
      url: unquote(success[1]!),
      message: cleanField(unquote(success[2]!)),
      values: valuesOf(success[3] ?? ''),
    }
  const failure = script.match(errorCall)
  return failure
    ? { name: 'error', url: null, message: cleanField(unquote(failure[1]!)), values: valuesOf(failure[2] ?? '') }
    : null
}

const withoutTags = (html: string): string =>
  cleanField(
    html
      .replace(/<script[\s\S]*?<\/script>/gi, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  )

/** The words of a message page or popup (`#messagetext`, `.alert_error`), tags gone; null when it holds none. */
const messageOf = (html: string): string | null => {
  const start = html.search(/id="messagetext"|class="alert_(?:error|right|info)"/)
  if (start === -1) return null
  const from = html.indexOf('>', start) + 1
  const paragraph = html.slice(from, from + 4000)
  const end = paragraph.search(/<p class="(?:alert_btnleft|o)|<\/div>|<script/)
  return withoutTags(end === -1 ? paragraph : paragraph.slice(0, end)) || null
}

const idIn = (text: string | null | undefined, name: 'tid' | 'pid'): string | null => {
  const match = text?.match(new RegExp(`[?&]${name}=(\\d+)`)) ?? (name === 'pid' ? text?.match(/#pid(\d+)/) : null)
  return match && match[1] !== '0' ? match[1]! : null
}

const storedOutcome = (facts: {
  readonly message: string
  readonly url?: string | null
  readonly values?: ReadonlyMap<string, string>
  readonly pending?: boolean
  readonly change?: number | null
}): Outcome => {
  const value = (name: 'tid' | 'pid') => {
    const given = facts.values?.get(name)
    return given && given !== '0' ? given : idIn(facts.url, name)
  }
  return {
    kind: 'stored',
    pending: facts.pending ?? false,
    message: facts.message,
    url: facts.url || null,
    threadId: value('tid') as ThreadId | null,
    postId: value('pid') as PostId | null,
    change: facts.change ?? null,
  }
}

const refusedOutcome = (reason: Refusal, message: string): Outcome => ({
  kind: 'refused',
  reason,
  message,
  seconds: secondsIn(message),
})

/** postreview tells support from against by `postreviewupdate(pid, 1|0)`, recommend by `recommendv` (facts §0.4). */
const changeOf = (script: string, call: Call): number | null => {
  if (/postreviewupdate\(\s*\d+/.test(script)) return 1
  const recommended = call.values.get('recommendv')
  return recommended === undefined ? null : Number(recommended)
}

/** The answer names the post up to three times. Where it contradicts itself it was damaged on the way, and nothing it says counts. */
const contradicts = ({ url, values }: Call): boolean => {
  const pids = [...(url ?? '').matchAll(/[?&]pid=(\d+)|#pid(\d+)/g)].map(match => match[1] ?? match[2]!)
  const tids = [...(url ?? '').matchAll(/[?&]tid=(\d+)/g)].map(match => match[1]!)
  const given = (name: string): readonly string[] => [values.get(name) ?? '0'].filter(id => id !== '0')
  return new Set([...pids, ...given('pid')]).size > 1 || new Set([...tids, ...given('tid')]).size > 1
}

const succeeded = (call: Call): Outcome => {
  if (contradicts(call)) return { kind: 'unknown', message: call.message, lookAt: null }
  const sense = senseOfMessage(call.message)
  if (sense?.kind === 'refused' && call.message !== '') return refusedOutcome(sense.reason, call.message)
  const pending = sense?.kind === 'stored' ? sense.pending : false
  return storedOutcome({ ...call, pending: pending || call.values.get('reply_mod') === '1' })
}

const errored = (call: Call, script: string): Outcome => {
  const change = changeOf(script, call)
  if (change !== null) return storedOutcome({ message: call.message, values: call.values, change })
  const sense = senseOfMessage(call.message)
  if (sense?.kind === 'stored')
    return storedOutcome({ message: call.message, values: call.values, pending: sense.pending })
  return refusedOutcome(sense?.reason ?? 'other', call.message)
}

const spoken = (message: string, lookAt: string | null): Outcome => {
  const sense = senseOfMessage(message)
  if (!sense) return { kind: 'unknown', message, lookAt }
  return sense.kind === 'stored'
    ? storedOutcome({ message, pending: sense.pending })
    : refusedOutcome(sense.reason, message)
}

const fromCdata = (script: string): Outcome | null => {
  const call = callOf(script)
  if (call) return call.name === 'succeed' ? succeeded(call) : errored(call, script)
  const jump = script.match(new RegExp(`window\\.location\\.href\\s*=\\s*${quoted}`))
  // A result flagged `location` says nothing but where to go: a poll vote in ajax (facts §0.4).
  if (jump) return storedOutcome({ message: '', url: unquote(jump[1]!) })
  if (/name="(?:username|loginfield)"|mod=logging/.test(script))
    return refusedOutcome('login-needed', messageOf(script) ?? '')
  const message = messageOf(script) ?? withoutTags(script)
  return message ? spoken(message, null) : null
}

/** Where Discuz sends a browser after a write it took: the thread, or a rewritten form of it (facts §5.1). */
const placeOfPost = /[?&](?:tid|pid)=\d|#pid\d|thread-\d+|\/t\/?\d+/

/** A redirect elsewhere (a guard, a portal) says nothing of what became of the write. */
const fromRedirect = (location: string, lookAt: string | null): Outcome => {
  if (/mod=logging/.test(location)) return refusedOutcome('login-needed', '')
  return placeOfPost.test(location)
    ? storedOutcome({ message: '', url: location })
    : { kind: 'unknown', message: cleanField(`-> ${location}`), lookAt }
}

/** Never throws. `lookAt` is where a person can see what became of it when the answer is not understood. */
export const parseWriteAnswer = (answer: WriteAnswer, lookAt: string | null = null): Outcome => {
  const { status, text, location } = answer
  if (location && status >= 300 && status < 400) return fromRedirect(location, lookAt)
  // The filter runs before any module (facts §1.4), so nothing was stored; X3.4 gives the same page with 200.
  if (/System Error/i.test(text) && senseOfMessage(withoutTags(text))?.kind === 'refused')
    return refusedOutcome('stale-form', messageOf(text) ?? '')
  const unknown: Outcome = { kind: 'unknown', message: `HTTP ${status}`, lookAt }
  if (status >= 500) return unknown
  const cdata = cdataOf(text)
  if (cdata !== null) return fromCdata(cdata) ?? unknown
  const message = messageOf(text)
  if (message) return spoken(message, lookAt)
  if (/postreviewupdate\(\s*\d+/.test(text)) return storedOutcome({ message: '', change: 1 })
  const call = callOf(text)
  return call ? (call.name === 'succeed' ? succeeded(call) : errored(call, text)) : unknown
}
