/** The one place that prints what commands give: JSON, lines of JSON, or text for people. Gives the exit code. */
import { PalouError } from '../forum/errors.ts'
import type { Warning } from '../forum/model.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Zone } from '../i18n/zone.ts'
import type { Line } from '../text/line.ts'
import type { Canvas, ReadPage, Result } from './contract.ts'
import type { Options } from './options.ts'
import { toPalouError } from './output-error.ts'
import { printJson, type Reading, timesIn, toDocument, toEndLine, toLines } from './output-json.ts'
import type { Projection } from './projection.ts'
import type { Sink } from './streams.ts'

export type Printing = {
  readonly options: Options
  readonly translate: Translate
  readonly projection: Projection
  /** The clock that --timezone asked for; null keeps the site's own. */
  readonly zone: Zone | null
  readonly stdout: Sink
  /** Opened with the first line of text, since a pager takes the terminal. */
  readonly openText: () => Promise<TextOutput>
  /** What is being done, for a person who waits; null wipes it away. */
  readonly showProgress: (text: string | null) => void
  readonly tell: (message: string) => void
  readonly signal: AbortSignal
}

export type TextOutput = {
  readonly canvas: Canvas
  readonly write: (lines: readonly Line[]) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** How a reading went: where to go on, and what stopped it. */
type Course = { readonly pages: readonly ReadPage[]; readonly next: string | null; readonly failure: PalouError | null }

const progressOf = (page: ReadPage, items: number, translate: Translate): string => {
  const { number = 1, count = null } = page.answer.page ?? {}
  return count === null
    ? translate('cli.readingOnly', { number, items })
    : translate('cli.reading', { number, count, items })
}

type Pages = AsyncGenerator<ReadPage, void, undefined>

/** The next page; null at the end; what went wrong where something did. */
const nextPage = async (pages: Pages, signal: AbortSignal): Promise<ReadPage | PalouError | null> => {
  try {
    const step = await pages.next()
    return step.done ? null : step.value
  } catch (thrown) {
    return toPalouError(signal.aborted ? signal.reason : thrown)
  }
}

/** Runs through the pages; `take` is false when nobody reads any more. What fails after a first page leaves a partial result. */
const follow = async (
  pages: Pages,
  printing: Printing,
  take: (page: ReadPage) => Promise<boolean>,
): Promise<Course> => {
  const read: ReadPage[] = []
  const course = (failure: PalouError | null): Course => ({ pages: read, next: read.at(-1)?.next ?? null, failure })
  let items = 0
  try {
    for (;;) {
      const page = await nextPage(pages, printing.signal)
      if (page === null) return course(null)
      if (page instanceof PalouError) {
        if (read.length === 0) throw page
        return course(page)
      }
      read.push(page)
      items += page.items.length
      if (!(await take(page))) return course(null)
      if (page.next !== null) printing.showProgress(progressOf(page, items, printing.translate))
    }
  } finally {
    await pages.return(undefined)
    printing.showProgress(null)
  }
}

/** An interruption keeps its own code; anything else that stopped a reading half way is a partial result. */
const partialError = ({ failure, next }: Course, translate: Translate): PalouError | null => {
  if (failure === null || failure.code === 'interrupted') return failure
  const reason = [translate(`error.${failure.code}`), failure.detail].filter(Boolean).join(': ')
  return new PalouError('partial', { detail: reason, url: next, seconds: failure.seconds, cause: failure })
}

const cutWarning = (course: Course, translate: Translate): Warning | null => {
  const error = partialError(course, translate)
  return error && { code: 'partial', message: error.detail ?? translate(`error.${error.code}`) }
}

const finish = (course: Course, { translate }: Printing): number => {
  const error = partialError(course, translate)
  if (error) throw error
  return 0
}

const inZone = (value: object, { zone }: Printing): object => (zone ? (timesIn(value, zone) as object) : value)

const printDocument = (document: object, printing: Printing): string =>
  printJson(printing.projection.document(inZone(document, printing)))

const printReadingJson = async (reading: Reading, printing: Printing) => {
  const course = await follow(reading.pages, printing, async () => true)
  const document = toDocument(reading, course.pages, cutWarning(course, printing.translate))
  await printing.stdout.write(printDocument(document, printing))
  return finish(course, printing)
}

const printReadingLines = async (reading: Reading, printing: Printing) => {
  let items = 0
  const course = await follow(reading.pages, printing, page => {
    items += page.items.length
    const lines = toLines(reading, page).map(line => printJson(printing.projection.line(inZone(line, printing))))
    return lines.length > 0 ? printing.stdout.write(lines.join('')) : Promise.resolve(true)
  })
  await printing.stdout.write(printJson(toEndLine(items, course.pages.length, course.next)))
  return finish(course, printing)
}

const printReadingText = async (pages: Pages, printing: Printing) => {
  let output: TextOutput | null = null
  const told = new Set<string>()
  try {
    const course = await follow(pages, printing, async page => {
      output ??= await printing.openText()
      for (const { code, message } of page.answer.warnings) if (!told.has(code)) printing.tell(message)
      for (const { code } of page.answer.warnings) told.add(code)
      return output.write(await page.lines(output.canvas))
    })
    const isCut = course.next !== null && (course.failure !== null || printing.options.limit !== null)
    if (isCut) printing.tell(printing.translate('cli.goOn', { address: course.next }))
    return finish(course, printing)
  } finally {
    await (output as TextOutput | null)?.close()
  }
}

const printText = async (lines: (canvas: Canvas) => readonly Line[], printing: Printing): Promise<number> => {
  const output = await printing.openText()
  await output.write(lines(output.canvas))
  await output.close()
  return 0
}

const printOnly = async (result: Result, printing: Printing): Promise<number> => {
  const { format } = printing.options
  switch (result.kind) {
    case 'exit':
      return result.code
    case 'text':
      await printing.stdout.write(result.text)
      return 0
    case 'lines':
      return printText(result.lines, printing)
    case 'document':
      if (format === 'text') return printText(result.lines, printing)
      await printing.stdout.write(printDocument(result.document, printing))
      return 0
    case 'reading':
      if (format === 'json') return printReadingJson(result, printing)
      if (format === 'ndjson') return printReadingLines(result, printing)
      return printReadingText(result.pages, printing)
  }
}

/** Throws what stopped a reading after printing what was read. */
export const printResult = async (result: Result, printing: Printing): Promise<number> => {
  const code = await printOnly(result, printing).catch(async (error: unknown) => {
    await result.after?.()
    throw error
  })
  return (await result.after?.()) || code
}
