/** Whether text is coloured: the option, then the variables people set, then the setting, then whether a terminal reads it. */
import type { Environment } from '../store/paths.ts'

export type ColourWish = 'auto' | 'always' | 'never'

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/** `FORCE_COLOR=0` and `CLICOLOR_FORCE=0` force nothing. */
const isOn = (value: string | undefined): boolean => isSet(value) && value !== '0' && value !== 'false'

export const wantsColour = (
  option: ColourWish | null,
  setting: ColourWish,
  env: Environment,
  isTerminal: boolean,
): boolean => {
  if (option === 'always' || option === 'never') return option === 'always'
  if (isSet(env.NO_COLOR)) return false
  if (isOn(env.FORCE_COLOR) || isOn(env.CLICOLOR_FORCE)) return true
  if (env.FORCE_COLOR === '0' || env.TERM === 'dumb') return false
  if (option === null && setting !== 'auto') return setting === 'always'
  return isTerminal && env.CLICOLOR !== '0'
}
