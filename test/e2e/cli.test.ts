/** The built program as a script runs it: bad input, signals, pipes. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { type RunOptions, runPalou } from '../helpers/process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = join(root, 'bin', 'palou.js')

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

const thread = (id: number): string => `${demo.url}forum.php?mod=viewthread&tid=${id}`

const listen = (server: Server): Promise<string> =>
  new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)),
  )

/** What `palou` says of a server that answers so. */
const askServer = async (
  answer: RequestListener,
  args: (url: string) => readonly string[],
  options: RunOptions = {},
) => {
  const server = createServer(answer)
  const url = await listen(server)
  try {
    return await runPalou(args(url), options)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const page = (body: string): string =>
  `<!DOCTYPE html><html><head><title>page</title></head><body>${body}</body></html>`

describe('bad input', () => {
  const cases: readonly (readonly [string, number, string, RequestListener])[] = [
    ['a page that is not there', 3, 'page-not-found', (_, response) => response.writeHead(404).end(page('404'))],
    ['a page of something else', 9, 'page-not-recognised', (_, response) => response.end(page('Welcome to my shop'))],
    ['a server that fails', 8, 'server-error', (_, response) => response.writeHead(500).end(page('oops'))],
    ['a server that wants rest', 7, 'rate-limited', (_, response) => response.writeHead(429).end(page('slow down'))],
    [
      'an answer that breaks off',
      8,
      'connection-lost',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '50000' })
        response.write(page('half').slice(0, 40), () => response.destroy())
      },
    ],
    [
      'an answer of 20 MB',
      8,
      'too-large',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        response.on('error', () => {})
        response.end(Buffer.alloc(20_000_000, 'x'))
      },
    ],
    [
      'a redirect that never ends',
      8,
      'too-many-redirects',
      (request, response) => response.writeHead(302, { location: `${request.url}&more=1` }).end(),
    ],
  ]
  it.each(cases)('%s ends with exit code %i and %s', async (_, code, name, answer) => {
    const ran = await askServer(answer, url => ['thread', `${url}forum.php?mod=viewthread&tid=1`, '--json'])
    expect([ran.code, ran.stdout]).toEqual([code, ''])
    const error = JSON.parse(ran.stderr)
    expect(error).toMatchObject({ schema: 'palou.error/1', code: name })
    expect(error.message.length * error.hint.length).toBeGreaterThan(0)
  })

  it('no such host ends with exit code 8', async () => {
    const { code, stderr } = await runPalou(['boards', 'https://nowhere.invalid/', '--json'])
    expect(code).toBe(8)
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'host-not-found',
      url: expect.stringContaining('nowhere.invalid'),
    })
  })
  it('a port where nobody listens ends with exit code 8', async () => {
    const server = createTcpServer()
    const port = await new Promise<number>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    )
    await new Promise(resolve => server.close(resolve))
    const { code, stderr } = await runPalou(['boards', `http://127.0.0.1:${port}/`, '--json'])
    expect(code).toBe(8)
    expect(JSON.parse(stderr)).toMatchObject({ code: 'connection-refused' })
  })
  it('a closed site ends with exit code 5 and the owner’s words', async () => {
    const closed = await startDemo({ rules: { closed: '机房搬家，周五开放' } })
    const { code, stderr } = await runPalou(['boards', closed.url, '--json'])
    await closed.close()
    expect(code).toBe(5)
    expect(JSON.parse(stderr)).toMatchObject({ code: 'site-closed', message: expect.stringContaining('机房搬家') })
  })
  it.each([
    [3, 'thread-not-found', () => thread(987654)],
    [3, 'board-not-found', () => `${demo.url}forum.php?mod=forumdisplay&fid=987`],
  ] as const)('what the forum does not have ends with exit code %i and %s', async (code, name, address) => {
    const ran = await runPalou([address(), '--json'])
    expect(JSON.parse(ran.stderr)).toMatchObject({ code: name })
    expect(ran.code).toBe(code)
  })
  it('a wrong option ends with exit code 2', async () => {
    const { code, stdout, stderr } = await runPalou(['thread', thread(1), '--revers'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
  it('a broken configuration ends with exit code 1, named with line and reason, and stays', async () => {
    const home = mkdtempSync(join(tmpdir(), 'palou-broken-'))
    const path = (await runPalou(['config', 'path'], { home })).stdout.trim()
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, '{\n  "lang" "en"\n}')
    const { code, stderr } = await runPalou(['thread', thread(1)], { home })
    expect(code).toBe(1)
    expect(stderr).toContain(`${path}:2: not JSON from`)
    expect(readFileSync(path, 'utf8')).toBe('{\n  "lang" "en"\n}')
    rmSync(home, { recursive: true })
  })
})

describe('signals', () => {
  const never: RequestListener = () => {}
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while a page is awaited ends with %i', async (signal, code) => {
    let asked = (): void => {}
    const isAsked = new Promise<void>(resolve => {
      asked = resolve
    })
    const answer: RequestListener = (request, response) => {
      asked()
      never(request, response)
    }
    const options: RunOptions = { onStart: pid => void isAsked.then(() => process.kill(pid, signal)) }
    const ran = await askServer(answer, url => ['boards', url], options)
    expect([ran.code, ran.stdout]).toEqual([code, ''])
  })
})

describe('pipes', () => {
  it('a reader that leaves early is no error', async () => {
    const script = `"$0" "$1" thread "$2" --all --ndjson 2>err | head -1; echo "\${PIPESTATUS[0]}"; cat err`
    const folder = mkdtempSync(join(tmpdir(), 'palou-pipe-'))
    const ran = await new Promise<string>(resolve => {
      const args = ['-c', script, process.execPath, entry, thread(1)]
      const child = spawn('bash', args, { cwd: folder, env: { ...process.env, PALOU_HOME: folder } })
      let text = ''
      child.stdout.on('data', data => {
        text += data
      })
      child.on('close', () => resolve(text))
    })
    rmSync(folder, { recursive: true })
    const [first, status, ...rest] = ran.trimEnd().split('\n')
    expect(JSON.parse(first!)).toMatchObject({ schema: 'palou.post/1' })
    expect([status, rest]).toEqual(['0', []])
  })
  it('a long document arrives whole', async () => {
    const { stdout, code } = await runPalou(['threads', `${demo.url}forum.php?mod=forumdisplay&fid=2`, '--json'])
    expect(code).toBe(0)
    expect(stdout.length).toBeGreaterThan(15_000)
    expect(JSON.parse(stdout).threads.length).toBeGreaterThan(10)
  })
  it('the reader without a terminal prints what it would show', async () => {
    const { code, stdout } = await runPalou([thread(1)])
    expect(code).toBe(0)
    expect(stdout).toContain('柳溪乡')
    expect(stdout).not.toContain('\u001b')
  })
})

describe('what is loaded', () => {
  /** The files of dist/ that a run loads, told by Node's compile cache. */
  const loadedBy = async (args: readonly string[]): Promise<readonly string[]> => {
    const cache = mkdtempSync(join(tmpdir(), 'palou-loaded-'))
    const env = { NODE_DEBUG_NATIVE: 'COMPILE_CACHE', NODE_COMPILE_CACHE: cache }
    const { code, stdout, stderr } = await runPalou(args, { env })
    rmSync(cache, { recursive: true })
    expect(code).toBe(0)
    const names = [...(stdout + stderr).matchAll(/for ESM file:\/\/\S*\/dist\/([\w.~-]+\.js)/g)].map(match => match[1]!)
    return [...new Set(names)]
  }
  const contents = (name: string): string => readFileSync(join(root, 'dist', name), 'utf8')
  const hasReact = (name: string): boolean => contents(name).includes('react.transitional.element')

  it('the version needs one file', async () => expect(await loadedBy(['--version'])).toEqual(['cli.js']))
  it('a printing command never loads React', async () => {
    for (const args of [['thread', thread(1)], ['keys'], ['config'], ['--help'], ['schema', 'post']]) {
      const loaded = await loadedBy(args)
      expect(loaded).toContain('cli.js')
      expect(loaded.filter(hasReact)).toEqual([])
    }
  })
})

describe('palou demo --serve', () => {
  it('prints its address, serves until it is stopped', async () => {
    const home = mkdtempSync(join(tmpdir(), 'palou-serve-'))
    const child = spawn(process.execPath, [entry, 'demo', '--serve'], { env: { ...process.env, PALOU_HOME: home } })
    const url = await new Promise<string>(resolve => child.stdout.once('data', data => resolve(String(data).trim())))
    const { code, stdout } = await runPalou(['boards', url, '--json'])
    expect([code, JSON.parse(stdout).site.url]).toEqual([0, url])
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    rmSync(home, { recursive: true })
  })
})
