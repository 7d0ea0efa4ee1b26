/** Which picture protocol a terminal speaks: asked of the terminal, guessed from the environment where it does not answer. */
import type { PictureProtocol } from '../../picture/prepare.ts'
import type { Reply } from './replies.ts'

export type Graphics = {
  /** null: pictures are a line of text. */
  readonly protocol: PictureProtocol | null
  readonly cellWidth: number
  readonly cellHeight: number
  /** Sequences go through tmux to the terminal around it. */
  readonly throughTmux: boolean
}

/** A terminal that has not been asked. */
export const plainGraphics: Graphics = { protocol: 'blocks', cellWidth: 8, cellHeight: 16, throughTmux: false }

type Environment = Readonly<Record<string, string | undefined>>

/** What is known so far; grows as answers come. */
export type Known = {
  readonly version: string
  readonly hasKitty: boolean
  readonly hasSixel: boolean
  readonly cell: { readonly width: number; readonly height: number } | null
}

export const nothingKnown: Known = { version: '', hasKitty: false, hasSixel: false, cell: null }

export const learn = (known: Known, reply: Reply): Known => {
  switch (reply.kind) {
    case 'attributes':
      return { ...known, hasSixel: reply.codes.includes(4) }
    case 'version':
      return { ...known, version: reply.name }
    case 'kitty':
      return { ...known, hasKitty: reply.isOk }
    case 'cell':
      return reply.width > 0 && reply.height > 0
        ? { ...known, cell: { width: reply.width, height: reply.height } }
        : known
    default:
      return known
  }
}

const kittyQuery = '\u001B_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u001B\\'

/**
 * The questions in one write. The last, what the terminal is, every terminal answers; those that do not know the others say nothing to
 * them. A kitty query through tmux would be answered into the wrong place.
 */
export const graphicsQuestions = (env: Environment): string =>
  `${env.TMUX || env.TERM === 'linux' ? '' : kittyQuery}\u001B[>0q\u001B[16t\u001B[c`

const isKittyTerminal = (env: Environment, version: string): boolean =>
  /^(kitty|ghostty)/i.test(version) ||
  /kitty|ghostty/.test(env.TERM ?? '') ||
  Boolean(env.KITTY_WINDOW_ID || env.GHOSTTY_RESOURCES_DIR)

const isItermTerminal = (env: Environment, version: string): boolean =>
  /^(iTerm2|WezTerm|mintty)/i.test(version) ||
  /^(iTerm\.app|WezTerm|mintty|vscode)$/.test(env.TERM_PROGRAM ?? '') ||
  env.LC_TERMINAL === 'iTerm2'

const chooseProtocol = (env: Environment, known: Known): PictureProtocol => {
  if (isKittyTerminal(env, known.version)) return 'kitty'
  // tmux draws sixels itself where it was built to, and then says so; it hands on no other pictures unless told to.
  if (env.TMUX) return known.hasSixel ? 'sixel' : 'blocks'
  if (isItermTerminal(env, known.version)) return 'iterm'
  if (known.hasSixel) return 'sixel'
  return known.hasKitty ? 'kitty-placed' : 'blocks'
}

export type GraphicsWish = 'auto' | 'kitty' | 'iterm' | 'sixel' | 'blocks' | 'none'

export const graphicsFor = (env: Environment, known: Known, wish: GraphicsWish, hasColour: boolean): Graphics => {
  const chosen = wish === 'none' ? null : wish === 'auto' ? (hasColour ? chooseProtocol(env, known) : null) : wish
  const { width, height } = known.cell ?? { width: 8, height: 16 }
  return {
    protocol: chosen,
    cellWidth: width,
    cellHeight: height,
    throughTmux: Boolean(env.TMUX) && (chosen === 'kitty' || chosen === 'iterm'),
  }
}
