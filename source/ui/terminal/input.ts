/** The terminal's input for Ink, without what the terminal itself says in it. */
import { type Reply, readReplies } from './replies.ts'

/** A reply comes in one piece or soon after; what is no reply after this was a key. */
const patience = 60

/** A stdin for Ink. It reads what the terminal's does; replies go to `onReply` instead, in order. */
export const createInput = (stdin: NodeJS.ReadStream, onReply: (reply: Reply) => void): NodeJS.ReadStream => {
  let rest = ''
  let isPasting = false
  let isImpatient = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    timer = setTimeout(() => {
      isImpatient = true
      stdin.emit('readable')
    }, patience)
  }
  const filter = (chunk: string): string => {
    clearTimeout(timer)
    const answer = readReplies(rest + chunk, isPasting)
    rest = answer.rest
    isPasting = answer.isPasting
    if (rest !== '') wait()
    for (const reply of answer.replies) onReply(reply)
    return answer.keys
  }
  const read = (): string | null => {
    const chunk = stdin.read() as string | Buffer | null
    if (chunk !== null) return filter(String(chunk))
    if (!isImpatient || rest === '') return null
    isImpatient = false
    const keys = rest
    rest = ''
    return keys
  }
  return new Proxy(stdin, {
    get: (target, name) => {
      if (name === 'read') return read
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
