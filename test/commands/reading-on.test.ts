/** Bulk reading when things go wrong half way: what was read is printed, and where to go on is told. */
import { describe, expect, it } from 'vitest'
import { PalouError } from '../../source/forum/errors.ts'
import { parseLines, runCommand } from '../helpers/command-line.ts'
import { createMadeReader, madeUrl } from '../helpers/made-thread.ts'
import { faultsOf } from '../helpers/validate.ts'

const breakAt = (page: number) => (number: number) => {
  if (number === page) throw new PalouError('timeout', { url: madeUrl })
}

describe('one page at a time', () => {
  it('asks as a person would for the first, as bulk work for the rest', async () => {
    const { reader, asked } = createMadeReader({ pages: 3 })
    await runCommand(['thread', madeUrl, '--all', '--json'], { reader })
    expect(asked).toEqual([
      { page: 1, priority: 'reader' },
      { page: 2, priority: 'bulk' },
      { page: 3, priority: 'bulk' },
    ])
  })
  it('asks no more than a limit needs', async () => {
    const { reader, asked } = createMadeReader({ pages: 9 })
    await runCommand(['thread', madeUrl, '--limit', '4', '--json'], { reader })
    expect(asked).toHaveLength(2)
  })
  it('gives what moved between two pages once', async () => {
    const { reader } = createMadeReader({ pages: 3, shift: number => (number > 1 ? 1 : 0) })
    const lines = parseLines((await runCommand(['thread', madeUrl, '--all', '--ndjson'], { reader })).stdout)
    expect(lines.slice(0, -1).map(line => line.floor)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('a page that fails after others came', () => {
  const broken = () => createMadeReader({ pages: 5, onPage: breakAt(3) }).reader

  it('ends the lines with where to go on, one error line and exit code 10', async () => {
    const { code, stdout, stderr } = await runCommand(['thread', madeUrl, '--all', '--ndjson'], { reader: broken() })
    const lines = parseLines(stdout)
    expect(code).toBe(10)
    expect(lines).toHaveLength(7)
    expect(lines.at(-1)).toMatchObject({ complete: false, items: 6, pages: 2, next: expect.stringContaining('page=3') })
    const errors = parseLines(stderr)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ schema: 'palou.error/1', code: 'partial', url: lines.at(-1)!.next })
    expect([...lines, ...errors].flatMap(faultsOf)).toEqual([])
  })
  it('says in the document that it is a part', async () => {
    const { code, stdout } = await runCommand(['thread', madeUrl, '--all', '--json'], { reader: broken() })
    const document = JSON.parse(stdout)
    expect(code).toBe(10)
    expect(document.posts).toHaveLength(6)
    expect(document.warnings).toMatchObject([{ code: 'partial' }])
    expect(faultsOf(document)).toEqual([])
  })
  it('prints the text that came and tells on stderr how to go on', async () => {
    const { code, stdout, stderr } = await runCommand(['thread', madeUrl, '--all'], { reader: broken() })
    expect(code).toBe(10)
    expect(stdout).toContain('第 6 层的话')
    expect(stderr).toContain('page=3')
  })
  it('is an error like any other when nothing came before it', async () => {
    const { reader } = createMadeReader({ pages: 5, onPage: breakAt(1) })
    const { code, stdout, stderr } = await runCommand(['thread', madeUrl, '--all', '--ndjson'], { reader })
    expect([code, stdout]).toEqual([8, ''])
    expect(JSON.parse(stderr)).toMatchObject({ code: 'timeout', url: madeUrl })
  })
})

describe('an interruption', () => {
  it('keeps what was read and ends with 130', async () => {
    const abort = new AbortController()
    const onPage = (number: number): void => {
      if (number === 2) abort.abort(new PalouError('interrupted'))
    }
    const { reader } = createMadeReader({ pages: 5, onPage })
    const { code, stdout } = await runCommand(['thread', madeUrl, '--all', '--ndjson'], {
      reader,
      signal: abort.signal,
    })
    expect(code).toBe(130)
    expect(parseLines(stdout).at(-1)).toMatchObject({
      items: 3,
      complete: false,
      next: expect.stringContaining('page=2'),
    })
  })
  it('says nothing more to a person', async () => {
    const abort = new AbortController()
    const { reader } = createMadeReader({ pages: 5, onPage: () => abort.abort(new PalouError('interrupted')) })
    const ran = await runCommand(['thread', madeUrl, '--all'], { reader, signal: abort.signal })
    expect(ran).toEqual({ code: 130, stdout: '', stderr: '' })
  })
})

describe('a closed pipe', () => {
  it('ends the reading in silence, and asks nobody for more', async () => {
    const { reader, asked } = createMadeReader({ pages: 50 })
    const { code, stderr } = await runCommand(['thread', madeUrl, '--all', '--ndjson'], { reader, closesAfter: 1 })
    expect([code, stderr]).toEqual([0, ''])
    expect(asked.length).toBeLessThan(4)
  })
})

describe('--since and --author', () => {
  it('finds the page by halves', async () => {
    const { reader, asked } = createMadeReader({ pages: 1000 })
    const since = new Date(Date.UTC(2026, 0, 1, 0, 2990)).toISOString()
    const lines = parseLines((await runCommand(['thread', madeUrl, '--since', since, '--ndjson'], { reader })).stdout)
    expect(lines[0]).toMatchObject({ floor: 2990 })
    expect(lines.at(-2)).toMatchObject({ floor: 3000 })
    expect(asked.length).toBeLessThan(20)
  })
  it('does not guess who an unknown author is', async () => {
    const { reader } = createMadeReader({ pages: 2 })
    const { code, stderr } = await runCommand(['thread', madeUrl, '--author', '不在的人', '--json'], { reader })
    expect(code).toBe(3)
    expect(JSON.parse(stderr)).toMatchObject({ code: 'user-not-found' })
  })
})

describe('on a terminal', () => {
  it('keeps the progress out of the data, and wipes it away', async () => {
    const { reader } = createMadeReader({ pages: 3 })
    const { stdout, stderr } = await runCommand(['thread', madeUrl, '--all', '--ndjson'], { reader, columns: 80 })
    expect(parseLines(stdout)).toHaveLength(10)
    expect(stderr).toMatch(/\r\u001b\[K[^\r]*\b2\/3\b/)
    expect(stderr.endsWith('\r\u001b[K')).toBe(true)
    const quiet = await runCommand(['thread', madeUrl, '--all', '--ndjson', '-q'], {
      reader: createMadeReader({ pages: 3 }).reader,
      columns: 80,
    })
    expect(quiet.stderr).toBe('')
  })
})

describe('a page that ends before its end', () => {
  const cutAlways = (page: number, floors: number) => () =>
    createMadeReader({ pages: 4, cutTo: number => (number === page ? floors : null) })
  const read = async (reader: ReturnType<typeof createMadeReader>['reader'], ...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCommand(['thread', ...args], { reader })
    return { code, stderr, lines: parseLines(stdout) }
  }

  it('is asked for once more, and nothing is missing where it then comes whole', async () => {
    const { reader, asked } = createMadeReader({
      pages: 3,
      cutTo: (number, time) => (number === 2 && time === 1 ? 1 : null),
    })
    const { code, lines } = await read(reader, madeUrl, '--all', '--ndjson')
    expect(code).toBe(0)
    expect(lines.slice(0, -1).map(line => line.floor)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 2, 3])
  })
  it.each([1, 2, 4])(
    'as page %i ends the lines there with exit code 10, and the rest comes without hole or repeat',
    async page => {
      const first = await read(cutAlways(page, 2)().reader, madeUrl, '--all', '--ndjson')
      expect(first.code).toBe(10)
      expect(parseLines(first.stderr)).toMatchObject([{ code: 'partial' }])
      const end = first.lines.at(-1)!
      expect(end).toMatchObject({ complete: false, next: expect.any(String) })
      const rest = await read(createMadeReader({ pages: 4 }).reader, String(end.next), '--all', '--ndjson')
      const floors = [...first.lines.slice(0, -1), ...rest.lines.slice(0, -1)].map(line => line.floor)
      expect(floors).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      expect(rest.code).toBe(0)
    },
  )
  it('read alone shows all that came and is a partial result', async () => {
    const { code, stdout } = await runCommand(['thread', madeUrl, '--json'], { reader: cutAlways(1, 2)().reader })
    expect(code).toBe(10)
    expect(JSON.parse(stdout).posts).toHaveLength(2)
    expect(JSON.parse(stdout).warnings.map(({ code }: { code: string }) => code)).toContain('partial')
  })
})
