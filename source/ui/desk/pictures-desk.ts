/** Everything that pictures need of the world: who fetches and keeps them, and what the terminal can show. */

import type { UiSettings } from '../settings.ts'
import { type AskedGraphics, askGraphics } from '../terminal/ask-graphics.ts'
import type { Graphics } from '../terminal/graphics.ts'
import { type Album, createAlbum } from './album.ts'
import type { WritingParts } from './world.ts'

export type PicturesDesk = Album & AskedGraphics

export type PicturesWorld = {
  readonly writing: Pick<WritingParts, 'openAccess'>
  readonly settings: UiSettings
  readonly env: Readonly<Record<string, string | undefined>>
  readonly write: (text: string) => void
  readonly tell: (graphics: Graphics) => void
}

export const createPicturesDesk = ({ writing, settings, env, write, tell }: PicturesWorld): PicturesDesk => ({
  ...createAlbum({
    get: async (base, url, options) => (await writing.openAccess()).openSite(base).client.get(url, options),
    folder: settings.downloads,
  }),
  ...askGraphics({ env, settings, write, tell }),
})
