/** Captchas and questions put to the person: drawn in the terminal, and in a file that is gone afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PalouError } from '../forum/errors.ts'
import type { Challenge, ChallengeAnswer } from '../forum/write.ts'
import type { Services } from './contract.ts'
import type { Prompts } from './prompts.ts'

type ImageChallenge = Extract<Challenge, { readonly kind: 'image' }>

const drawInTerminal = async ({ image }: ImageChallenge, columns: number): Promise<string | null> => {
  try {
    const [{ decodePicture }, { printHalfBlocks, toHalfBlocks }] = await Promise.all([
      import('../picture/decode.ts'),
      import('../picture/half-blocks.ts'),
    ])
    return printHalfBlocks(toHalfBlocks(await decodePicture(image), columns))
  } catch {
    return null
  }
}

/** Its owner's alone; the folder goes with it. */
const saveToFile = ({ image, mime }: ImageChallenge): { readonly path: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'palou-captcha-'))
  const path = join(folder, `captcha.${mime.replace(/^image\//, '')}`)
  writeFileSync(path, image, { mode: 0o600 })
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const canDraw = ({ env }: Services, prompts: Prompts): boolean =>
  prompts.isTerminal && env.TERM !== 'dumb' && !env.NO_COLOR

const askImage = async (
  first: ImageChallenge,
  renew: (challenge: Challenge) => Promise<Challenge>,
  services: Services,
  prompts: Prompts,
): Promise<ChallengeAnswer | null> => {
  let challenge = first
  for (;;) {
    const drawn = canDraw(services, prompts) ? await drawInTerminal(challenge, prompts.columns) : null
    if (drawn !== null) prompts.show(drawn)
    const file = saveToFile(challenge)
    try {
      prompts.show(services.translate('account.captchaFile', { path: file.path }))
      const answer = await prompts.ask(services.translate('account.captcha'))
      if (answer === null) return null
      const { hash, modid } = challenge
      if (answer.trim() !== '') return { kind: 'image', hash, modid, answer: answer.trim() }
    } finally {
      file.remove()
    }
    const next = await renew(challenge)
    if (next.kind === 'image') challenge = next
  }
}

const askQuestion = async (
  first: Extract<Challenge, { readonly kind: 'question' }>,
  renew: (challenge: Challenge) => Promise<Challenge>,
  { translate }: Services,
  prompts: Prompts,
): Promise<ChallengeAnswer | null> => {
  let challenge = first
  for (;;) {
    const { hash, question } = challenge
    const answer = await prompts.ask(translate('account.captchaQuestion', { question }))
    if (answer === null) return null
    if (answer.trim() !== '') return { kind: 'question', hash, modid: null, answer: answer.trim() }
    const next = await renew(challenge)
    if (next.kind === 'question') challenge = next
  }
}

/** null: the input ended. */
export const askChallenges = async (
  challenges: readonly Challenge[],
  renew: (challenge: Challenge) => Promise<Challenge>,
  services: Services,
  prompts: Prompts,
): Promise<readonly ChallengeAnswer[] | null> => {
  const answers: ChallengeAnswer[] = []
  for (const challenge of challenges) {
    const answer =
      challenge.kind === 'image'
        ? await askImage(challenge, renew, services, prompts)
        : await askQuestion(challenge, renew, services, prompts)
    if (answer === null) return null
    answers.push(answer)
  }
  return answers
}

export const captchaNeeded = (url: string | null): PalouError => new PalouError('captcha-needed', { url })
