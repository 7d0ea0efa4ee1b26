/** The documents palou prints besides those of the model, and how every document is named. Their schemas are in schema-documents. */
import type { Json } from './schema.ts'

/** A document says first what it is. */
export type Named<Kind extends string> = { readonly schema: `palou.${Kind}/1` }
export const nameOf = <Kind extends string>(kind: Kind): `palou.${Kind}/1` => `palou.${kind}/1`

export type EndLine = Named<'end'> & {
  readonly items: number
  readonly pages: number
  readonly complete: boolean
  /** An address that the same command takes to go on; null when all was read. */
  readonly next: string | null
}
export type ErrorLine = Named<'error'> & {
  readonly code: string
  readonly message: string
  readonly hint: string | null
  readonly url: string | null
}
export type SitesDocument = Named<'sites'> & {
  readonly sites: readonly {
    readonly name: string
    readonly url: string
    readonly title: string | null
    readonly lastVisitedAt: string | null
  }[]
}
export type ConfigDocument = Named<'config'> & {
  readonly path: string
  readonly settings: readonly {
    readonly name: string
    readonly value: Json
    readonly default: Json
    readonly origin: 'default' | 'file' | 'environment'
    /** The choices, or what kind of value it takes. */
    readonly takes: string
    readonly meaning: string
  }[]
}
export type KeysDocument = Named<'keys'> & {
  readonly bindings: readonly {
    /** Where in the reader the keys work. */
    readonly scopes: readonly string[]
    readonly action: string
    readonly keys: readonly string[]
    readonly meaning: string
  }[]
}
export type UrlDocument = Named<'url'> & {
  readonly kind: string
  readonly base: string
  readonly url: string
}
export type DemoDocument = Named<'demo'> & { readonly url: string }
export type ExitCodesDocument = Named<'exit-codes'> & {
  readonly exitCodes: readonly {
    readonly exitCode: number
    readonly meaning: string
    readonly codes: readonly { readonly code: string; readonly message: string; readonly hint: string | null }[]
  }[]
}
