/** `palou schema <kind>`: the JSON Schema of a document; without a kind the kinds there are. */
import { PalouError } from '../forum/errors.ts'
import { schemaKinds, schemaOf } from '../forum/schema-documents.ts'
import type { Run } from './contract.ts'

export const run: Run = async ({ translate }, { arguments: [kind] }) => {
  if (kind === undefined) return { kind: 'text', text: schemaKinds.map(name => `${name}\n`).join('') }
  const schema = schemaOf(kind)
  if (schema) return { kind: 'text', text: `${JSON.stringify(schema, null, 2)}\n` }
  throw new PalouError('usage', { detail: translate('cli.kindUnknown', { text: kind, names: schemaKinds.join(', ') }) })
}
