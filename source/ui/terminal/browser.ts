/** Opens an address in the browser: no shell is ever asked, and only http and https addresses go out. */
import { spawn } from 'node:child_process'

export type BrowserCommand = {
  readonly command: string
  readonly args: readonly string[]
  /** It draws in the terminal, which must be handed over for so long. */
  readonly needsTerminal: boolean
}

const terminalBrowsers = /^(w3m|lynx|links2?|elinks|browsh|carbonyl)$/

type Environment = Readonly<Record<string, string | undefined>>

/** `BROWSER` may hold arguments and, separated by colons, a second choice; `%s` is the address. */
const fromVariable = (value: string, url: string): BrowserCommand | null => {
  const [command, ...args] = (value.match(/^[^:]*(?::\/\/[^:]*)*/)?.[0] ?? '').trim().split(/\s+/)
  if (!command) return null
  const placed = args.map(arg => arg.replaceAll('%s', url))
  return {
    command,
    args: args.some(arg => arg.includes('%s')) ? placed : [...args, url],
    needsTerminal: terminalBrowsers.test(command.split('/').at(-1)!),
  }
}

export const browserCommand = (url: string, env: Environment, platform: NodeJS.Platform): BrowserCommand => {
  const own = env.BROWSER ? fromVariable(env.BROWSER, url) : null
  if (own) return own
  if (platform === 'darwin') return { command: 'open', args: [url], needsTerminal: false }
  if (platform === 'win32')
    return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url], needsTerminal: false }
  return { command: 'xdg-open', args: [url], needsTerminal: false }
}

export const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url)

/** Settles true once the browser has started (or, for one in the terminal, has ended). */
export const runBrowser = ({ command, args, needsTerminal }: BrowserCommand): Promise<boolean> =>
  new Promise(resolve => {
    const child = spawn(command, args, { stdio: needsTerminal ? 'inherit' : 'ignore', detached: !needsTerminal })
    child.once('error', () => resolve(false))
    if (needsTerminal) child.once('close', () => resolve(true))
    else
      child.once('spawn', () => {
        child.unref()
        resolve(true)
      })
  })
