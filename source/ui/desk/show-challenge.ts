/** Captchas made ready to be seen: decoded to half blocks, and in a file of their owner's alone that is gone afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Challenge, ChallengeAnswer } from '../../forum/write.ts'
import type { ShownChallenge } from '../writing.ts'

export type Gallery = {
  show(challenges: readonly Challenge[]): Promise<readonly ShownChallenge[]>
  /** The files go away. */
  clear(): void
}

const drawRows = async (image: Uint8Array, columns: number) => {
  try {
    const [{ decodePicture }, { toHalfBlocks }] = await Promise.all([
      import('../../picture/decode.ts'),
      import('../../picture/half-blocks.ts'),
    ])
    return toHalfBlocks(await decodePicture(image), Math.max(8, columns))
  } catch {
    return null
  }
}

/** `columns` is the width of the terminal now. */
export const createGallery = (columns: () => number): Gallery => {
  let folders: string[] = []
  const save = (image: Uint8Array, mime: string): string | null => {
    try {
      const folder = mkdtempSync(join(tmpdir(), 'palou-captcha-'))
      folders.push(folder)
      const path = join(folder, `captcha.${mime.replace(/^image\//, '').replace(/\W/g, '')}`)
      writeFileSync(path, image, { mode: 0o600 })
      return path
    } catch {
      return null
    }
  }
  const clear = (): void => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    folders = []
  }
  return {
    show: async challenges => {
      clear()
      return Promise.all(
        challenges.map(async (challenge): Promise<ShownChallenge> => {
          if (challenge.kind === 'question') return { kind: 'question', question: challenge.question }
          const { image, mime } = challenge
          return { kind: 'image', rows: await drawRows(image, Math.min(72, columns() - 6)), path: save(image, mime) }
        }),
      )
    },
    clear,
  }
}

export const answersTo = (challenges: readonly Challenge[], answers: readonly string[]): readonly ChallengeAnswer[] =>
  challenges.map((challenge, index) => ({
    kind: challenge.kind,
    hash: challenge.hash,
    modid: challenge.kind === 'image' ? challenge.modid : null,
    answer: answers[index] ?? '',
  }))
