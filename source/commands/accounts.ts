/** `palou accounts`: every session there is; `use <account>` makes one the one in use, `forget <account>` removes it from this machine. */
import type { AccountsDocument } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import type { Session } from '../store/accounts.ts'
import type { Result, Run, Services } from './contract.ts'
import { chooseBase } from './find-place.ts'
import { columns, row, showTime, spread } from './lines-shared.ts'

const listAccounts = ({ accounts, translate }: Services): Result => {
  const sessions = accounts.list()
  const isInUse = (session: Session): boolean => accounts.find(session.base)?.account.id === session.account.id
  const document: AccountsDocument = {
    schema: 'palou.accounts/1',
    accounts: sessions.map(session => ({
      id: session.account.id,
      name: session.account.name,
      url: session.base,
      inUse: session.isLive && isInUse(session),
      live: session.isLive,
      usedAt: session.usedAt,
    })),
  }
  return {
    kind: 'document',
    document,
    lines: canvas =>
      sessions.length === 0
        ? [row(spread([[translate('account.none'), 'dim']]), [], canvas)]
        : columns(
            document.accounts.map(({ id, name, url, inUse, live, usedAt }) => [
              [name, 'title'],
              [`#${id}`, 'dim'],
              [url, 'link'],
              [live ? (inUse ? translate('account.inUse') : '') : translate('account.over'), live ? 'accent' : 'dim'],
              [showTime(usedAt, null, 'relative', canvas, translate), 'dim'],
            ]),
            canvas,
          ),
  }
}

const findOne = (services: Services, name: string | undefined, site: string | null): Session => {
  if (name === undefined)
    throw new PalouError('usage', { detail: services.translate('cli.missingArgument', { text: '<account>' }) })
  const everywhere = services.accounts.list(site === null ? null : chooseBase(services, site))
  const found = everywhere.filter(
    ({ account }) => account.id === name || account.name.toLowerCase() === name.toLowerCase(),
  )
  if (found.length === 1) return found[0]!
  if (found.length === 0) throw new PalouError('login-needed', { detail: name })
  throw new PalouError('usage', { detail: `--site: ${found.map(({ base }) => base).join(', ')}` })
}

export const run: Run = async (services, { arguments: [action = 'list', name], options }) => {
  const { accounts, tell, translate } = services
  if (action === 'use') {
    const session = findOne(services, name, options.site)
    accounts.write(session)
    tell(translate('account.used', { base: session.base, name: session.account.name }))
  } else if (action === 'forget') {
    const { base, account } = findOne(services, name, options.site)
    accounts.remove(base, account.id)
    tell(translate('account.forgotten', { base, name: account.name }))
  } else if (action !== 'list') {
    throw new PalouError('usage', {
      detail: translate('cli.actionUnknown', { text: action, names: 'list, use, forget' }),
    })
  }
  return action === 'list' || options.format === 'json' ? listAccounts(services) : { kind: 'exit', code: 0 }
}
