/** OSC 52: the terminal itself puts text on the clipboard, through ssh and tmux too. Terminals that can't, ignore it. */

export const copySequence = (text: string): string =>
  `\u001B]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`
