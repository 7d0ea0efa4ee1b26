import type { Screen } from '../../screen.ts'
import { type AccountsPlace, type AccountsState, openAccounts, updateAccounts } from './state.ts'
import { AccountsView } from './view.tsx'

export const accountsScreen: Screen<AccountsState, AccountsPlace> = {
  open: openAccounts,
  update: updateAccounts,
  wants: () => [],
  scope: () => 'menu',
  title: ({ base }) => ({ where: [base], right: '' }),
  place: ({ base }) => ({ screen: 'accounts', base }),
  View: AccountsView,
}
