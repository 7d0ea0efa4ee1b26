import { describe, expect, it } from 'vitest'
import { wantsColour } from '../../source/commands/colours.ts'

describe('whether text is coloured', () => {
  const cases: readonly (readonly [string, Parameters<typeof wantsColour>, boolean])[] = [
    ['a terminal is coloured', [null, 'auto', {}, true], true],
    ['a pipe is not', [null, 'auto', {}, false], false],
    ['NO_COLOR takes it from a terminal', [null, 'auto', { NO_COLOR: '1' }, true], false],
    ['an empty NO_COLOR is not set', [null, 'auto', { NO_COLOR: '' }, true], true],
    ['FORCE_COLOR gives it to a pipe', [null, 'auto', { FORCE_COLOR: '1' }, false], true],
    ['CLICOLOR_FORCE does, too', [null, 'auto', { CLICOLOR_FORCE: '1' }, false], true],
    ['FORCE_COLOR=0 takes it away', [null, 'auto', { FORCE_COLOR: '0' }, true], false],
    ['NO_COLOR is above FORCE_COLOR', [null, 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true], false],
    ['a dumb terminal has none', [null, 'auto', { TERM: 'dumb' }, true], false],
    ['the option is above everything', ['always', 'never', { NO_COLOR: '1', TERM: 'dumb' }, false], true],
    ['and so is its never', ['never', 'always', { FORCE_COLOR: '1' }, true], false],
    ['the setting is above the terminal', [null, 'never', {}, true], false],
    ['and below the variables', [null, 'always', { NO_COLOR: '1' }, true], false],
    ['--color auto is above the setting', ['auto', 'always', {}, false], false],
  ]
  it.each(cases)('%s', (_, args, expected) => expect(wantsColour(...args)).toBe(expected))
})
