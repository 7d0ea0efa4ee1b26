/** Starts the reader on a terminal, and leaves the terminal as it was, however the reader ends. */
import { render } from 'ink'
import type { Address } from '../forum/address.ts'
import { parseAddress } from '../forum/parse-address.ts'
import { printAddress } from '../forum/print-address.ts'
import { createTranslateFor } from '../i18n/choose.ts'
import type { Reader } from '../reader.ts'
import type { Memory } from '../store/memory.ts'
import { App, cursorOf, placedOf } from './app.tsx'
import { Printer } from './components/printer.ts'
import { createDesk } from './desk/create-desk.ts'
import { createPicturesDesk } from './desk/pictures-desk.ts'
import { listSessions, type WritingParts } from './desk/world.ts'
import type { SiteEntry } from './env.ts'
import { createKeymap, type Keymap } from './keymap/keymap.ts'
import { addressOf, type Place, placeOf } from './place.ts'
import { createProgram, type Program, placesNow } from './program.ts'
import { createRecaller, type Recaller } from './recall.ts'
import { createRunner, type Runner } from './runner.ts'
import type { Note } from './screen.ts'
import type { UiSettings } from './settings.ts'
import { createDoer } from './tasks.ts'
import { onExitSignal } from './terminal/exit-signals.ts'
import { createInput } from './terminal/input.ts'
import { createJobControl, type Suspend } from './terminal/suspend.ts'
import { onWindowChange } from './terminal/window-size.ts'
import { createWire } from './wire/wire.ts'

/** What the reader remembers from one time to the next; kept by whoever starts it. */
export type SitesStore = {
  /** The last visited first. */
  list(): readonly SiteEntry[]
  /** A page of this forum was read; `title` is what the forum calls itself. */
  visit(base: string, title: string | null): void
  /** A URL. */
  lastPlace(): string | null
  saveLastPlace(url: string): void
}

export type ReaderStart = {
  readonly reader: Reader
  /** null: where one left off, else the list of sites. */
  readonly open: Address | null
  readonly settings: UiSettings
  readonly sites: SitesStore
  readonly writing: WritingParts
  /** What was read; null: reading without a trace, or no store to be had. */
  readonly memory: Memory | null
  /** Messages about the memory that come while the reader is on the screen. */
  readonly onMessage: (show: (text: string) => void) => void
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => number
}

/** Where the stack of screens begins. With no address the sites lie below, so that `q` leads there. */
const firstPlaces = ({ open, sites }: ReaderStart): readonly Place[] => {
  const place = open && placeOf(open)
  if (place) return [place]
  const last = sites.lastPlace()
  const address = last === null ? null : parseAddress(last)
  const lastPlace = address && placeOf(address)
  return [{ screen: 'sites' }, ...(lastPlace ? [lastPlace] : [])]
}

const keyNotes = (keymap: Keymap, settings: UiSettings): readonly Note[] => {
  const translate = createTranslateFor(settings.language)
  return keymap.problems.map(problem => {
    const text =
      problem.kind === 'conflict'
        ? translate('app.keyConflict', { key: problem.key, first: problem.first, second: problem.second })
        : problem.kind === 'unknownAction'
          ? translate('app.keyUnknownAction', { action: problem.action })
          : translate('app.keyUnreadable', { key: problem.key })
    return { text, tone: 'error' }
  })
}

/** A board or thread that one came to, by the address that finds it again. */
const saveVisit = (memory: Memory | null, place: Place, title: string | null): void => {
  const address = addressOf(place)
  if (!memory || !address || (address.kind !== 'board' && address.kind !== 'thread')) return
  const { kind, base } = address
  const url = printAddress({ ...address, page: 1 })
  memory.saveVisit({ base, url, title: title ?? url, kind, threadId: kind === 'thread' ? address.threadId : null })
}

const savePlace = (start: ReaderStart, runner: Runner): void => {
  const address = placesNow(runner.program())
    .map(addressOf)
    .findLast(known => known !== null)
  if (address) start.sites.saveLastPlace(printAddress(address))
}

const firstProgram = (start: ReaderStart, keymap: Keymap): Program =>
  createProgram({
    places: firstPlaces(start),
    columns: start.stdout.columns,
    rows: start.stdout.rows,
    now: start.now(),
    settings: start.settings,
    sites: start.sites.list(),
    sessions: listSessions(start.writing),
    keymap,
  })

/** What tasks do to this machine's own memory of sites, places and floors. */
const worldOf = ({ env, sites, memory }: ReaderStart, { remember }: Recaller) => ({
  env,
  remember,
  tellVisit: (place: Place, title: string | null) => saveVisit(memory, place, title),
  visit: (base: string, title: string | null) => {
    sites.visit(base, title)
    return sites.list()
  },
})

/** `debug` gives each frame whole and at once, for the wire to send. */
const ways = { exitOnCtrlC: false, patchConsole: false, alternateScreen: true, interactive: true, debug: true } as const

/** The reader drawn on the terminal; `close` gives the terminal back. */
type Shown = { readonly runner: Runner; readonly failed: Promise<unknown>; readonly close: () => Promise<void> }

const show = (start: ReaderStart): Shown => {
  const { stdin, stdout, settings, now } = start
  const keymap = createKeymap(settings.keys)
  let handOver: Suspend = async during => during()
  const onSuspendable = (suspend: Suspend): void => {
    handOver = suspend
  }
  const job = createJobControl(during => handOver(during))
  const translate = createTranslateFor(settings.language)
  const showNote = (note: Note): void => runner.send({ kind: 'noted', note })
  const desk = createDesk({
    ...start.writing,
    env: start.env,
    translate,
    now,
    columns: () => stdout.columns,
    suspend: during => handOver(during),
    spread: action => runner.send({ kind: 'spread', action }),
    tellSessions: sessions => runner.send({ kind: 'sessionsKnown', sessions }),
    note: showNote,
  })
  const pictures = createPicturesDesk({
    ...start,
    write: text => stdout.write(text),
    tell: known => runner.send({ kind: 'graphicsKnown', graphics: known }),
  })
  const recaller = createRecaller(start.memory)
  const doTask = createDoer({
    ...worldOf(start, recaller),
    translate,
    doWriting: desk.do,
    write: text => stdout.write(text),
    suspend: during => handOver(during),
    stop: job.stop,
    redraw: () => wire.redraw(),
    askTerminal: pictures.ask,
    saveFile: pictures.save,
    tellSites: sites => runner.send({ kind: 'sitesKnown', sites }),
  })
  const runner: Runner = createRunner(firstProgram(start, keymap), start.reader, doTask, now, {
    ...desk,
    loadPicture: pictures.load,
    recall: recaller.recall,
  })
  const cursor = () => cursorOf(runner.program())
  const wire = createWire(stdout, cursor, () => placedOf(runner.program()))
  const tree = (
    <Printer value={wire.print}>
      <App runner={runner} now={now} onSuspendable={onSuspendable} />
    </Printer>
  )
  // Ink does this after its first frame: what is typed before would be echoed into it.
  stdin.setRawMode(true)
  const instance = render(tree, { stdin: createInput(stdin, pictures.learn), stdout: wire.stdout, ...ways })
  // Before Ink's own listener, which draws the old rows in the new window: they would be too long for it.
  const onResize = () => {
    runner.send({ kind: 'resized', columns: stdout.columns, rows: stdout.rows })
    instance.rerender(tree)
  }
  const stopWatching = onWindowChange(stdout, onResize, () => wire.redraw())
  start.onMessage(text => showNote({ text, tone: 'error' }))
  keyNotes(keymap, settings).slice(0, 1).forEach(showNote)
  const close = async () => {
    runner.close()
    desk.close()
    pictures.close()
    savePlace(start, runner)
    instance.unmount()
    await instance.waitUntilExit().catch(() => {})
    job.close()
    stopWatching()
  }
  return { runner, failed: instance.waitUntilExit(), close }
}

/** All that can end the reader besides its own keys. */
const listenForEnds = (
  stdout: NodeJS.WriteStream,
  leave: (code: number) => void,
  crash: (error: unknown) => void,
): (() => void) => {
  // The terminal is gone.
  const onHangUp = () => leave(129)
  const stopListening = onExitSignal(leave)
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  stdout.on('error', onHangUp)
  return () => {
    stopListening()
    process.off('uncaughtException', crash)
    process.off('unhandledRejection', crash)
    stdout.off('error', onHangUp)
  }
}

/** Settles with the exit code. Rejects with what a programming mistake threw, after the terminal is itself again. */
export const runReader = async (start: ReaderStart): Promise<number> => {
  const crash = Promise.withResolvers<never>()
  const shown = show(start)
  const stopListening = listenForEnds(start.stdout, shown.runner.exit, crash.reject)
  try {
    return await Promise.race([shown.runner.exited, crash.promise, shown.failed.then(() => 1)])
  } finally {
    await shown.close()
    stopListening()
  }
}
