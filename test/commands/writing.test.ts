/** Accounts and writing from the command line on the sample forum in each charset, each verified on the forum's own pages. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Charset } from '../../source/demo/codec.ts'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createHome, type Ran, runCommand, type Situation } from '../helpers/command-line.ts'
import { faultsOf } from '../helpers/validate.ts'

type Written = { readonly id: string; readonly url: string; readonly threadId: string; readonly outcome: string }
type Control = {
  readonly added: readonly { readonly pid: number; readonly body: string; readonly state: string }[]
  readonly reports: readonly { readonly text: string }[]
  readonly messages: readonly { readonly text: string }[]
  readonly captchas: Readonly<Record<string, string>>
}

const words = {
  'utf-8': {
    user: '访客甲',
    password: 'palou',
    friend: '慢慢走',
    told: '早上能听见布谷，茶园起了雾。',
    answer: '老台式机',
  },
  gbk: {
    user: '访客甲',
    password: 'palou',
    friend: '慢慢走',
    told: '早上能听见布谷，茶园起了雾。',
    answer: '老台式机',
  },
  big5: {
    user: '訪客甲',
    password: 'palou',
    friend: '慢慢走',
    told: '早上能聽見布穀，茶園起了霧。',
    answer: '老台式機',
  },
} as const

describe.each(['utf-8', 'gbk', 'big5'] as const)('on a forum in %s', charset => {
  const { user, password, friend, told } = words[charset]
  const { home, remove } = createHome()
  let demo: Demo
  beforeAll(async () => {
    demo = await startDemo({ charset: charset as Charset, rules: { floodSeconds: 0 } })
  }, 60_000)
  afterAll(async () => {
    await demo.close()
    remove()
  })

  const palou = (args: readonly string[], more: Situation = {}): Promise<Ran> =>
    runCommand(args, { ownSites: [demo.url], home, ...more })
  /** The document, once it is what its schema says and the command ended well. */
  const ask = async <Document = Written>(...args: readonly string[]): Promise<Document> => {
    const { code, stdout, stderr } = await palou([...args, '--json'])
    if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${stderr}`)
    const document = JSON.parse(stdout)
    expect(faultsOf(document)).toEqual([])
    return document as Document
  }
  const control = async (query = ''): Promise<Control> =>
    (await (await fetch(`${demo.url}__demo${query}`)).json()) as Control
  const page = async (path: string): Promise<string> =>
    iconv.decode(Buffer.from(await (await fetch(demo.url + path)).arrayBuffer()), charset)
  const thread = (tid: number | string): string => `${demo.url}forum.php?mod=viewthread&tid=${tid}`
  const post = (tid: number | string, pid: number | string): string =>
    `${demo.url}forum.php?mod=redirect&goto=findpost&ptid=${tid}&pid=${pid}`

  it('logs in by questions in the contract’s order, and says who one is', async () => {
    const { code, stdout, stderr } = await palou(['login', demo.url], { input: `${user}\n${password}\n\n` })
    expect([code, stdout.includes(user)]).toEqual([0, true])
    const order = ['User:', 'Password:', 'Security question', 'Logged in'].map(word => stderr.indexOf(word))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(stderr).not.toContain(`\n${password}`)
    const me = await ask<{ account: { id: string; name: string } }>('whoami', demo.url)
    expect(me.account).toEqual({ id: '13', name: user })
    const { accounts } = await ask<{ accounts: readonly { inUse: boolean; live: boolean }[] }>('accounts')
    expect(accounts).toMatchObject([{ id: '13', inUse: true, live: true }])
  })

  it('answers a thread; the floor is there, once', async () => {
    const { id, url, outcome, threadId } = await ask('reply', thread(1), '--body', told)
    expect([outcome, threadId]).toEqual(['stored', '1'])
    expect(url).toBe(post(1, id))
    const shown = await palou(['post', url, '--json'])
    expect(JSON.parse(shown.stdout).post).toMatchObject({ id, author: { name: user }, text: told })
    expect((await control()).added.filter(one => one.body === told)).toHaveLength(1)
  })

  it('quotes a floor, with the site’s own quote', async () => {
    const { id } = await ask('reply', thread(1), '--floor', '4', '--body', `${told}（引用）`)
    const shown = JSON.parse((await palou(['post', post(1, id), '--json'])).stdout)
    expect(shown.post.quote.postId).toMatch(/^\d+$/)
    expect(shown.post.text).toContain(told)
  })

  it('takes the text from a file and from stdin', async () => {
    const path = join(home, 'text.txt')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(path, `${told}\n\n二\n`)
    const fromFile = await ask('reply', thread(1), '-F', path)
    expect((await control()).added.find(one => String(one.pid) === fromFile.id)?.body).toBe(`${told}\n\n二`)
    for (const args of [['-'], ['-F', '-']]) {
      const { code } = await palou(['reply', thread(1), ...args], { input: `${told}${args.length}\n` })
      expect(code).toBe(0)
      expect((await control()).added.some(one => one.body === `${told}${args.length}`)).toBe(true)
    }
  })

  it('opens a thread and a poll, votes once, and is told “already” the second time', async () => {
    const board = `${demo.url}forum.php?mod=forumdisplay&fid=2`
    const types = JSON.parse((await palou(['threads', board, '--json'])).stdout).types as readonly { name: string }[]
    const untyped = await palou(['new', board, '--title', told.slice(0, 5), '--body', told])
    expect([untyped.code, untyped.stderr.includes(types[1]!.name)]).toEqual([5, true])
    const type = ['--type', types[1]!.name]
    const fresh = await ask('new', board, ...type, '--title', told.slice(0, 5), '--body', told)
    expect(fresh.outcome).toBe('stored')
    expect(JSON.parse((await palou(['thread', thread(fresh.threadId), '--json'])).stdout).thread.title).toBe(
      told.slice(0, 5),
    )
    const args = ['--title', told.slice(5), '--body', told, '--poll-option', '雨', '--poll-option', '晴']
    const poll = await ask('new', board, ...type, ...args)
    const options = JSON.parse((await palou(['thread', thread(poll.threadId), '--json'])).stdout).thread.poll.options
    expect(options.map((option: { text: string }) => option.text)).toEqual(['雨', '晴'])
    expect((await ask('vote', thread(poll.threadId), '2')).outcome).toBe('stored')
    const again = await palou(['vote', thread(poll.threadId), '1', '--json'])
    expect([again.code, JSON.parse(again.stdout).reason]).toEqual([5, 'already'])
    expect(await page(`forum.php?mod=viewthread&tid=${poll.threadId}`)).toContain('100.00%')
  })

  it('edits a floor of its own without touching codes it does not know, and deletes it', async () => {
    const body = `[unknown=3]${told}[/unknown][i]斜[/i]`
    const { id } = await ask('reply', thread(1), '--body', body)
    await ask('edit', post(1, id), '--body', `${body}二`)
    expect(await page(`forum.php?mod=redirect&goto=findpost&ptid=1&pid=${id}`)).toContain(
      `[unknown=3]${told}[/unknown]`,
    )
    const unsure = await palou(['delete', post(1, id)])
    expect(unsure.code).toBe(2)
    expect((await ask('delete', post(1, id), '--yes')).outcome).toBe('stored')
    expect(await page('forum.php?mod=viewthread&tid=1&page=6')).not.toContain(`[i]斜[/i]二`)
  })

  it('supports and opposes floors of others, each once', async () => {
    expect(await ask('react', post(1, 100005), 'support')).toMatchObject({ outcome: 'stored', change: 1 })
    expect((await ask('react', post(1, 100006), 'oppose')).outcome).toBe('stored')
    const again = await palou(['react', post(1, 100005), 'support', '--json'])
    expect([again.code, JSON.parse(again.stdout).reason]).toEqual([5, 'already'])
  })

  it('recommends, rates, comments, keeps in favourites and takes out again', async () => {
    expect((await ask('recommend', thread(2))).outcome).toBe('stored')
    expect((await ask('rate', post(1, 100005), '+1', '--reason', '好')).outcome).toBe('stored')
    expect((await ask('comment', post(1, 100005), '--body', told)).outcome).toBe('stored')
    expect(await page('forum.php?mod=viewthread&tid=1')).toContain(told)
    expect((await ask('favorite', thread(2))).outcome).toBe('stored')
    const again = await palou(['favorite', thread(2), '--json'])
    expect([again.code, JSON.parse(again.stdout).reason]).toEqual([5, 'already'])
    expect((await ask('favorite', thread(2), '--remove')).outcome).toBe('stored')
    expect((await ask('favorite', `${demo.url}forum.php?mod=forumdisplay&fid=2`)).outcome).toBe('stored')
  })

  it('reports, sends a message, follows, signs in', async () => {
    await ask('report', post(1, 100005), '--reason', told)
    expect((await control()).reports.at(-1)?.text).toBe(told)
    await ask('message', friend, '--site', demo.url, '--body', told)
    expect((await control()).messages.at(-1)?.text).toBe(told)
    expect((await ask('follow', '5', '--site', demo.url)).outcome).toBe('stored')
    expect((await ask('sign', demo.url)).outcome).toBe('stored')
  })

  it('shows what would be sent without sending it, secrets left out', async () => {
    const before = (await control()).added.length
    const shown = await ask<{ fields: readonly { name: string; value: string | null }[]; url: string; bytes: number }>(
      'reply',
      thread(1),
      '--body',
      told,
      '--dry-run',
    )
    expect(shown.fields.find(one => one.name === 'message')?.value).toBe(told)
    expect(shown.fields.find(one => one.name === 'formhash')?.value).toBeNull()
    expect(shown.bytes).toBe(charset === 'utf-8' ? [...told].length * 3 : [...told].length * 2)
    expect((await control()).added).toHaveLength(before)
  })

  it('keeps a refused text as a draft, says where, and sends it from there', async () => {
    demo.setRules({ floodSeconds: 60 })
    await palou(['reply', thread(1), '--body', `${told}一`])
    const refused = await palou(['reply', thread(1), '--body', `${told}二`, '--json'])
    const document = JSON.parse(refused.stdout)
    expect([refused.code, document.reason, document.seconds]).toEqual([7, 'flood', 60])
    expect(refused.stderr).toContain(document.draft)
    demo.setRules({ floodSeconds: 0 })
    expect((await palou(['drafts', 'show', document.draft])).stdout).toBe(`${told}二\n`)
    expect((await ask('drafts', 'send', document.draft)).outcome).toBe('stored')
    const { drafts } = await ask<{ drafts: readonly { id: string }[] }>('drafts')
    expect(drafts.map(({ id }) => id)).not.toContain(document.draft)
  })

  it('ends with 6 at a captcha that nobody answers, and takes an answer that comes', async () => {
    demo.setRules({ captchaPost: true })
    const unanswered = await palou(['reply', thread(1), '--body', `${told}三`, '--json', '--no-input'])
    expect(unanswered.code).toBe(6)
    const draft = JSON.parse(unanswered.stdout).draft
    const input = async function* () {
      let codes: string[] = []
      while (codes.length === 0) codes = Object.values((await control()).captchas)
      yield `${codes.at(-1)}\n`
    }
    const answered = await palou(['drafts', 'send', draft, '--json'], { input })
    demo.setRules({ captchaPost: false })
    expect([answered.code, JSON.parse(answered.stdout).outcome]).toEqual([0, 'stored'])
    expect(answered.stderr).toMatch(/palou-captcha-.*captcha\.png/)
  })

  it('warns before characters that the charset lacks', async () => {
    const { code, stderr } = await palou(['reply', thread(1), '--body', `${told}😀`])
    expect(code).toBe(charset === 'utf-8' ? 0 : 5)
    if (charset !== 'utf-8') expect(stderr).toContain('😀')
    expect((await palou(['reply', thread(1), '--body', `${told}😀`, '--yes'])).code).toBe(0)
  })

  it('notices a session that ended, keeps the text, and goes on after a login', async () => {
    await control('?endSessions=1')
    const ended = await palou(['reply', thread(1), '--body', `${told}五`, '--json'])
    const document = JSON.parse(ended.stdout)
    expect([ended.code, document.reason]).toEqual([4, 'login-needed'])
    expect(
      (await palou(['login', demo.url, '--user', user, '--password-stdin'], { input: `${password}\n` })).code,
    ).toBe(0)
    expect((await ask('drafts', 'send', document.draft)).outcome).toBe('stored')
  })

  it('keeps secrets in the session’s file alone', () => {
    const files = (folder: string): readonly string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
        entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
      )
    const sessions = join(home, 'data', 'sessions')
    const session = files(sessions)
    expect(session.map(path => statSync(path).mode & 0o777)).toEqual([0o600])
    expect(statSync(sessions).mode & 0o777).toBe(0o700)
    const { cookies } = JSON.parse(readFileSync(session[0]!, 'utf8')) as { cookies: { name: string; value: string }[] }
    const secrets = [
      `"${password}"`,
      'formhash',
      'seccodehash',
      ...cookies.filter(one => /auth|saltkey/.test(one.name)).map(one => one.value),
    ]
    expect(secrets.length).toBeGreaterThan(4)
    for (const path of files(home).filter(one => !session.includes(one))) {
      const text = readFileSync(path, 'latin1')
      expect([path, secrets.filter(secret => text.includes(secret))]).toEqual([path, []])
    }
    expect(readFileSync(session[0]!, 'utf8')).not.toContain(`"${password}"`)
  })

  it('logs out, here and there', async () => {
    expect(await ask('logout', demo.url)).toMatchObject({ account: { name: user }, told: true })
    expect(await ask('accounts')).toMatchObject({ accounts: [] })
    expect(await ask('whoami', demo.url)).toMatchObject({ account: null })
    expect((await palou(['reply', thread(1), '--body', told])).code).toBe(4)
  })
})

describe('logging in', () => {
  const { home, remove } = createHome()
  let demo: Demo
  beforeAll(async () => {
    demo = await startDemo()
  })
  afterAll(async () => {
    await demo.close()
    remove()
  })
  const palou = (args: readonly string[], input = ''): Promise<Ran> =>
    runCommand(args, { ownSites: [demo.url], home, input })
  const script = ['--user', '石匠', '--password-stdin']

  it('ends at once with 4 when nothing may be asked', async () => {
    expect((await palou(['login', demo.url, '--no-input'])).code).toBe(4)
    expect((await palou(['login', demo.url, '--no-input', '--user', '访客甲'])).code).toBe(4)
  })

  it('ends with 6 at a captcha when nothing may be asked', async () => {
    demo.setRules({ captchaLogin: true })
    expect((await palou(['login', demo.url, '--no-input', ...script], 'palou\n')).code).toBe(6)
    demo.setRules({ captchaLogin: false })
  })

  it('takes the security question from a script, and from the list', async () => {
    const answered = await palou(
      ['login', demo.url, ...script, '--question', '5', '--answer-stdin'],
      'palou\n老台式机\n',
    )
    expect(answered.code).toBe(0)
    await palou(['logout', demo.url])
    expect((await palou(['login', demo.url], '石匠\npalou\n5\n老台式机\n')).code).toBe(0)
    await palou(['logout', demo.url])
  })

  it('asks for what a second step wants', async () => {
    demo.setRules({ captchaSecondStep: true })
    const { code } = await palou(['login', demo.url, '--user', '访客甲', '--password-stdin', '--no-input'], 'palou\n')
    expect(code).toBe(6)
    demo.setRules({ captchaSecondStep: false })
  })

  it('tells the tries that are left, and the lock-out after five', async () => {
    const wrong = () => palou(['login', demo.url, '--user', '访客甲', '--password-stdin', '--json'], 'nonsense\n')
    const first = await wrong()
    expect([first.code, JSON.parse(first.stderr.trim()).code]).toEqual([4, 'login-refused'])
    expect(first.stderr).toMatch(/尝试 \d 次/)
    let last = first
    for (let n = 0; n < 4; n += 1) last = await wrong()
    expect([last.code, JSON.parse(last.stderr.trim()).code]).toEqual([7, 'rate-limited'])
    expect((await palou(['login', demo.url, '--user', '访客甲', '--password-stdin'], 'palou\n')).code).toBe(7)
  })

  it('says nothing secret, however much it says', async () => {
    const { stderr, stdout } = await palou(
      ['login', demo.url, '--user', '慢慢走', '--password-stdin', '--verbose', '--json'],
      'nonsense\n',
    )
    expect(stderr + stdout).not.toContain('nonsense')
    expect(stderr).not.toMatch(/formhash=[0-9a-f]{8}|auth=\w|loginhash=\w+&\w*auth/)
  })
})

describe('a browser’s cookies', () => {
  const { home, remove } = createHome()
  let demo: Demo
  let header: string
  const palou = (args: readonly string[], input = ''): Promise<Ran> =>
    runCommand(args, { ownSites: [demo.url], home, input })
  beforeAll(async () => {
    demo = await startDemo()
    const other = createHome()
    await runCommand(['login', demo.url, '--user', '访客甲', '--password-stdin'], {
      home: other.home,
      ownSites: [demo.url],
      input: 'palou\n',
    })
    const folder = join(other.home, 'data', 'sessions')
    const path = join(folder, readdirSync(folder)[0]!, '13.json')
    const { cookies } = JSON.parse(readFileSync(path, 'utf8')) as { cookies: { name: string; value: string }[] }
    header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    other.remove()
  })
  afterAll(async () => {
    await demo.close()
    remove()
  })

  it('are taken with all the junk around them, and say who one is', async () => {
    const junk = `cookie: "_ga=GA1.2.3; Hm_lvt_9=17000;\n ${header.replace('; ', ';\n  ')}; __utm=x y"`
    const { code, stdout, stderr } = await palou(['cookies', 'import', demo.url, '--json'], junk)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'palou.whoami/1', account: { id: '13', name: '访客甲' } })
    expect(stderr).not.toContain(header.match(/auth=([^;]+)/)![1])
    expect(JSON.parse((await palou(['whoami', demo.url, '--json'])).stdout).account.name).toBe('访客甲')
  })

  it('that are a guest’s are refused with the reason', async () => {
    const guest = header.replace(/\w+_auth=[^;]*;?/, '')
    const without = await palou(['cookies', 'import', demo.url, '--json'], guest)
    expect([without.code, without.stderr.includes('_auth')]).toEqual([4, true])
    const dead = await palou(['cookies', 'import', demo.url, '--json'], header.replace(/auth=[^;]+/, 'auth=dead'))
    expect([dead.code, JSON.parse(dead.stderr.trim().split('\n').at(-1)!).code]).toEqual([4, 'login-refused'])
    const elsewhere = '[{"name":"a","value":"b","domain":"other.example"}]'
    expect((await palou(['cookies', 'import', demo.url], elsewhere)).code).toBe(4)
  })
})

describe('an editor', () => {
  const { home, remove } = createHome()
  let demo: Demo
  beforeAll(async () => {
    demo = await startDemo({ rules: { floodSeconds: 0 } })
    await runCommand(['login', demo.url, '--user', '访客甲', '--password-stdin'], {
      home,
      ownSites: [demo.url],
      input: 'palou\n',
    })
  })
  afterAll(async () => {
    await demo.close()
    remove()
  })
  const withEditor = (editor: string, ...args: readonly string[]): Promise<Ran> =>
    runCommand([...args, '--json'], { ownSites: [demo.url], home, env: { EDITOR: editor } })
  const thread = (): string => `${demo.url}forum.php?mod=viewthread&tid=1`

  it('writes the text, and starts from what is there when editing', async () => {
    const written = await withEditor('echo 早上能听见布谷，茶园起了雾。 >', 'reply', thread())
    expect(written.code).toBe(0)
    const { url } = JSON.parse(written.stdout)
    const edited = await withEditor('echo [b]第二行[/b] >>', 'edit', url)
    expect(edited.code).toBe(0)
    const post = JSON.parse((await withEditor('false', 'post', url)).stdout).post
    expect(post.text).toBe('早上能听见布谷，茶园起了雾。\n第二行')
  })

  it('that fails leaves what it saved as a draft, taken up the next time', async () => {
    const failed = await withEditor('f() { echo 写到一半就断了的话 > "$1"; exit 3; }; f', 'reply', thread())
    expect(failed.code).toBe(1)
    const { drafts } = JSON.parse((await withEditor('false', 'drafts')).stdout)
    expect(drafts.map((draft: { body: string }) => draft.body)).toEqual(['写到一半就断了的话'])
    const resumed = await withEditor('echo 又接着写完了它 >>', 'reply', thread())
    const sent = JSON.parse(resumed.stdout)
    expect(sent.outcome).toBe('stored')
    const { post } = JSON.parse((await withEditor('false', 'post', sent.url)).stdout)
    expect(post.text).toBe('写到一半就断了的话\n又接着写完了它')
    expect(JSON.parse((await withEditor('false', 'drafts')).stdout).drafts).toEqual([])
  })
})
