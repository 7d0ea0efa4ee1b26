/** Why the memory can't be used. Reading goes on without it; the message is told once. */

export type TroubleKind =
  /** Another process writes for longer than we wait. */
  | 'busy'
  /** The disk or a quota is full. */
  | 'full'
  | 'read-only'
  /** Not a database, or one with broken pages: it is set aside. */
  | 'corrupt'
  /** Written by a newer palou: never touched. */
  | 'newer'
  | 'unusable'

export class StoreTrouble extends Error {
  readonly kind: TroubleKind

  constructor(kind: TroubleKind, detail: string, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause })
    this.name = 'StoreTrouble'
    this.kind = kind
  }
}

/** SQLite's primary result codes (the low byte of what node gives as `errcode`). */
const kinds: Readonly<Record<number, TroubleKind>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'unusable',
  11: 'corrupt',
  13: 'full',
  14: 'unusable',
  23: 'read-only',
  26: 'corrupt',
}

/** A disk that is full shows as an I/O error where the shared memory file can't grow (SQLITE_IOERR_WRITE, _SHMSIZE, …). */
const fullCodes = [10 | (3 << 8), 10 | (19 << 8), 10 | (21 << 8), 10 | (24 << 8)]

const systemKinds: Readonly<Record<string, TroubleKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
}

export const toTrouble = (error: unknown): StoreTrouble => {
  if (error instanceof StoreTrouble) return error
  const { errcode, code, message } = error as Error & { errcode?: number; code?: string }
  if (errcode === undefined) {
    const kind = systemKinds[code ?? '']
    // A mistake of ours is no trouble of the store: it must be seen.
    if (!kind && !/^E[A-Z]+$/.test(code ?? '')) throw error
    return new StoreTrouble(kind ?? 'unusable', message, error)
  }
  if (fullCodes.includes(errcode)) return new StoreTrouble('full', message, error)
  return new StoreTrouble(kinds[errcode & 0xff] ?? 'unusable', message, error)
}
