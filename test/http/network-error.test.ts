import { expect, test } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import { toNetworkError } from '../../source/http/network-error.ts'

const withCode = (code: string): Error => Object.assign(new Error(code), { code })

test.each([
  ['ECONNREFUSED', 'connection-refused'],
  ['ECONNRESET', 'connection-lost'],
  ['ETIMEDOUT', 'timeout'],
  ['ENETUNREACH', 'offline'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-failed'],
  ['CERT_HAS_EXPIRED', 'tls-failed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-failed'],
  ['EWHATEVER', 'other-failure'],
] as const)('%s is %s', (code, expected) => {
  expect(toNetworkError(withCode(code), 'http://a.example/')).toMatchObject({ code: expected, detail: code })
})

test('the reason is found behind wrappers and among single attempts', () => {
  const wrapped = new TypeError('fetch failed', { cause: new AggregateError([withCode('ECONNREFUSED')]) })
  expect(toNetworkError(wrapped, 'http://a.example/')).toMatchObject({ code: 'connection-refused' })
})

test('errors that are palou’s, and aborts, stay what they are', () => {
  const own = new PalouError('too-large')
  const abort = new DOMException('stop', 'AbortError')
  expect(toNetworkError(own, 'http://a.example/')).toBe(own)
  expect(toNetworkError(abort, 'http://a.example/')).toBe(abort)
})

test('neither secrets nor terminal controls reach the message', () => {
  const error = toNetworkError(new Error('bad \u001b[31mthing'), 'http://a.example/?formhash=ab12')
  expect(error).toMatchObject({ url: 'http://a.example/?formhash=…' })
  expect((error as PalouError).detail).not.toContain('\u001b')
})
