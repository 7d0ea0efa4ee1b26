/** Text for people: lines of roles, painted where colour is wanted, through a pager on a terminal. */
import { createLayoutWords } from '../i18n/layout-words.ts'
import { createZone } from '../i18n/zone.ts'
import type { Settings } from '../store/settings.ts'
import type { Line } from '../text/line.ts'
import { wantsColour } from './colours.ts'
import type { Canvas, Services } from './contract.ts'
import type { Options } from './options.ts'
import type { TextOutput } from './output.ts'
import { choosePager, openPager } from './pager.ts'
import type { Sink } from './streams.ts'

const plain = (line: Line): string =>
  line.spans
    .map(span => span.text)
    .join('')
    .trimEnd()

/** A terminal's own width, else COLUMNS, else 80: what goes to a file should be the same everywhere. */
const widthOf = (stdout: Sink, settings: Settings, columns: string | undefined): number => {
  const asked = columns && /^\d{1,4}$/.test(columns) ? Number(columns) : null
  const whole = Math.max(1, asked ?? stdout.columns ?? 80)
  return settings.textWidth > 0 ? Math.min(whole, Math.max(settings.textWidth, 1)) : whole
}

const loadPainter = async (): Promise<(line: Line) => string> => {
  const { paint } = await import('../ui/theme/paint.ts')
  return line => paint(line, 'colour')
}

export const openTextOutput = async (stdout: Sink, services: Services, options: Options): Promise<TextOutput> => {
  const { settings } = services.config()
  const { env } = services
  const canvas: Canvas = {
    width: widthOf(stdout, settings, env.COLUMNS),
    ambiguousWide: settings.ambiguousWidth === 'wide',
    ascii: settings.marks === 'ascii',
    words: createLayoutWords(services.translate),
    now: services.now(),
    zone: createZone(options.timezone ?? settings.timezone),
    times: settings.times,
  }
  const isColoured = wantsColour(options.color, settings.color, env, stdout.isTerminal)
  const show = isColoured ? await loadPainter() : plain
  const command = stdout.isTerminal ? choosePager(settings.pager, env) : null
  const pager = command === null ? null : await openPager(command, env, stdout.columns)
  const sink = pager?.sink ?? stdout
  return {
    canvas,
    write: lines => (lines.length === 0 ? Promise.resolve(true) : sink.write(`${lines.map(show).join('\n')}\n`)),
    close: async () => pager?.close(),
  }
}
