/** Asks the terminal once what pictures it can show, and tells whenever an answer changes what is known: in time, late, or never. */
import type { UiSettings } from '../settings.ts'
import { type Graphics, graphicsFor, graphicsQuestions, learn, nothingKnown } from './graphics.ts'
import type { Reply } from './replies.ts'

export type GraphicsWorld = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly settings: Pick<UiSettings, 'graphics' | 'theme'>
  readonly write: (text: string) => void
  readonly tell: (graphics: Graphics) => void
}

export type AskedGraphics = { readonly ask: () => void; readonly learn: (reply: Reply) => void }

export const askGraphics = ({ env, settings, write, tell }: GraphicsWorld): AskedGraphics => {
  let isAsked = false
  let known = nothingKnown
  let told = ''
  const update = (): void => {
    const graphics = graphicsFor(env, known, settings.graphics, settings.theme !== 'none')
    if (JSON.stringify(graphics) === told) return
    told = JSON.stringify(graphics)
    tell(graphics)
  }
  return {
    ask: () => {
      if (isAsked) return
      isAsked = true
      update()
      write(graphicsQuestions(env))
    },
    learn: reply => {
      const next = learn(known, reply)
      if (next === known) return
      known = next
      update()
    },
  }
}
