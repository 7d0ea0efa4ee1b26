/**
 * Gates that the person opens with a word: a board's password (facts §3.6) and the sum that Discuz asks of a new visitor (facts §9.1). The
 * site keeps what it was told in a cookie; nothing is kept here.
 */
import { PalouError } from '../../forum/errors.ts'
import type { FetchOptions, HttpClient } from '../../http/contract.ts'
import { parseFormhash } from './parse-form.ts'
import { parseMessage } from './parse-message.ts'

export type Gates = {
  /** Throws `password-needed` with the site's words when the password is wrong. */
  openBoard(boardId: string, password: string): Promise<void>
  /** Throws `captcha-needed` with the next sum when the answer is wrong. */
  answerSum(answer: string): Promise<void>
}

/** Right or wrong, a message page answers; the wrong one is an error's. */
const openBoard = async (
  client: HttpClient,
  base: string,
  boardId: string,
  password: string,
  options: FetchOptions,
) => {
  const url = `${base}forum.php?mod=forumdisplay&fid=${encodeURIComponent(boardId)}`
  const form = await client.get(url, options)
  const fields = [
    ['formhash', parseFormhash(form.text) ?? ''],
    ['pw', password],
    ['loginsubmit', 'true'],
  ] as const
  const answer = await client.post(`${url}&action=pwverify`, fields, {
    ...options,
    referer: url,
    charset: form.charset,
  })
  const error = parseMessage(answer.text, { url, status: answer.status })
  if (error) throw new PalouError('password-needed', { url, detail: error.detail })
}

const answerSum = async (client: HttpClient, base: string, answer: string, options: FetchOptions): Promise<void> => {
  const url = `${base}forum.php`
  const fields = [
    ['answer', answer],
    ['secqsubmit', ' Submit '],
  ] as const
  const page = await client.post(url, fields, { ...options, referer: url })
  const error = parseMessage(page.text, { url, status: page.status })
  if (error?.code === 'captcha-needed') throw error
}

export const createGates = (client: HttpClient, base: string, signal: AbortSignal): Gates => ({
  openBoard: (boardId, password) => openBoard(client, base, boardId, password, { signal }),
  answerSum: answer => answerSum(client, base, answer, { signal }),
})
