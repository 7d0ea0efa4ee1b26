/** Whether a printed document is what its schema says, by a validator of its own. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { schemaOf } from '../../source/forum/schema-documents.ts'

const compiled = new Map<string, ValidateFunction>()

const validatorOf = (kind: string): ValidateFunction => {
  const known = compiled.get(kind)
  if (known) return known
  const schema = schemaOf(kind)
  if (!schema) throw new Error(`there is no schema of ${kind}`)
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  compiled.set(kind, validate)
  return validate
}

/** Empty when the document is right; the schema is the one that the document names. */
export const faultsOf = (document: unknown): readonly string[] => {
  const { schema } = document as { schema: string }
  const validate = validatorOf(schema.match(/^palou\.([\w-]+)\/1$/)?.[1] ?? schema)
  validate(document)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
