/**
 * What lets one in is not kept: the token in `aid=` (base64 of id|hash|time|user|thread, facts §5), formhash, session ids, signatures of
 * thumbnails and jumps. The link stays a link: the page it stands on gives a fresh one.
 */

/** Of Discuz's own scripts, whatever the folder. Links that people posted keep their parameters. */
const secrets =
  /([?&;](?:amp;)?)(?:formhash|sid|auth|hash|idhash|_dsign|handlekey|sechash|seccode\w*|token|loginhash|key)=[^&#\s"<]*/gi
/** Storage services let one in by a signature. */
const signatures =
  /([?&])(?:signature|expires|ossaccesskeyid|security-token|x-(?:amz|oss|cos)-[\w-]+|q-[\w-]+)=[^&#\s"<]*/gi

/** `MTIzfGFiY2R8…` is `123`: the id is no secret. */
const idInToken = (token: string): string => {
  try {
    const id = Buffer.from(decodeURIComponent(token), 'base64')
      .toString('latin1')
      .match(/^(\d+)\|/)?.[1]
    return id ?? ''
  } catch {
    return ''
  }
}

const stripTokens = (text: string): string =>
  text.replace(/([?&;](?:amp;)?aid=)([\w%+/=-]{16,})/gi, (_, name: string, token: string) => name + idInToken(token))

const isScript = (url: string): boolean => /\.php[?;]/i.test(url)
const isSigned = (url: string): boolean => /[?&](?:signature|x-\w+-signature|q-signature)=/i.test(url)

export const stripUrl = (url: string): string => {
  const open = isScript(url) ? url.replace(secrets, '$1') : isSigned(url) ? url.replace(signatures, '$1') : url
  if (open === url) return stripTokens(url)
  return stripTokens(open)
    .replace(/([?&])&+/g, '$1')
    .replace(/[?&]+(?=#|$)/, '')
}

const isUrlName = (name: string): boolean => /url$|^avatar$|^previous$|^next$/i.test(name)

/** Most pages hold none of these names: they are kept as they are. */
const suspicious = /(?:aid|hash|sid|auth|_dsign|handlekey|seccode\w*|token|key|signature)=/i

/** The same value without secrets: of text only attachment tokens (a person's own words stay), of addresses all of them. */
export const stripSecrets = <Value>(value: Value): Value => {
  const json = JSON.stringify(value)
  if (!suspicious.test(json)) return value
  return JSON.parse(json, (name, inner: unknown) => {
    if (typeof inner !== 'string' || !inner.includes('=')) return inner
    return isUrlName(name) ? stripUrl(inner) : stripTokens(inner)
  }) as Value
}
