/** The forum that a command without an address is about: its argument, `--site`, or the only one that is known. */
import type { Input, Services } from './contract.ts'
import { chooseBase, findPlace } from './find-place.ts'

/** Throws `usage`, `not-an-address` or `site-unknown`. */
export const findSite = (services: Services, { arguments: [text], options }: Input): string =>
  text === undefined ? chooseBase(services, options.site) : findPlace(services, text, options.site, null).base
