/** What the desk needs of the program around it. */
import type { Account } from '../../forum/model.ts'
import type { Translate } from '../../i18n/messages.ts'
import type { Sender } from '../../sender.ts'
import type { SiteAccess } from '../../site-access.ts'
import type { Accounts } from '../../store/accounts.ts'
import type { Drafts } from '../../store/drafts.ts'
import type { Outbox } from '../../store/outbox.ts'
import type { Action, Note } from '../screen.ts'
import type { Suspend } from '../terminal/suspend.ts'
import type { SessionEntry } from '../writing.ts'

/** Handed in by whoever starts the reader; all of it is loaded when it is first needed. */
export type WritingParts = {
  readonly accounts: Accounts
  readonly openAccess: () => Promise<SiteAccess>
  readonly openWriting: () => Promise<{ readonly drafts: Drafts; readonly outbox: Outbox; readonly sender: Sender }>
  /** `--as`: the account to be, at each site. */
  readonly as: string | null
  /** Set by the reader: a site no longer knows a session. */
  readonly onSessionEnded: (listener: (base: string, account: Account) => void) => void
}

export type DeskWorld = WritingParts & {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly translate: Translate
  readonly now: () => number
  readonly columns: () => number
  readonly suspend: Suspend
  /** To every screen. */
  readonly spread: (action: Action) => void
  readonly note: (note: Note) => void
  readonly tellSessions: (sessions: readonly SessionEntry[]) => void
}

/** One screen's way to hear what came of its task. */
export type Tell = (action: Action) => void

/** All sessions there are; the one in use at each site is marked. */
export const listSessions = ({ accounts, as }: Pick<WritingParts, 'accounts' | 'as'>): readonly SessionEntry[] => {
  const sessions = accounts.list()
  const inUse = (base: string): string | undefined => (accounts.find(base, as) ?? accounts.find(base))?.account.id
  return sessions.map(({ base, account, isLive }) => ({
    base,
    account,
    isLive,
    isInUse: inUse(base) === account.id,
  }))
}
