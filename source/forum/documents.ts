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
    /** Other names and addresses that palou takes for it. */
    readonly aliases: readonly string[]
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
export type AccountFacts = { readonly id: string; readonly name: string }
export type WhoamiDocument = Named<'whoami'> & {
  /** The forum's root. */
  readonly url: string
  readonly account: AccountFacts | null
  readonly group: string | null
  readonly credits: string | null
  readonly newNotices: number | null
  readonly newMessages: boolean | null
}
export type AccountsDocument = Named<'accounts'> & {
  readonly accounts: readonly (AccountFacts & {
    readonly url: string
    /** The one that commands take at this site without `--as`. */
    readonly inUse: boolean
    /** false once the site no longer knew the session. */
    readonly live: boolean
    readonly usedAt: string
  })[]
}
export type LogoutDocument = Named<'logout'> & {
  readonly url: string
  readonly account: AccountFacts
  /** Whether the site was told, too. */
  readonly told: boolean
}
export type WrittenDocument = Named<'written'> & {
  readonly url: string | null
  readonly site: string
  readonly account: AccountFacts
  /** reply, newThread, edit, react … */
  readonly action: string
  readonly outcome: 'stored' | 'pending' | 'refused' | 'not-stored' | 'unknown' | 'waiting' | 'given-up' | 'busy'
  /** Why it was refused; null otherwise. */
  readonly reason: string | null
  /** The site's own words. */
  readonly message: string | null
  /** The new post's id, or the one acted upon. */
  readonly id: string | null
  readonly threadId: string | null
  /** What a reaction's count changes by. */
  readonly change: number | null
  /** The answer was lost, and it was seen at the site. */
  readonly found: boolean
  readonly seconds: number | null
  /** Where one can see for oneself. */
  readonly lookAt: string | null
  readonly draft: string | null
  readonly outbox: string | null
}
export type RequestDocument = Named<'request'> & {
  readonly action: string
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly charset: string
  /** In the order they are sent; `value` null where it is a secret. */
  readonly fields: readonly { readonly name: string; readonly value: string | null }[]
  readonly bytes: number | null
  readonly minBytes: number | null
  readonly maxBytes: number | null
  /** What the site wants answered first. */
  readonly challenges: readonly string[]
  /** Characters that would arrive as numbers. */
  readonly lacking: readonly string[]
}
export type DraftFacts = {
  readonly id: string
  readonly site: string
  readonly action: string
  readonly label: string | null
  readonly title: string | null
  readonly body: string
  readonly threadId: string | null
  readonly postId: string | null
  readonly boardId: string | null
  readonly updatedAt: string
}
export type DraftsDocument = Named<'drafts'> & { readonly drafts: readonly DraftFacts[] }
export type OutboxDocument = Named<'outbox'> & {
  readonly entries: readonly {
    readonly id: string
    readonly site: string
    readonly account: AccountFacts
    readonly action: string
    readonly label: string | null
    readonly state: 'queued' | 'sending' | 'unknown' | 'stored'
    readonly message: string | null
    readonly lookAt: string | null
    readonly draft: string | null
    readonly createdAt: string
    readonly startedAt: string | null
  }[]
}
export type DoctorDocument = Named<'doctor'> & {
  readonly url: string
  readonly checkedAt: string
  readonly checks: readonly {
    readonly name: string
    readonly status: 'ok' | 'warning' | 'failed' | 'unknown'
    /** For scripts: a charset, a version, a count; never a person's name. */
    readonly value: string | null
    readonly message: string
    readonly hint: string | null
  }[]
  /** Where the person's own settings for this site go. */
  readonly profile: string
}
export type DemoDocument = Named<'demo'> & { readonly url: string }
export type ExitCodesDocument = Named<'exit-codes'> & {
  readonly exitCodes: readonly {
    readonly exitCode: number
    readonly meaning: string
    readonly codes: readonly { readonly code: string; readonly message: string; readonly hint: string | null }[]
  }[]
}
