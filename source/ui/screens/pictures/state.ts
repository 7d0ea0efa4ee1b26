/** All pictures and files of a thread, one at a time. Nothing is asked for but the one in sight, and of strangers only what one says. */
import type { PictureRoom, Prepared } from '../../../picture/prepare.ts'
import type { Env } from '../../env.ts'
import type { Place } from '../../place.ts'
import type { Action, Step } from '../../screen.ts'
import type { Want } from '../../want.ts'
import type { Hung, PicturesPlace, PictureWant } from '../../want-picture.ts'

export type PicturesState = {
  readonly base: string
  readonly title: string
  readonly hung: readonly Hung[]
  readonly at: number
  /** The first row of a picture that is longer than the screen. */
  readonly top: number
  /** What one said yes to: pictures of other hosts, large ones, files that may cost something. */
  readonly allowed: ReadonlySet<string>
  readonly shown: { readonly url: string; readonly prepared: Prepared } | null
  readonly failed: { readonly url: string; readonly why: string; readonly isTooLarge: boolean } | null
  readonly fresh: number
}

export const openPictures = (place: PicturesPlace): PicturesState => ({
  base: place.base,
  title: place.title,
  hung: place.hung,
  at: Math.max(0, Math.min(place.at, place.hung.length - 1)),
  top: 0,
  allowed: new Set(),
  shown: null,
  failed: null,
  fresh: 0,
})

export const hungAt = ({ hung, at }: PicturesState): Hung | null => hung[at] ?? null

/** The caption, and a row of air. */
export const captionRows = 2
const margin = 1

/** The first look at a picture takes no more than this; the whole comes on Enter. */
const firstBudget = 1_000_000

export const isForeign = (url: string, base: string): boolean => {
  const host = URL.parse(url)?.hostname ?? ''
  const home = URL.parse(base)?.hostname ?? ''
  // A forum's pictures may lie on a machine below it (`img.bbs.example`); what merely shares an ending (`com.cn`) is a stranger's.
  return host !== home && !host.endsWith(`.${home.replace(/^www\./, '')}`)
}

const idOf = (url: string): number => {
  let hash = 7
  for (let i = 0; i < url.length; i += 1) hash = (hash * 31 + url.charCodeAt(i)) & 0xffffff
  return Math.max(1, hash)
}

export const roomFor = (state: PicturesState, url: string, env: Env): PictureRoom | null => {
  const { protocol, cellWidth, cellHeight } = env.graphics
  const rows = env.body - captionRows
  if (!protocol || rows < 1 || env.columns < 8) return null
  // Half blocks and what kitty keeps are cut here; the others are cut where they are made.
  const top = protocol === 'kitty' ? 0 : state.top
  return { protocol, columns: env.columns - 2 * margin, rows, top, cellWidth, cellHeight, id: idOf(url) }
}

export const wantedPicture = (state: PicturesState, env: Env): PictureWant | null => {
  const one = hungAt(state)
  if (one?.kind !== 'picture' || env.settings.pictures === 'never') return null
  const { url } = one
  const isAllowed = state.allowed.has(url)
  if ((isForeign(url, state.base) && !isAllowed) || state.failed?.url === url) return null
  const room = roomFor(state, url, env)
  if (!room) return null
  return { kind: 'picture', base: state.base, url, room, most: isAllowed ? null : firstBudget, fresh: state.fresh }
}

const roomKey = (room: PictureRoom): string => JSON.stringify(room)
const kept = new WeakMap<Prepared, string>()

export const picturesWants = (state: PicturesState, env: Env): readonly Want[] => {
  const want = wantedPicture(state, env)
  if (!want) return []
  const { shown } = state
  const isThere = shown?.url === want.url && kept.get(shown.prepared) === roomKey(want.room)
  return isThere ? [] : [want]
}

const goTo = (state: PicturesState, at: number, env: Env): Step<PicturesState> => {
  if (at < 0 || at >= state.hung.length)
    return { state, note: env.translate(at < 0 ? 'pictures.first' : 'pictures.last') }
  return { state: { ...state, at, top: 0, failed: null } }
}

const scrollTo = (state: PicturesState, top: number, env: Env): PicturesState => {
  const { shown } = state
  const all = shown && shown.url === hungAt(state)?.url ? shown.prepared.allRows : 0
  return { ...state, top: Math.max(0, Math.min(top, all - (env.body - captionRows))) }
}

/** Yes to the one in sight: then it is asked for, whoever keeps it and however large it is. */
const allow = (state: PicturesState, env: Env): Step<PicturesState> => {
  const one = hungAt(state)
  if (!one) return { state }
  if (one.kind === 'file') return saveOne(state, env)
  return { state: { ...state, allowed: new Set([...state.allowed, one.url]), failed: null, fresh: state.fresh + 1 } }
}

/** Sites may take credits for a file: never without a second word. */
const saveOne = (state: PicturesState, env: Env): Step<PicturesState> => {
  const one = hungAt(state)
  if (!one) return { state }
  const { url, name } = one
  const isAsked = state.allowed.has(url)
  if (one.kind === 'file' && one.price && isAsked) return { state, task: { kind: 'browser', url } }
  if (one.kind === 'file' && !isAsked) {
    const note = one.price
      ? env.translate('pictures.askPrice', { price: one.price })
      : env.translate('pictures.askCost', { name: name ?? url })
    return { state: { ...state, allowed: new Set([...state.allowed, url]) }, note }
  }
  return { state, task: { kind: 'saveFile', base: state.base, url, name } }
}

const onKey = (state: PicturesState, action: Extract<Action, { kind: 'key' }>, env: Env): Step<PicturesState> => {
  const half = Math.max(1, Math.floor((env.body - captionRows) / 2))
  const by = (rows: number) => ({ state: scrollTo(state, state.top + rows * (action.count ?? 1), env) })
  switch (action.action) {
    case 'nextPicture':
      return goTo(state, state.at + (action.count ?? 1), env)
    case 'previousPicture':
      return goTo(state, state.at - (action.count ?? 1), env)
    case 'down':
      return by(1)
    case 'up':
      return by(-1)
    case 'halfDown':
      return by(half)
    case 'halfUp':
      return by(-half)
    case 'pageDown':
      return by(half * 2)
    case 'pageUp':
      return by(-half * 2)
    case 'top':
      return { state: scrollTo(state, 0, env) }
    case 'bottom':
      return { state: scrollTo(state, Number.MAX_SAFE_INTEGER, env) }
    case 'loadPicture':
      return allow(state, env)
    case 'savePicture':
      return saveOne(state, env)
    default:
      return onSharedKey(state, action.action, env)
  }
}

const onSharedKey = (state: PicturesState, action: string, env: Env): Step<PicturesState> => {
  const one = hungAt(state)
  if (!one) return { state }
  if (action === 'browser') return { state, task: { kind: 'browser', url: one.url } }
  if (action === 'copyLink')
    return { state, task: { kind: 'copy', text: one.url, note: env.translate('app.copied', { what: one.url }) } }
  if (action === 'home')
    return { state, go: { kind: 'return', place: { screen: 'boards', base: state.base, name: null } } }
  if (action === 'refresh') return { state: { ...state, failed: null, shown: null, fresh: state.fresh + 1 } }
  return { state }
}

export const updatePictures = (state: PicturesState, action: Action, env: Env): Step<PicturesState> => {
  switch (action.kind) {
    case 'key':
      return onKey(state, action, env)
    case 'arrived': {
      if (action.arrival.kind !== 'picture') return { state }
      const { want, answer } = action.arrival
      kept.set(answer, roomKey(want.room))
      return { state: scrollTo({ ...state, shown: { url: want.url, prepared: answer } }, state.top, env) }
    }
    case 'failed': {
      if (action.want.kind !== 'picture') return { state }
      const { code, detail } = action.error
      const why = code === 'page-not-recognised' ? (detail ?? '') : env.translate(`error.${code}`)
      return { state: { ...state, failed: { url: action.want.url, why, isTooLarge: code === 'too-large' } } }
    }
    case 'cancelled': {
      const url = hungAt(state)?.url ?? ''
      return { state: { ...state, failed: { url, why: env.translate('pictures.stopped'), isTooLarge: false } } }
    }
    default:
      return { state }
  }
}

export const placeOfPictures = ({ base, title, hung, at }: PicturesState): Place => ({
  screen: 'pictures',
  base,
  title,
  hung,
  at,
})
