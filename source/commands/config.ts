/** `palou config`: every setting with its meaning, value and origin; `get`, `set`, `unset`, `path`. */
import type { ConfigDocument } from '../forum/documents.ts'
import { PalouError } from '../forum/errors.ts'
import { configPath, removeSetting, writeSetting } from '../store/config.ts'
import { isSettingName, type SettingName, settingNames, settingRows } from '../store/settings.ts'
import { emptyLine, type Line } from '../text/line.ts'
import { spanOf } from '../text/spans.ts'
import type { Canvas, Result, Run, Services } from './contract.ts'
import { row, spread, wrapped } from './lines-shared.ts'

const toDocument = ({ config, translate }: Services): ConfigDocument => {
  const { path, settings, origins } = config()
  return {
    schema: 'palou.config/1',
    path,
    settings: settingNames.map(name => ({
      name,
      value: settings[name],
      default: settingRows[name].fallback,
      origin: origins[name],
      takes: settingRows[name].takes,
      meaning: translate(`setting.${name}`),
    })),
  }
}

const show = (value: unknown): string => (typeof value === 'string' ? value || '""' : JSON.stringify(value))

const settingLines = (
  setting: ConfigDocument['settings'][number],
  canvas: Canvas,
  services: Services,
): readonly Line[] => {
  const { translate } = services
  const isOwn = setting.origin !== 'default'
  return [
    row(
      spread([
        [setting.name, 'title'],
        [show(setting.value), isOwn ? 'accent' : 'text'],
      ]),
      spread([[translate(`cli.origin.${setting.origin}`), 'dim']]),
      canvas,
    ),
    ...wrapped([spanOf(`${setting.meaning} ${translate('cli.takes', { takes: setting.takes })}`, 'dim')], canvas, 2),
  ]
}

const listSettings = (services: Services): Result => {
  const document = toDocument(services)
  const lines = (canvas: Canvas) => [
    row(spread([[document.path, 'dim']]), [], canvas),
    emptyLine,
    ...document.settings.flatMap(setting => settingLines(setting, canvas, services)),
  ]
  return { kind: 'document', document, lines }
}

const readName = ({ translate }: Services, name: string | undefined): SettingName => {
  if (name === undefined)
    throw new PalouError('usage', { detail: translate('cli.missingArgument', { text: '<name>' }) })
  if (isSettingName(name)) return name
  const detail = translate('cli.settingUnknown', { text: name, names: settingNames.join(', ') })
  throw new PalouError('usage', { detail })
}

const setSetting = async (services: Services, name: SettingName, value: string | undefined): Promise<void> => {
  const { paths, translate } = services
  if (value === undefined)
    throw new PalouError('usage', { detail: translate('cli.missingArgument', { text: '<value>' }) })
  await writeSetting(paths, name, value)
}

const plainText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

export const run: Run = async (services, { arguments: [action = 'list', name, value] }) => {
  switch (action) {
    case 'list':
      return listSettings(services)
    case 'path':
      return { kind: 'text', text: `${configPath(services.paths)}\n` }
    case 'get':
      return { kind: 'text', text: `${plainText(services.config().settings[readName(services, name)])}\n` }
    case 'set':
      await setSetting(services, readName(services, name), value)
      return { kind: 'exit', code: 0 }
    case 'unset':
      await removeSetting(services.paths, readName(services, name))
      return { kind: 'exit', code: 0 }
    default: {
      const names = 'list, get, set, unset, path'
      throw new PalouError('usage', { detail: services.translate('cli.actionUnknown', { text: action, names }) })
    }
  }
}
