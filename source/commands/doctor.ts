/** `palou doctor <url>`: what works on a site and why not, each with a hint. `--report` is for pasting into a bug report. */
import type { Finding } from '../engines/discuz-doctor/finding.ts'
import type { DoctorDocument } from '../forum/documents.ts'
import { nameOf } from '../forum/documents.ts'
import type { Translate } from '../i18n/messages.ts'
import { learnFrom } from '../store/learn-profile.ts'
import type { Line, Role } from '../text/line.ts'
import type { Canvas, Result, Run, Services } from './contract.ts'
import { findSite } from './find-site.ts'
import { columns, row, spread, wrapped } from './lines-shared.ts'

const roles: Readonly<Record<Finding['status'], Role>> = {
  ok: 'text',
  warning: 'accent',
  failed: 'error',
  unknown: 'dim',
}
const marks = { ok: '✓', warning: '!', failed: '✗', unknown: '·' } as const
const asciiMarks = { ok: 'ok', warning: '!', failed: 'x', unknown: '-' } as const

const hintOf = (finding: Finding, translate: Translate): string | null =>
  finding.hint && translate(finding.hint, finding.params)

const toDocument = (
  base: string,
  findings: readonly Finding[],
  { translate, now, profiles }: Services,
): DoctorDocument => ({
  schema: nameOf('doctor'),
  url: base,
  checkedAt: new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z'),
  checks: findings.map(finding => ({
    name: finding.name,
    status: finding.status,
    value: finding.value,
    message: translate(finding.say, finding.params),
    hint: hintOf(finding, translate),
  })),
  profile: profiles.paths(base).own,
})

const linesOf =
  (base: string, findings: readonly Finding[], { translate, profiles }: Services) =>
  (canvas: Canvas): readonly Line[] => {
    const rows = columns(
      findings.map(finding => [
        [(canvas.ascii ? asciiMarks : marks)[finding.status], roles[finding.status]],
        [translate(`doctor.name.${finding.name}`), 'dim'],
        [translate(finding.say, finding.params), roles[finding.status]],
      ]),
      canvas,
    )
    const body = findings.flatMap((finding, index) => {
      const hint = finding.status === 'ok' ? null : hintOf(finding, translate)
      return [rows[index]!, ...(hint ? wrapped(spread([[hint, 'dim']]), canvas, 4) : [])]
    })
    const profile = translate('doctor.profile', { path: profiles.paths(base).own })
    return [row(spread([[base, 'title']]), [], canvas), ...body, ...wrapped(spread([[profile, 'dim']]), canvas)]
  }

/** Who reads is left out; the message of the login check holds a name, its value does not. */
const reportOf = (base: string, findings: readonly Finding[], version: string): string => {
  const { hostname, pathname, port, protocol } = new URL(base)
  const at = `${protocol}//${hostname}${port ? `:${port}` : ''}${pathname}`
  const rows = findings.map(
    ({ name, status, value }) => `| ${name} | ${status} | ${(value ?? '').replaceAll('|', '\\|')} |`,
  )
  return [
    `palou ${version} · Node ${process.versions.node} · ${process.platform}`,
    at,
    '',
    '| check | status | value |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const remember = ({ profiles, now }: Services, base: string, findings: readonly Finding[]): void => {
  const told = (name: Finding['name']): string | null => findings.find(finding => finding.name === name)?.value ?? null
  const api = findings.find(({ name }) => name === 'api')
  const said = api?.value
  const state = api?.status === 'ok' ? 'works' : said === 'absent' || said === 'distrusted' ? said : null
  profiles.learn(base, {
    ...(state ? { api: { state, checkedAt: new Date(now()).toISOString() } } : {}),
    ...(told('template') ? { template: told('template') } : {}),
  })
}

/** 10 where something failed: what was found is printed all the same. */
const exitCodeOf = (findings: readonly Finding[]): number =>
  findings.some(({ status }) => status === 'failed') ? 10 : 0

export const run: Run = async (services, input): Promise<Result> => {
  const base = findSite(services, input)
  const [{ examine }, access] = await Promise.all([
    import('../engines/discuz-doctor/examine.ts'),
    services.openAccess(),
  ])
  const { client, session } = access.openSite(base)
  services.tell(services.translate('doctor.examining', { base }))
  const findings = await examine({
    client,
    base,
    signal: services.signal,
    hasSession: session.account() !== null,
    onAnswer: answer => services.profiles.learn(base, learnFrom(answer, services.profiles.learnt(base))),
  })
  remember(services, base, findings)
  const after = async (): Promise<number> => exitCodeOf(findings)
  if (input.options.asking.report) return { kind: 'text', text: reportOf(base, findings, services.version), after }
  const document = toDocument(base, findings, services)
  return { kind: 'document', document, lines: linesOf(base, findings, services), after }
}
