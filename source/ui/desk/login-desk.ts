/** Logging in, out, and over to another account. The forms, with what credentials they hold, stay here. */
import type { Account } from '../../forum/model.ts'
import type { LoginForm, Sessions } from '../../forum/session.ts'
import type { OpenSite } from '../../site-access.ts'
import type { LoginAnswer, LoginFacts, ShownChallenge, TypedCredentials } from '../writing.ts'
import { answersTo, type Gallery } from './show-challenge.ts'
import { type DeskWorld, listSessions } from './world.ts'

type Talk = {
  readonly site: OpenSite
  readonly sessions: Sessions
  readonly form: LoginForm
}

export type LoginDesk = {
  load(base: string, signal: AbortSignal): Promise<LoginFacts>
  logIn(base: string, typed: TypedCredentials): Promise<LoginAnswer>
  renew(base: string): Promise<readonly ShownChallenge[]>
  /** Whether the site was told. */
  logOut(base: string): Promise<boolean>
  use(base: string, accountId: string): Promise<Account | null>
}

export const createLoginDesk = (world: DeskWorld, gallery: Gallery): LoginDesk => {
  const talks = new Map<string, Talk>()

  const shown = async (form: LoginForm): Promise<LoginFacts> => ({
    step: form.step,
    questions: form.questions,
    challenges: await gallery.show(form.challenges),
  })
  const becomes = (base: string, account: Account | null): void => {
    world.tellSessions(listSessions(world))
    world.spread({ kind: 'accountChanged', base, account })
  }
  const succeed = async (base: string, site: OpenSite, account: Account): Promise<void> => {
    await site.session.begin(account, null)
    const access = await world.openAccess()
    access.adopt(site)
    talks.delete(base)
    gallery.clear()
    becomes(base, account)
  }
  /** New pictures for the next try: each answers once. */
  const refreshed = async (talk: Talk): Promise<LoginForm> => ({
    ...talk.form,
    challenges: await Promise.all(talk.form.challenges.map(one => talk.sessions.renew(one, talk.form))),
  })
  const talkOf = (base: string): Talk => {
    const talk = talks.get(base)
    if (!talk) throw new Error('no login was begun')
    return talk
  }
  return {
    load: async (base, signal) => {
      const site = (await world.openAccess()).openSite(base, { cookies: [], userAgent: null })
      const sessions = await site.openSessions()
      const form = await sessions.loadLoginForm({ signal })
      talks.set(base, { site, sessions, form })
      return shown(form)
    },
    logIn: async (base, { challengeAnswers, ...typed }) => {
      const talk = talkOf(base)
      const { sessions, site, form } = talk
      const answer = await sessions.login(form, {
        ...typed,
        challengeAnswers: answersTo(form.challenges, challengeAnswers),
      })
      if (answer.kind === 'loggedIn') {
        await succeed(base, site, answer.account)
        return answer
      }
      if (answer.kind === 'more') {
        talks.set(base, { ...talk, form: answer.form })
        return { kind: 'more', message: answer.message, form: await shown(answer.form) }
      }
      return answer
    },
    renew: async base => {
      const talk = talkOf(base)
      const form = await refreshed(talk)
      talks.set(base, { ...talk, form })
      return gallery.show(form.challenges)
    },
    logOut: async base => {
      const access = await world.openAccess()
      const site = access.openSite(base)
      const isIn = site.session.account() !== null
      site.session.leave()
      const isTold = isIn && (await (await site.openSessions()).logout().catch(() => false))
      site.session.end()
      const next = world.accounts.find(base)
      const choice = next?.isLive ? { as: next.account.id } : { cookies: [], userAgent: null }
      access.adopt(access.openSite(base, choice))
      becomes(base, next?.isLive ? next.account : null)
      return isTold
    },
    use: async (base, accountId) => {
      const stored = world.accounts.find(base, accountId)
      if (!stored?.isLive) return null
      world.accounts.write(stored)
      const access = await world.openAccess()
      access.adopt(access.openSite(base, { as: accountId }))
      becomes(base, stored.account)
      return stored.account
    },
  }
}
