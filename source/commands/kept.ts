/** What the commands about the memory share. */
import { PalouError } from '../forum/errors.ts'
import type { IsoTime } from '../forum/model.ts'
import { toLocalIso } from '../i18n/local-time.ts'
import type { Memory } from '../store/memory.ts'
import type { Services } from './contract.ts'

/** A command about what is kept needs it; why there is none was told already. */
export const requireMemory = async (services: Services): Promise<Memory> => {
  const memory = await services.openMemory()
  if (memory) return memory
  throw new PalouError('other-failure', { detail: services.translate('store.none') })
}

export const iso = (time: number | null): IsoTime | null => (time === null ? null : toLocalIso(time))
