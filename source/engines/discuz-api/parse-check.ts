/** The probe (facts §6.2): which forum it is, and that its API answers. */
import type { Envelope } from './parse-envelope.ts'
import { fieldIn, numberIn, textIn } from './shape.ts'

export type ApiCheck = {
  /** `Discuz! X3.5`; `Discuz!` where only the old word for everything ("X3.2") is told. */
  readonly software: string
  /** As the probe says it: `X3.5`; null where it is not told. */
  readonly release: string | null
  readonly siteName: string | null
  readonly charset: string | null
  /** The highest module version. */
  readonly version: number | null
  readonly pluginVersion: string | null
}

/** null where the answer is no probe's: `[]` means that the plugin is off. */
export const parseCheck = ({ bare }: Envelope): ApiCheck | null => {
  if (textIn(bare.discuzversion) === '' && textIn(bare.pluginversion) === '' && textIn(bare.charset) === '') return null
  const told = textIn(bare.truediscuzversion) || textIn(bare.discuzversion)
  // "X3.2" is said by every version for the sake of a service long gone.
  const release = textIn(bare.truediscuzversion) || (told === 'X3.2' ? '' : told)
  return {
    software: /^X\d/.test(release) ? `Discuz! ${fieldIn(release)}` : 'Discuz!',
    release: fieldIn(told) || null,
    siteName: fieldIn(bare.sitename) || null,
    charset: fieldIn(bare.charset).toLowerCase() || null,
    version: numberIn(bare.version),
    pluginVersion: fieldIn(bare.pluginversion) || null,
  }
}
