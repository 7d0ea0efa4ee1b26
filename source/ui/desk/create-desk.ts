/** The desk: the one part of the reader that logs in, keeps drafts, sends. It does the tasks that screens return and fetches forms. */
import type { Intent } from '../../forum/write.ts'
import type { Note } from '../screen.ts'
import type { Desk } from '../want.ts'
import type { FormFacts, Unsent, WritingTask } from '../writing.ts'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts'
import { createLoginDesk } from './login-desk.ts'
import { runEditor } from './run-editor.ts'
import { createGallery } from './show-challenge.ts'
import { type DeskWorld, listSessions, type Tell } from './world.ts'
import { createWriteDesk } from './write-desk.ts'

export type WorkingDesk = Omit<Desk, 'loadPicture'> & {
  do(task: WritingTask, frame: number, tell: Tell): Promise<Note | string | null>
  /** Everything unwritten to disk, now: the reader ends. */
  close(): void
}

const once = <Value>(open: () => Promise<Value>): (() => Promise<Value>) => {
  let opened: Promise<Value> | null = null
  return () => {
    opened ??= open()
    return opened
  }
}

export const createDesk = (world: DeskWorld): WorkingDesk => {
  const writing = once(world.openWriting)
  const gallery = createGallery(world.columns)
  const logins = createLoginDesk(world, gallery)
  let keeper: DraftKeeper | null = null
  const openKeeper = async (): Promise<DraftKeeper> => {
    keeper ??= createDraftKeeper((await writing()).drafts, world.now)
    return keeper
  }
  const siteOf = async (base: string) => (await world.openAccess()).openSite(base)
  const accountAt = async (base: string) => (await siteOf(base)).session.account()
  const dropEntry = async (entryId: string): Promise<void> => {
    const { outbox } = await writing()
    const release = outbox.claim(entryId)
    if (release) outbox.remove(entryId)
    release?.()
  }
  const writes = createWriteDesk(world, gallery, async () => (await writing()).sender, accountAt, dropEntry)

  /** The site counts from the last post of this account: the outbox remembers those sent from here. */
  const waitUntil = async (base: string, floodSeconds: number | null): Promise<number | null> => {
    const account = await accountAt(base)
    if (!floodSeconds || !account) return null
    const sent = (await writing()).outbox
      .list(true)
      .filter(entry => entry.state === 'stored' && entry.base === base && entry.account.id === account.id)
      .filter(({ intent }) => intent.kind === 'reply' || intent.kind === 'newThread')
      .map(({ startedAt }) => (startedAt === null ? 0 : Date.parse(startedAt)))
    const until = Math.max(0, ...sent) + floodSeconds * 1000
    return until > world.now() ? until : null
  }
  const loadForm = async (base: string, intent: Intent, signal: AbortSignal): Promise<FormFacts> => {
    const writer = await (await siteOf(base)).openWriter()
    const { charset, limits, offers } = await writer.prepare(intent, { signal })
    const [{ loadMeasure }, { loadEncoder }] = await Promise.all([
      import('../../write-limits.ts'),
      import('../../http/encode.ts'),
    ])
    const [measure, encoder] = await Promise.all([loadMeasure(charset), loadEncoder(charset)])
    const unit = limits?.subjectUnit ?? 'characters'
    return {
      charset,
      limits,
      offers,
      measure: (body, title) => measure(body, title, unit),
      lacking: encoder.unencodable,
      waitUntil: await waitUntil(base, limits?.floodSeconds ?? null),
    }
  }
  const listUnsent = async (): Promise<Unsent> => {
    const { drafts, sender } = await writing()
    // After what was thrown away in the same step.
    await new Promise(resolve => setImmediate(resolve))
    return {
      drafts: drafts.list().map(({ id, base, intent, label, cursor, updatedAt }) => {
        const isFree = drafts.findFor(base, intent).some(other => other.id === id)
        return { id, base, intent, label, cursor, keptAt: updatedAt, isOpenElsewhere: !isFree }
      }),
      outbox: sender.pending(),
    }
  }
  const edit = async (text: string, tell: Tell): Promise<Note | null> => {
    const command = world.env.VISUAL || world.env.EDITOR
    if (!command) return { text: world.translate('compose.noEditor'), tone: 'error' }
    let edited: Awaited<ReturnType<typeof runEditor>> | null = null
    await world.suspend(async () => {
      edited = await runEditor(command, text)
    })
    const now = edited as Awaited<ReturnType<typeof runEditor>> | null
    if (now?.kind === 'edited') tell({ kind: 'wrote', event: { kind: 'edited', text: now.text } })
    return now?.kind === 'failed'
      ? { text: world.translate('compose.editorFailed', { code: now.code }), tone: 'error' }
      : null
  }
  const logIn = async (task: Extract<WritingTask, { kind: 'logIn' }>, tell: Tell): Promise<void> => {
    try {
      const answer = await logins.logIn(task.base, task.credentials)
      tell({ kind: 'wrote', event: { kind: 'loginAnswered', answer } })
    } catch (error) {
      const { isPalouError, PalouError } = await import('../../forum/errors.ts')
      const known = isPalouError(error) ? error : new PalouError('internal', { cause: error })
      tell({ kind: 'wrote', event: { kind: 'failed', error: known } })
    }
  }
  const submit = async (task: Extract<WritingTask, { kind: 'submit' }>, frame: number, tell: Tell): Promise<void> => {
    // The words are on disk before anything is sent; a disk that takes nothing has been told of, and stops nobody from sending.
    try {
      if (task.draftId !== null) (await openKeeper()).flush(task.draftId)
    } catch {}
    await writes.submit(task, frame, tell)
  }
  const renew = async (task: Extract<WritingTask, { kind: 'renew' }>, frame: number, tell: Tell): Promise<void> => {
    if (task.of === 'write') return writes.renew(frame, tell)
    tell({ kind: 'wrote', event: { kind: 'renewed', challenges: await logins.renew(task.base) } })
  }
  const act = async (task: WritingTask, frame: number, tell: Tell): Promise<Note | string | null> => {
    const { translate } = world
    switch (task.kind) {
      case 'keepDraft':
        ;(await openKeeper()).keep(task, tell)
        return null
      case 'closeDraft':
        ;(await openKeeper()).close(task.id)
        return null
      case 'dropDraft':
        ;(await openKeeper()).drop(task.id)
        return null
      case 'submit':
        await submit(task, frame, tell)
        return null
      case 'answer':
        writes.answer(frame, task.answer)
        return null
      case 'renew':
        await renew(task, frame, tell).catch(() => {})
        return null
      case 'editor':
        return edit(task.text, tell)
      case 'logIn':
        await logIn(task, tell)
        return null
      case 'logOut':
        return translate((await logins.logOut(task.base)) ? 'accounts.out' : 'accounts.outHere')
      case 'useAccount': {
        const account = await logins.use(task.base, task.accountId)
        return account && translate('accounts.used', { name: account.name })
      }
      case 'resend':
        await writes.resend(task.entryId, frame, tell)
        return null
      case 'look':
        await writes.look(task.entryId, tell)
        return null
      case 'dropEntry':
        await dropEntry(task.entryId)
        return null
    }
  }
  world.onSessionEnded((_base, { name }) => {
    world.tellSessions(listSessions(world))
    world.note({ text: world.translate('app.sessionEnded', { name }), tone: 'error' })
  })
  return {
    loadForm,
    openDraft: async want =>
      (await openKeeper()).open(want, (await accountAt(want.base).catch(() => null))?.id ?? null),
    loadLogin: logins.load,
    listUnsent,
    do: act,
    close: () => {
      keeper?.flushAll()
      gallery.clear()
    },
  }
}
