/**
 * A reader that asks the person where a gate opens with a word: a board's password, the sum of Discuz's own guard (facts §3.6, §9.1). What
 * was asked for is then read again. Each gate is asked for at most so often.
 */
import type { Gates } from '../engines/discuz-html/pass-gates.ts'
import { isPalouError, type PalouError } from '../forum/errors.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Reader } from '../reader.ts'
import type { Prompts } from './prompts.ts'

export type Asking = {
  /** At a terminal; or a password comes as the first line of the input (`--board-password-stdin`). */
  readonly canAsk: boolean
  readonly openPrompts: () => Promise<Prompts>
  readonly openGates: (base: string) => Promise<Gates>
  readonly translate: Translate
}

const mostTries = 3

/** The board stands in the address at which the gate stood. */
const boardAt = (error: PalouError): string | null =>
  error.url
    ?.match(/[?&;]fid=(\w+)|forum-(\w+)-\d/)
    ?.slice(1)
    .find(Boolean) ?? null

const sumIn = ({ detail }: PalouError): string | null => detail?.match(/sum: (.+)$/)?.[1] ?? null

/** Passes one gate; false where it is none that a word opens, or nothing was said. */
const pass = async (error: PalouError, base: string, asking: Asking): Promise<boolean> => {
  const { translate } = asking
  const boardId = error.code === 'password-needed' ? boardAt(error) : null
  const sum = error.code === 'captcha-needed' ? sumIn(error) : null
  if (!asking.canAsk || (boardId === null && sum === null)) return false
  const prompts = await asking.openPrompts()
  const question = sum === null ? translate('gate.boardPassword') : translate('gate.sum', { sum })
  const said = await (sum === null ? prompts.askSecret(question) : prompts.ask(question))
  if (!said?.trim()) return false
  const gates = await asking.openGates(base)
  await (boardId === null ? gates.answerSum(said.trim()) : gates.openBoard(boardId, said))
  return true
}

/** A wrong word is a gate again. */
const passing = async <Found>(base: string, asking: Asking, load: () => Promise<Found>): Promise<Found> => {
  let gate: PalouError | null = null
  for (let tries = 0; ; tries += 1) {
    try {
      if (gate && !(await pass(gate, base, asking))) throw gate
      return await load()
    } catch (error) {
      if (error === gate || !isPalouError(error) || tries >= mostTries) throw error
      if (error.code !== 'password-needed' && error.code !== 'captcha-needed') throw error
      gate = error
    }
  }
}

export const createAskingReader = (reader: Reader, asking: Asking): Reader => ({
  ...reader,
  loadBoards: (base, ask) => passing(base, asking, () => reader.loadBoards(base, ask)),
  loadThreads: (base, query, ask) => passing(base, asking, () => reader.loadThreads(base, query, ask)),
  loadThread: (base, query, ask) => passing(base, asking, () => reader.loadThread(base, query, ask)),
  loadPostPage: (base, query, ask) => passing(base, asking, () => reader.loadPostPage(base, query, ask)),
  loadLastPage: (base, threadId, ask) => passing(base, asking, () => reader.loadLastPage(base, threadId, ask)),
})
