/** `palou drafts`: unsent text. `show <id>`, `edit <id>` in the editor, `send <id>`, `delete <id>`. */
import type { DraftFacts } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import type { Draft } from '../store/drafts.ts'
import type { Input, Result, Run, Services } from './contract.ts'
import { columns, row, showTime, spread } from './lines-shared.ts'
import { editDraft } from './read-body.ts'
import { runWrite } from './write.ts'

const factsOf = ({ id, base, intent, label, updatedAt }: Draft): DraftFacts => ({
  id,
  site: base,
  action: intent.kind,
  label,
  title: 'title' in intent ? intent.title : null,
  body: intent.body,
  threadId: 'threadId' in intent ? intent.threadId : null,
  postId: 'postId' in intent ? intent.postId : intent.kind === 'reply' ? intent.quotePostId : null,
  boardId: 'boardId' in intent ? intent.boardId : null,
  updatedAt,
})

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? ''

const listResult = (drafts: readonly Draft[], { translate }: Services): Result => {
  const document = { schema: 'palou.drafts/1', drafts: drafts.map(factsOf) } as const
  return {
    kind: 'document',
    document,
    lines: canvas =>
      drafts.length === 0
        ? [row(spread([[translate('drafts.none'), 'dim']]), [], canvas)]
        : columns(
            document.drafts.map(draft => [
              [draft.id, 'title'],
              [translate(`action.${draft.action as Draft['intent']['kind']}`), 'label'],
              [draft.label ?? draft.threadId ?? draft.boardId ?? '', 'text'],
              [showTime(draft.updatedAt, null, 'relative', canvas, translate), 'dim'],
              [firstLine(draft.body), 'text'],
            ]),
            canvas,
          ),
  }
}

const findOne = async (services: Services, id: string | undefined): Promise<Draft> => {
  const { drafts } = await services.openWriting()
  const draft = drafts.find(id ?? '')
  if (draft) return draft
  throw new PalouError('page-not-found', { detail: services.translate('drafts.unknown', { id: id ?? '' }) })
}

/** What is open in another window is left alone. */
const withHold = async <Value>(services: Services, draft: Draft, work: () => Promise<Value>): Promise<Value> => {
  const { drafts } = await services.openWriting()
  const release = drafts.hold(draft.id)
  if (!release) throw new PalouError('other-failure', { detail: services.translate('drafts.open') })
  try {
    return await work()
  } finally {
    release()
  }
}

const send = (services: Services, input: Input, draft: Draft): Promise<Result> =>
  withHold(services, draft, () =>
    runWrite(services, input, { base: draft.base, intent: draft.intent, label: draft.label, draftId: draft.id }),
  )

const edit = async (services: Services, draft: Draft): Promise<Result> =>
  listResult([await editDraft(services, draft)], services)

export const run: Run = async (services, input) => {
  const [action = 'list', id] = input.arguments
  const { drafts } = await services.openWriting()
  switch (action) {
    case 'list':
      return listResult(drafts.list(), services)
    case 'show': {
      const draft = await findOne(services, id)
      const isText = input.options.format === 'text'
      return isText ? { kind: 'text', text: `${draft.intent.body}\n` } : listResult([draft], services)
    }
    case 'edit':
      return edit(services, await findOne(services, id))
    case 'send':
      return send(services, input, await findOne(services, id))
    case 'delete': {
      const draft = await findOne(services, id)
      await withHold(services, draft, async () => drafts.remove(draft.id))
      services.tell(services.translate('drafts.deleted'))
      return input.options.format === 'text' ? { kind: 'exit', code: 0 } : listResult(drafts.list(), services)
    }
    default: {
      const names = 'list, show, edit, send, delete'
      throw new PalouError('usage', { detail: services.translate('cli.actionUnknown', { text: action, names }) })
    }
  }
}
