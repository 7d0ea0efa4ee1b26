/** `palou outbox`: what waits to be sent, or was lost on the way. `look <id>` asks the site, `send <id>` sends, `drop <id>` gives up. */
import type { OutboxDocument } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import type { OutboxEntry } from '../store/outbox.ts'
import type { Input, Result, Run, Services } from './contract.ts'
import { columns, row, showTime, spread } from './lines-shared.ts'
import { createAsks, writtenResult } from './write.ts'

const listResult = (entries: readonly OutboxEntry[], { translate }: Services): Result => {
  const document: OutboxDocument = {
    schema: 'palou.outbox/1',
    entries: entries.map(
      ({ id, base, account, intent, label, state, message, lookAt, draftId, createdAt, startedAt }) => ({
        id,
        site: base,
        account: { id: account.id, name: account.name },
        action: intent.kind,
        label,
        state,
        message,
        lookAt,
        draft: draftId,
        createdAt,
        startedAt,
      }),
    ),
  }
  return {
    kind: 'document',
    document,
    lines: canvas =>
      entries.length === 0
        ? [row(spread([[translate('outbox.none'), 'dim']]), [], canvas)]
        : columns(
            entries.map(({ id, base, account, intent, label, state, createdAt }) => [
              [id, 'title'],
              [translate(`outbox.state.${state}`), state === 'unknown' ? 'accent' : 'label'],
              [translate(`action.${intent.kind}`), 'label'],
              [account.name, 'author'],
              [base, 'link'],
              [showTime(createdAt, null, 'relative', canvas, translate), 'dim'],
              [label ?? '', 'text'],
            ]),
            canvas,
          ),
  }
}

const findOne = async (services: Services, id: string | undefined): Promise<OutboxEntry> => {
  const { outbox } = await services.openWriting()
  const entry = outbox.find(id ?? '')
  if (entry && entry.state !== 'stored') return entry
  throw new PalouError('page-not-found', { detail: services.translate('outbox.unknown', { id: id ?? '' }) })
}

const send = async (services: Services, input: Input, entry: OutboxEntry): Promise<Result> => {
  const { sender } = await services.openWriting()
  const sent = await sender.resend(entry.id, createAsks(services, input, entry.base, entry.account))
  return writtenResult(sent, entry, entry.account, services)
}

const drop = async (services: Services, entry: OutboxEntry): Promise<void> => {
  const { outbox } = await services.openWriting()
  const release = outbox.claim(entry.id)
  if (!release) throw new PalouError('other-failure', { detail: services.translate('write.busy') })
  outbox.remove(entry.id)
  release()
  services.tell(services.translate('outbox.dropped'))
}

export const run: Run = async (services, input) => {
  const [action = 'list', id] = input.arguments
  const { sender } = await services.openWriting()
  switch (action) {
    case 'list':
      return listResult(sender.pending(), services)
    case 'send':
      return send(services, input, await findOne(services, id))
    case 'look': {
      const entry = await findOne(services, id)
      return writtenResult(await sender.look(entry.id), entry, entry.account, services)
    }
    case 'drop':
      await drop(services, await findOne(services, id))
      return input.options.format === 'text' ? { kind: 'exit', code: 0 } : listResult(sender.pending(), services)
    default: {
      const names = 'list, look, send, drop'
      throw new PalouError('usage', { detail: services.translate('cli.actionUnknown', { text: action, names }) })
    }
  }
}
