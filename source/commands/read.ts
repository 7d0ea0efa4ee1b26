/** `palou [address]`: the reader. Without a terminal, or with an option that only printing knows, what the reading command prints. */
import type { Address } from '../forum/address.ts'
import { PalouError } from '../forum/errors.ts'
import { printAddress } from '../forum/print-address.ts'
import type { Input, Result, Run, Services } from './contract.ts'
import { findPlace } from './find-place.ts'
import { nearest } from './nearest.ts'
import { commands } from './table.ts'

const readers: Readonly<Partial<Record<Address['kind'], string>>> = {
  index: 'boards',
  category: 'boards',
  board: 'threads',
  thread: 'thread',
  lastPost: 'thread',
  post: 'post',
  floor: 'post',
}

/** A word that is no address and no site may be a command that was mistyped. */
const find = (services: Services, text: string, site: string | null): Address => {
  try {
    return findPlace(services, text, site, null)
  } catch (error) {
    if (!/^[\w-]+$/.test(text)) throw error
    const near = nearest(
      text,
      commands.map(({ name }) => name),
    )
    const { translate } = services
    const said = translate('cli.unknownCommand', { text })
    throw new PalouError('usage', { detail: near ? `${said}; ${translate('cli.didYouMean', { text: near })}` : said })
  }
}

const printWith = async (name: string, services: Services, input: Input): Promise<Result> => {
  const row = commands.find(one => one.name === name)!
  const { run } = await row.load()
  return run(services, input)
}

const wantsPrint = ({ options }: Input): boolean =>
  options.format !== 'text' || options.pages?.to === Number.POSITIVE_INFINITY

export const run: Run = async (services, input) => {
  const [text] = input.arguments
  const isPrinted = !services.isInteractive || wantsPrint(input)
  if (text === undefined) {
    if (isPrinted) return printWith('sites', services, { ...input, arguments: [] })
    return { kind: 'exit', code: await services.showReader(null) }
  }
  const address = find(services, text, input.options.site)
  if (!isPrinted) return { kind: 'exit', code: await services.showReader(address) }
  const name = readers[address.kind]
  if (!name) throw new PalouError('not-an-address', { detail: printAddress(address) })
  return printWith(name, services, input)
}
