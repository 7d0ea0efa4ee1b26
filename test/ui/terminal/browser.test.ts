import { describe, expect, it } from 'vitest'
import { browserCommand, isWebAddress, runBrowser } from '../../../source/ui/terminal/browser.ts'
import { copySequence } from '../../../source/ui/terminal/clipboard.ts'

const url = 'https://bbs.example/a?b=1&c=$(reboot)'

describe('the browser', () => {
  it('is what BROWSER names, its arguments kept, the address one argument', () => {
    expect(browserCommand(url, { BROWSER: 'firefox --new-tab' }, 'linux')).toEqual({
      command: 'firefox',
      args: ['--new-tab', url],
      needsTerminal: false,
    })
    expect(browserCommand(url, { BROWSER: 'open-it %s now' }, 'linux').args).toEqual([url, 'now'])
    expect(browserCommand(url, { BROWSER: 'w3m:lynx' }, 'linux')).toEqual({
      command: 'w3m',
      args: [url],
      needsTerminal: true,
    })
    expect(browserCommand(url, { BROWSER: '/usr/bin/lynx' }, 'linux').needsTerminal).toBe(true)
  })

  it('is the system’s own where none is named', () => {
    expect(browserCommand(url, {}, 'linux').command).toBe('xdg-open')
    expect(browserCommand(url, { BROWSER: ' ' }, 'darwin').command).toBe('open')
    expect(browserCommand(url, {}, 'win32').args.at(-1)).toBe(url)
  })

  it('gets web addresses only', () => {
    expect(isWebAddress('HTTPS://bbs.example/')).toBe(true)
    for (const other of ['javascript:alert(1)', 'file:///etc/passwd', '-version', 'thunder://x'])
      expect(isWebAddress(other)).toBe(false)
  })

  it('that can’t be started is told as such', async () => {
    await expect(runBrowser({ command: 'no-such-browser-here', args: [], needsTerminal: false })).resolves.toBe(false)
    await expect(runBrowser({ command: process.execPath, args: ['-e', '0'], needsTerminal: false })).resolves.toBe(true)
  })
})

describe('the clipboard', () => {
  it('is filled by the terminal, in base64 of UTF-8', () => {
    const sequence = copySequence('爬楼')
    expect(sequence.startsWith('\u001B]52;c;')).toBe(true)
    expect(Buffer.from(sequence.slice(7, -1), 'base64').toString('utf8')).toBe('爬楼')
  })
})
