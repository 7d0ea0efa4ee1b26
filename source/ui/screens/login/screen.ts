import type { Screen } from '../../screen.ts'
import { type LoginPlace, type LoginState, openLogin, updateLogin } from './state.ts'
import { drawLogin, LoginView } from './view.tsx'

export const loginScreen: Screen<LoginState, LoginPlace> = {
  open: openLogin,
  update: updateLogin,
  wants: ({ base, facts, problem, fresh }) => (facts || problem ? [] : [{ kind: 'login', base, fresh }]),
  scope: state => (state.problem ? 'problem' : 'form'),
  isTyping: state => state.problem === null,
  cursor: (state, env) => (state.problem ? null : drawLogin(state, env).cursor),
  disabled: (state, action) =>
    action === 'renew' && (state.facts?.challenges.length ?? 0) === 0 ? 'why.loading' : null,
  title: (_state, env) => ({ where: [env.translate('login.title')], right: '' }),
  place: ({ base, user }) => ({ screen: 'login', base, user }),
  View: LoginView,
}
