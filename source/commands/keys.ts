/** `palou keys`: the reader's keys from its own table, the person's settings applied. */
import type { KeysDocument } from '../forum/documents.ts'
import { emptyLine, type Line } from '../text/line.ts'
import type { Canvas, Run, Services } from './contract.ts'
import { columns, row, spread } from './lines-shared.ts'

type Entry = KeysDocument['bindings'][number] & { readonly group: string }

const loadKeys = async ({ config, translate }: Services): Promise<readonly Entry[]> => {
  const [{ createKeymap }, { printChord }] = await Promise.all([
    import('../ui/keymap/keymap.ts'),
    import('../ui/keymap/chord.ts'),
  ])
  return createKeymap(config().settings.keys).rows.map(({ binding, chords }) => ({
    scopes: binding.scopes,
    action: binding.action,
    keys: chords.map(printChord),
    meaning: translate(binding.label),
    group: translate(`help.group.${binding.group}`),
  }))
}

const groupLines = (group: string, entries: readonly Entry[], canvas: Canvas): readonly Line[] => [
  emptyLine,
  row(spread([[group, 'strong']]), [], canvas),
  ...columns(
    entries.map(entry => [
      [`  ${entry.keys.join(' ')}`, 'title'],
      [entry.meaning, 'text'],
      [entry.action, 'dim'],
    ]),
    canvas,
  ),
]

export const run: Run = async services => {
  const entries = await loadKeys(services)
  const document: KeysDocument = {
    schema: 'palou.keys/1',
    bindings: entries.map(({ group: _, ...binding }) => binding),
  }
  const groups = [...new Set(entries.map(entry => entry.group))]
  const lines = (canvas: Canvas) =>
    groups
      .flatMap(group =>
        groupLines(
          group,
          entries.filter(entry => entry.group === group),
          canvas,
        ),
      )
      .slice(1)
  return { kind: 'document', document, lines }
}
