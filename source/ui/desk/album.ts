/** Pictures and files of threads: asked of the site that keeps them, made ready for the terminal, saved under a safe name. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { PalouError } from '../../forum/errors.ts'
import type { FetchOptions, HttpPage } from '../../http/contract.ts'
import type { Pictures } from '../../picture/in-worker.ts'
import type { Prepared } from '../../picture/prepare.ts'
import type { PictureWant } from '../want-picture.ts'
import { safeName } from './safe-name.ts'

export type Album = {
  /** Rejects with a PalouError. */
  load(want: PictureWant, signal: AbortSignal): Promise<Prepared>
  /** Gives the path. Nothing is ever written over. */
  save(base: string, url: string, name: string | null): Promise<string>
  close(): void
}

export type AlbumWorld = {
  readonly get: (base: string, url: string, options: FetchOptions) => Promise<HttpPage>
  /** The setting; empty: Downloads at home, else where palou was started. */
  readonly folder: string
}

/** Pictures seen lately need not come over the line again when the window changes. */
const mostKept = 16_000_000

const isPage = (bytes: Uint8Array): boolean =>
  /^\s*<(?:!doctype|html|\?xml)/i.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))

/** `Content-Disposition` in either way; Discuz writes the name's bytes as they are, in the site's charset, which nobody can know here. */
const nameGiven = ({ headers }: HttpPage): string | null => {
  const given = headers['content-disposition'] ?? ''
  const coded = given.match(/filename\*\s*=\s*utf-8''([^;]+)/i)?.[1]
  if (coded) {
    try {
      return decodeURIComponent(coded)
    } catch {}
  }
  const raw = given.match(/filename\s*=\s*"?([^";]+)/i)?.[1]
  if (!raw) return null
  const text = Buffer.from(raw, 'latin1').toString('utf8')
  return text.includes('\uFFFD') ? null : text
}

const folderFor = (setting: string): string => {
  if (setting !== '') return resolve(setting.replace(/^~(?=\/|$)/, homedir()))
  const downloads = join(homedir(), 'Downloads')
  return existsSync(downloads) ? downloads : process.cwd()
}

const writeNew = (folder: string, name: string, bytes: Uint8Array): string => {
  mkdirSync(folder, { recursive: true })
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let n = 1; n < 1000; n += 1) {
    const path = join(folder, n === 1 ? name : `${stem} (${n})${ending}`)
    try {
      writeFileSync(path, bytes, { flag: 'wx' })
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new PalouError('cannot-write', { detail: path, cause: error })
    }
  }
  throw new PalouError('cannot-write', { detail: join(folder, name) })
}

export const createAlbum = ({ get, folder }: AlbumWorld): Album => {
  const kept = new Map<string, HttpPage>()
  let pictures: Pictures | null = null

  const keep = (url: string, page: HttpPage): void => {
    kept.delete(url)
    kept.set(url, page)
    let sum = [...kept.values()].reduce((total, { bytes }) => total + bytes.length, 0)
    for (const [oldest, { bytes }] of kept) {
      if (sum <= mostKept || oldest === url) break
      kept.delete(oldest)
      sum -= bytes.length
    }
  }
  const fetch = async (base: string, url: string, most: number | null, signal?: AbortSignal): Promise<HttpPage> => {
    const known = kept.get(url)
    if (known) return known
    const limits = most === null ? {} : { maxBytes: most }
    const page = await get(base, url, { priority: 'reader', ...limits, ...(signal ? { signal } : {}) })
    if (page.status === 404 || page.status === 410) throw new PalouError('page-not-found', { url })
    if (page.status >= 400) throw new PalouError('request-refused', { url, detail: String(page.status) })
    keep(url, page)
    return page
  }

  return {
    load: async (want, signal) => {
      if (want.fresh > 0 && want.most !== null) kept.delete(want.url)
      const { bytes } = await fetch(want.base, want.url, want.most, signal)
      if (!pictures) {
        const { createPictures } = await import('../../picture/in-worker.ts')
        pictures = createPictures()
      }
      return pictures.prepare(bytes, want.room).catch((error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error)
        throw new PalouError('page-not-recognised', { url: want.url, detail, cause: error })
      })
    },
    save: async (base, url, name) => {
      const page = await fetch(base, url, null)
      // A page of words instead of the file: the site wants a login, credits, or has lost it.
      if (isPage(page.bytes)) throw new PalouError('not-allowed', { url })
      return writeNew(folderFor(folder), safeName(name ?? nameGiven(page), url, page.bytes), page.bytes)
    },
    close: () => pictures?.close(),
  }
}
