/** `--dry-run`: the one request that would store something, secrets left out. The form is asked for, nothing is sent. */
import type { RequestDocument } from '../forum/documents.ts'
import type { Intent, Prepared } from '../forum/write.ts'
import { redactUrl } from '../http/redact.ts'
import { spanOf } from '../text/spans.ts'
import { loadMeasure } from '../write-limits.ts'
import type { Result, Services } from './contract.ts'
import { columns, row, spread, wrapped } from './lines-shared.ts'

const toDocument = async (prepared: Prepared): Promise<RequestDocument> => {
  const { intent, method, url, charset, fields, secretFields, limits, challenges, lacking } = prepared
  const secret = new Set(secretFields)
  const measure = await loadMeasure(charset)
  return {
    schema: 'palou.request/1',
    action: intent.kind,
    method,
    url: redactUrl(url),
    charset,
    fields: fields.map(([name, value]) => ({ name, value: secret.has(name) ? null : value })),
    bytes: 'body' in intent ? measure(intent.body, '', 'bytes').bytes : null,
    minBytes: limits?.minBytes ?? null,
    maxBytes: limits?.maxBytes ?? null,
    challenges: challenges.map(({ kind }) => kind),
    lacking,
  }
}

export const dryRun = async (services: Services, base: string, intent: Intent): Promise<Result> => {
  const writer = await (await services.openAccess()).openSite(base).openWriter()
  const document = await toDocument(await writer.prepare(intent, { signal: services.signal }))
  return {
    kind: 'document',
    document,
    lines: canvas => [
      row(
        spread([
          [document.method, 'title'],
          [document.charset, 'dim'],
        ]),
        [],
        canvas,
      ),
      ...wrapped([spanOf(document.url, 'link')], canvas),
      ...columns(
        document.fields.map(({ name, value }) => [
          [name, 'label'],
          [value === null ? '…' : JSON.stringify(value), value === null ? 'dim' : 'text'],
        ]),
        canvas,
      ),
    ],
  }
}
