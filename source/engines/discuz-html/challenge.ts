/** Captchas and questions (facts §5.4): fetched for a person to answer, never solved. Each needs a same-host Referer. */

import { PalouError } from '../../forum/errors.ts'
import type { Challenge, ChallengeAnswer } from '../../forum/write.ts'
import type { HttpClient } from '../../http/contract.ts'
import { type FormSecurity, insideCdata, parseFormSecurity } from './parse-form.ts'
import { fieldOf } from './parse-page.ts'

const random = (): string => Math.random().toFixed(6)

const imageType = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg'
  return bytes[0] === 0x47 && bytes[1] === 0x49 ? 'image/gif' : null
}

const loadImage = async (
  client: HttpClient,
  base: string,
  hash: string,
  modid: string,
  referer: string,
): Promise<Challenge> => {
  const update = `misc.php?mod=seccode&action=update&idhash=${hash}&${random()}&modid=${encodeURIComponent(modid)}`
  const script = await client.get(base + update, { referer })
  const source = script.text.match(/src="(misc\.php\?mod=seccode&(?:amp;)?update=[^"]+)"/)?.[1]
  if (!source)
    throw new PalouError('captcha-needed', { url: base + update, detail: fieldOf(script.text).slice(0, 200) || null })
  const url = base + source.replaceAll('&amp;', '&')
  const image = await client.get(url, { referer })
  const mime = imageType(image.bytes)
  // A sound, a Flash or a plugin's puzzle needs a browser.
  if (!mime) throw new PalouError('captcha-needed', { url, detail: image.text.slice(0, 80) || null })
  return { kind: 'image', hash, modid, image: image.bytes, mime }
}

const loadQuestion = async (client: HttpClient, base: string, hash: string, referer: string): Promise<Challenge> => {
  const url = `${base}misc.php?mod=secqaa&action=update&idhash=${hash}&${random()}`
  const { text } = await client.get(url, { referer })
  // The question stands between the last two template pieces (facts §5.4): `sectplcode[2] + 'QUESTION' + sectplcode[3]`.
  const question = text.match(/sectplcode\[2\]\s*\+\s*'((?:[^'\\]|\\.)*)'/)?.[1]
  if (!question) throw new PalouError('captcha-needed', { url })
  return { kind: 'question', hash, question: fieldOf(question.replace(/\\(.)/g, '$1')) }
}

/** Those of a form's captcha and question that the site really asks. `modid` is the page's, e.g. `forum::post`. */
export const loadChallenges = async (
  client: HttpClient,
  base: string,
  security: FormSecurity,
  referer: string,
): Promise<readonly Challenge[]> => {
  const challenges: Challenge[] = []
  if (security.image)
    challenges.push(await loadImage(client, base, security.image, security.modid ?? 'forum::post', referer))
  if (security.question) challenges.push(await loadQuestion(client, base, security.question, referer))
  return challenges
}

export const renewChallenge = (
  client: HttpClient,
  base: string,
  challenge: Challenge,
  referer: string,
): Promise<Challenge> =>
  challenge.kind === 'image'
    ? loadImage(client, base, challenge.hash, challenge.modid, referer)
    : loadQuestion(client, base, challenge.hash, referer)

/**
 * Whether posting wants a captcha now: a block in a page proves nothing (facts §0.3), `checkpostrule` tells; an empty answer is none.
 */
export const askPostRule = async (
  client: HttpClient,
  base: string,
  action: 'reply' | 'newthread',
  referer: string,
): Promise<FormSecurity | null> => {
  const { text } = await client.get(`${base}forum.php?mod=ajax&action=checkpostrule&inajax=yes&ac=${action}`, {
    referer,
  })
  const inside = insideCdata(text)
  if (!/seccode_|secqaa_/.test(inside)) return null
  return parseFormSecurity(inside)
}

export const challengeFields = (answers: readonly ChallengeAnswer[]): readonly (readonly [string, string])[] =>
  answers.flatMap(({ kind, hash, modid, answer }): (readonly [string, string])[] =>
    kind === 'image'
      ? [
          ['seccodehash', hash],
          ['seccodemodid', modid ?? 'forum::post'],
          ['seccodeverify', answer],
        ]
      : [
          ['secqaahash', hash],
          ['secanswer', answer],
        ],
  )
