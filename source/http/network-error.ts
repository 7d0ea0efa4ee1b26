/** What the system, TLS and undici say, as palou's codes. */
import { networkInterfaces } from 'node:os'
import { cleanField } from '../content/sanitize.ts'
import { type ErrorCode, isPalouError, PalouError } from '../forum/errors.ts'
import { redactUrl } from './redact.ts'

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  EAI_NODATA: 'host-not-found',
  EAI_NONAME: 'host-not-found',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-lost',
  ECONNABORTED: 'connection-lost',
  EPIPE: 'connection-lost',
  UND_ERR_SOCKET: 'connection-lost',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection-lost',
  UND_ERR_REQ_RETRY: 'connection-lost',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EHOSTUNREACH: 'connection-refused',
  EHOSTDOWN: 'connection-refused',
  EADDRNOTAVAIL: 'connection-refused',
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_REDIRECT_MAX: 'too-many-redirects',
  UND_ERR_PRX_TLS: 'tls-failed',
  UND_ERR_PRX_CONN: 'connection-refused',
  UND_ERR_ABORTED: 'connection-refused',
  UND_ERR_DESTROYED: 'interrupted',
  UND_ERR_CLOSED: 'interrupted',
  EPROTO: 'tls-failed',
}

const isTls = (code: string): boolean =>
  /^(?:ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|DEPTH_ZERO_|SELF_SIGNED_)/.test(code)

const isDecodingCode = (code: string): boolean => /^(?:Z_|ERR__ERROR|ERR_BROTLI|ZSTD_)/.test(code)

const isProxy = (code: string): boolean => code.startsWith('UND_ERR_SOCKS5')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** All error codes from the outside in, causes and the single attempts of a dual-stack connect included. */
const codesIn = (error: unknown, depth = 0): readonly string[] => {
  if (!isRecord(error) || depth > 4) return []
  const parserCode = error.name === 'HTTPParserError' ? 'HPE_INVALID' : null
  const own = typeof error.code === 'string' ? [error.code] : parserCode ? [parserCode] : []
  const attempts = Array.isArray(error.errors) ? error.errors : []
  return [...own, ...[...attempts, error.cause].flatMap(inner => codesIn(inner, depth + 1))]
}

const hasNetwork = (): boolean =>
  Object.values(networkInterfaces()).some(addresses => addresses?.some(address => !address.internal))

const codeOf = (found: readonly string[]): ErrorCode => {
  for (const code of found) {
    const known = isTls(code) ? 'tls-failed' : isProxy(code) ? 'connection-refused' : codes[code]
    // A machine without a network has no name server either: say what is really missing.
    if (known === 'host-not-found') return hasNetwork() ? known : 'offline'
    if (known) return known
    // An answer that is no HTTP, or compressed bytes that end early or are none.
    if (/^HPE_/.test(code) || isDecodingCode(code)) return 'connection-lost'
  }
  return 'other-failure'
}

/** An AbortError passes through as it is; everything else becomes a PalouError. */
export const toNetworkError = (error: unknown, url: string): Error => {
  if (isPalouError(error)) return error
  const found = codesIn(error)
  // undici calls a proxy's refusal by the same name, but gives it a code.
  if (error instanceof Error && error.name === 'AbortError' && found.length === 0) return error
  const detail = found[0] ?? cleanField(error instanceof Error ? error.message : String(error))
  return new PalouError(codeOf(found), { url: redactUrl(url), detail, cause: error })
}
