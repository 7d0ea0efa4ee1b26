/** Pictures, files and the empty style sheets and scripts that the pages name. */
import { type Answer, fileAnswer } from './answer.ts'
import { face, landscape } from './picture.ts'
import { smilies } from './smilies.ts'

const numberIn = (path: string): number => Number(/(\d+)(?=\D*$)/.exec(path)?.[1] ?? 7)

/** null where no such file exists. */
export const staticFile = (path: string): Answer | null => {
  const smiley = /static\/image\/smiley\/default\/(\w+)\.gif/.exec(path)?.[1]
  if (smiley) {
    const known = smilies.find(s => s.file === smiley)
    return known ? fileAnswer('image/png', face(known.id)) : null
  }
  if (/\.(css|js)$/.test(path)) return fileAnswer(path.endsWith('js') ? 'application/javascript' : 'text/css', '')
  if (path.startsWith('data/attachment/')) return fileAnswer('image/png', landscape(numberIn(path), 320, 200))
  if (/\.(png|gif|jpg)$/.test(path) || path.startsWith('uc_server/')) {
    return fileAnswer('image/png', landscape(path.length, 48, 48))
  }
  return null
}
