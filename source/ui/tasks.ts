/** What screens ask to be done to the world: the browser, the clipboard, the shell, the list of sites. */
import { isPalouError } from '../forum/errors.ts'
import type { Translate } from '../i18n/messages.ts'
import type { SiteEntry } from './env.ts'
import type { Place } from './place.ts'
import type { RecallTask } from './recall.ts'
import type { Doer } from './runner.ts'
import type { Action, Note } from './screen.ts'
import { browserCommand, isWebAddress, runBrowser } from './terminal/browser.ts'
import { copySequence } from './terminal/clipboard.ts'
import type { Suspend } from './terminal/suspend.ts'
import type { PictureTask } from './want-picture.ts'
import { isWritingTask, type WritingTask } from './writing.ts'

export type TaskWorld = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly translate: Translate
  readonly write: (text: string) => void
  readonly suspend: Suspend
  /** To the shell and back. */
  readonly stop: () => Promise<void>
  readonly redraw: () => void
  /** A forum was seen; gives the sites known since. */
  readonly visit: (base: string, title: string | null) => readonly SiteEntry[]
  readonly remember: (task: RecallTask) => void
  /** One came to a place: for the history. */
  readonly tellVisit: (place: Place, title: string | null) => void
  readonly tellSites: (sites: readonly SiteEntry[]) => void
  readonly askTerminal: () => void
  /** Gives the path. */
  readonly saveFile: (base: string, url: string, name: string | null) => Promise<string>
  readonly doWriting: (
    task: WritingTask,
    frame: number,
    tell: (action: Action) => void,
  ) => Promise<Note | string | null>
}

const openBrowser = async (url: string, { env, translate, suspend }: TaskWorld): Promise<string> => {
  if (!isWebAddress(url)) return translate('app.notHttp')
  const command = browserCommand(url, env, process.platform)
  let isOpened = false
  const run = async () => {
    isOpened = await runBrowser(command)
  }
  await (command.needsTerminal ? suspend(run) : run())
  return translate(isOpened ? 'app.opened' : 'app.noBrowser')
}

const saveFile = async (
  { base, url, name }: Extract<PictureTask, { kind: 'saveFile' }>,
  { saveFile: save, translate }: TaskWorld,
): Promise<Note> => {
  try {
    return { text: translate('pictures.saved', { path: await save(base, url, name) }), tone: 'plain' }
  } catch (error) {
    const why = isPalouError(error) ? translate(`error.${error.code}`) : String(error)
    return { text: translate('pictures.notSaved', { why }), tone: 'error' }
  }
}

export const createDoer =
  (world: TaskWorld): Doer =>
  async (task, frame, tell) => {
    if (isWritingTask(task)) return world.doWriting(task, frame, tell)
    switch (task.kind) {
      case 'browser':
        return openBrowser(task.url, world)
      case 'copy':
        world.write(copySequence(task.text))
        return task.note
      case 'suspend':
        await world.stop()
        return null
      case 'remember':
      case 'undoAllRead':
        world.remember(task)
        return null
      case 'redraw':
        world.redraw()
        return null
      case 'askTerminal':
        world.askTerminal()
        return null
      case 'saveFile':
        return saveFile(task, world)
      case 'visit':
        world.tellVisit(task.place, task.title)
        if ('base' in task.place) world.tellSites(world.visit(task.place.base, task.siteName))
        return null
    }
  }
