/**
 * A small language for JSON Schema 2020-12 whose shapes the compiler checks against our types: `const post: Shape<Post> = object({…})`
 * does not compile with a field missing, one too many or of another type, because `Shape<T>` is invariant in `T`.
 * Only keywords that every validator knows in its strict mode are used: no `format`, no lists of types.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }
export type JsonSchema = { readonly [key: string]: Json | undefined }
type Definitions = Record<string, JsonSchema>

declare const describes: unique symbol
export type AnyShape = {
  readonly emit: (definitions: Definitions) => JsonSchema
  /** The names one may ask for with `--fields`: of an object, of a list's items, of what may be null. Empty for plain values. */
  readonly fields: () => Readonly<Record<string, AnyShape>>
}
export type Shape<T> = AnyShape & { readonly [describes]?: (value: T) => T }
type TypeOf<S> = S extends Shape<infer T> ? T : never

const none = (): Readonly<Record<string, AnyShape>> => ({})
const plain = <T>(json: JsonSchema): Shape<T> => ({ emit: () => json, fields: none })

export const text: Shape<string> = plain({ type: 'string' })
/** Text that says something: a name, a code. */
export const words: Shape<string> = plain({ type: 'string', minLength: 1 })
export const flag: Shape<boolean> = plain({ type: 'boolean' })
export const count: Shape<number> = plain({ type: 'integer', minimum: 0 })
/** From 1: floors, pages. */
export const ordinal: Shape<number> = plain({ type: 'integer', minimum: 1 })
export const amount: Shape<number> = plain({ type: 'number' })
export const url: Shape<string> = plain({ type: 'string', pattern: '^[a-z][a-z0-9+.-]*:' })
export const colour: Shape<string> = plain({ type: 'string', pattern: '^#[0-9a-f]{6}$' })
/** ISO 8601 with offset. */
export const time: Shape<string> = plain({
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
})

export const anything: Shape<Json> = plain({})

/** Ids are strings; the brand is the compiler's alone. */
export const id = <Id extends string>(): Shape<Id> => plain({ type: 'string', minLength: 1 })

export const literal = <const Value extends string | number | boolean>(value: Value): Shape<Value> =>
  plain({ const: value })

export const oneOf = <const Values extends readonly (string | number)[]>(...values: Values): Shape<Values[number]> =>
  plain({ enum: values })

export const nullable = <T>(shape: Shape<T>): Shape<T | null> => ({
  emit: definitions => ({ anyOf: [shape.emit(definitions), { type: 'null' }] }),
  fields: shape.fields,
})

export const list = <T>(shape: Shape<T>): Shape<readonly T[]> => ({
  emit: definitions => ({ type: 'array', items: shape.emit(definitions) }),
  fields: shape.fields,
})

export const object = <Fields extends Readonly<Record<string, AnyShape>>>(
  fields: Fields,
): Shape<{ readonly [Key in keyof Fields]: TypeOf<Fields[Key]> }> => ({
  emit: definitions => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, shape.emit(definitions)])),
    required: Object.keys(fields),
    additionalProperties: false,
  }),
  fields: () => fields,
})

export const union = <Shapes extends readonly AnyShape[]>(...shapes: Shapes): Shape<TypeOf<Shapes[number]>> => ({
  emit: definitions => ({ anyOf: shapes.map(shape => shape.emit(definitions)) }),
  fields: () => Object.assign({}, ...shapes.map(shape => shape.fields())),
})

/** A shape with a name of its own in `$defs`; what holds itself must be one. */
export const define = <T>(name: string, build: () => Shape<T>): Shape<T> => ({
  emit: definitions => {
    if (!(name in definitions)) {
      definitions[name] = {}
      definitions[name] = build().emit(definitions)
    }
    return { $ref: `#/$defs/${name}` }
  },
  fields: () => build().fields(),
})

/** A whole JSON Schema document. */
export const toJsonSchema = (shape: AnyShape, about: { readonly id: string; readonly title: string }): JsonSchema => {
  const definitions: Definitions = {}
  const body = shape.emit(definitions)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: about.id,
    title: about.title,
    ...body,
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  }
}
