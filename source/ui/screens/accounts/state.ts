/** Who one is at a forum: change over to another account, log in, log out. */
import type { Env } from '../../env.ts'
import { createMenu, type Menu, type Option, updateMenu } from '../../menu.ts'
import type { Place } from '../../place.ts'
import type { Action, Step } from '../../screen.ts'

export type AccountsPlace = Extract<Place, { readonly screen: 'accounts' }>

export type AccountChoice =
  | { readonly kind: 'use'; readonly id: string }
  | { readonly kind: 'logIn'; readonly user: string | null }
  | { readonly kind: 'logOut' }

export type AccountsState = { readonly base: string; readonly menu: Menu<AccountChoice> }

const optionsFor = (base: string, env: Env): readonly Option<AccountChoice>[] => {
  const here = env.sessions.filter(session => session.base === base)
  const inUse = here.find(session => session.isInUse && session.isLive)
  return [
    ...here.map(
      ({ account, isLive }): Option<AccountChoice> => ({
        label: isLive ? account.name : `${account.name} (${env.translate('accounts.ended')})`,
        value: isLive ? { kind: 'use', id: account.id } : { kind: 'logIn', user: account.name },
        isNow: inUse?.account.id === account.id,
      }),
    ),
    { label: env.translate('accounts.another'), value: { kind: 'logIn', user: null }, isNow: false },
    ...(inUse
      ? [
          {
            label: env.translate('accounts.logOut', { name: inUse.account.name }),
            value: { kind: 'logOut' } as const,
            isNow: false,
          },
        ]
      : []),
  ]
}

export const openAccounts = ({ base }: AccountsPlace, env: Env): AccountsState => ({
  base,
  menu: createMenu(env.translate('accounts.title'), optionsFor(base, env)),
})

const take = (state: AccountsState, choice: AccountChoice): Step<AccountsState> => {
  const { base } = state
  switch (choice.kind) {
    case 'use':
      return { state, task: { kind: 'useAccount', base, accountId: choice.id }, go: { kind: 'back' } }
    case 'logOut':
      return { state, task: { kind: 'logOut', base }, go: { kind: 'back' } }
    case 'logIn':
      return { state, go: { kind: 'replace', place: { screen: 'login', base, user: choice.user } } }
  }
}

export const updateAccounts = (state: AccountsState, action: Action, env: Env): Step<AccountsState> => {
  if (action.kind === 'left') return { state, go: { kind: 'back' } }
  if (action.kind === 'accountChanged')
    return { state: { ...state, menu: createMenu(state.menu.title, optionsFor(state.base, env)) } }
  if (action.kind !== 'key') return { state }
  const { menu, taken } = updateMenu(state.menu, action.action, action.count, env)
  return taken ? take(state, taken.value) : { state: { ...state, menu } }
}
