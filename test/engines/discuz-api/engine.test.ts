import { describe, expect, it } from 'vitest'
import { createDiscuzApi } from '../../../source/engines/discuz-api/engine.ts'
import type { Engine } from '../../../source/forum/engine.ts'
import { isPalouError } from '../../../source/forum/errors.ts'
import type { BoardId, PostId, ThreadId, UserId } from '../../../source/forum/model.ts'
import { base, check, envelope, json, openApi, post, thread } from './fake-api.ts'

const query = (page = 1, authorId: string | null = null) =>
  ({ threadId: '7' as ThreadId, page, view: { authorId: authorId as UserId | null, order: 'default' } }) as const
const listing = { boardId: '3' as BoardId, page: 1, sort: null, filter: 'all', typeId: null } as const

const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isPalouError(error)) throw new Error(`no PalouError: ${error}`)
  return { code: error.code, detail: error.detail }
}

const readThread = (posts: readonly object[], more: object = {}, row: object = {}) =>
  openApi({ viewthread: json(envelope(thread(posts as never, more as never, row as never))) }).engine.loadThread(
    query(),
  )

describe('a thread through the API', () => {
  it('tells what the forum is and who answered', async () => {
    const { site, fetchedAt, source } = await readThread([post(70)])
    expect(site).toEqual({
      name: '远岸',
      url: base,
      software: 'Discuz! X3.5',
      charset: 'gbk',
      engine: 'discuz-api',
      account: null,
    })
    expect([fetchedAt, source]).toEqual(['2026-11-24T04:21:30Z', 'network'])
  })

  it('tells a member what is new, the replies to one’s posts included', async () => {
    const notice = { newpush: '0', newpm: '2', newprompt: '3', newmypost: '1' }
    const member = { member_uid: '5', member_username: '半坡', notice }
    const { site, news } = await readThread([post(70)], member)
    expect([site.account, news]).toEqual([
      { id: '5', name: '半坡' },
      { notices: 4, messages: true },
    ])
    expect(await readThread([post(70)], { notice })).not.toHaveProperty('news')
  })

  it('names the board, which the answer has by number only', async () => {
    const { thread: found } = await readThread([post(70)])
    expect(found.board).toEqual({ id: '3', name: '山路', url: `${base}forum.php?mod=forumdisplay&fid=3` })
  })

  it('decodes titles once and takes no tag for one', async () => {
    expect((await readThread([post(70)])).thread.title).toBe('山上 & 山下 <1>')
  })

  it('labels floors as the site does', async () => {
    const { posts } = await readThread([post(70), post(71), post(72)])
    expect(posts.map(({ floor, floorLabel }) => [floor, floorLabel])).toEqual([
      [1, '楼主'],
      [2, '沙发'],
      [3, '3#'],
    ])
  })

  it('gives a recommended floor no number', async () => {
    const { posts, warnings } = await readThread([post(70), post(75, { number: '-1' }), post(71)])
    expect(posts.map(({ floor }) => floor)).toEqual([1, null, 2])
    expect(warnings).toEqual([])
  })

  it('learns the zone of the site from a time told both ways', async () => {
    const { posts } = await readThread([
      post(70, { dateline: '2026-1-1 22:04:05' }),
      post(71, { dateline: '5 分钟前', dbdateline: String(Date.UTC(2026, 0, 3) / 1000) }),
    ])
    expect(posts.map(({ postedAt }) => postedAt)).toEqual(['2026-01-01T22:04:05+03:00', '2026-01-03T03:00:00+03:00'])
  })

  it.each([
    ['seconds alone', { dbdateline: undefined, dateline: '1767294245' }, '2026-01-02T03:04:05+08:00', null],
    ['a number', { dbdateline: 1767294245, dateline: 1767294245 }, '2026-01-02T03:04:05+08:00', null],
    [
      'words alone',
      { dbdateline: undefined, dateline: '2026-1-2 03:04' },
      '2026-01-02T03:04:00+08:00',
      '2026-1-2 03:04',
    ],
    [
      'words in a span',
      { dbdateline: '', dateline: '<span title="2026-1-2 03:04">前天&nbsp;03:04</span>' },
      '2026-11-22T03:04:00+08:00',
      '前天 03:04',
    ],
    ['nothing', { dbdateline: undefined, dateline: undefined }, null, null],
    ['nonsense', { dbdateline: '12', dateline: '很久以前' }, null, '很久以前'],
  ])('reads a time given as %s', async (_, fields, at, text) => {
    const { posts, warnings } = await readThread([post(70, fields)])
    expect([posts[0]!.postedAt, posts[0]!.postedAtText]).toEqual([at, text])
    expect(warnings.map(({ code }) => code)).toEqual(text !== null && at === null ? ['time-unparsed'] : [])
  })

  it('puts attachments in their place and hangs the rest below', async () => {
    const file = (aid: number, more: object) => ({
      aid: String(aid),
      filename: `f${aid}`,
      url: 'data/a/',
      attachment: `${aid}.x`,
      ...more,
    })
    const attachments = {
      1: file(1, { isimage: '1', width: '640', filename: '图.png' }),
      2: file(2, { isimage: '0', attachsize: '3 KB', downloads: '4', aidencode: 'QQ%3D%3D', filename: '表.txt' }),
      3: file(3, { isimage: '-1', width: '0', filename: '下.png' }),
    }
    const message = '前[attach]1[/attach]中[attach]2[/attach]后[attach]9[/attach]'
    const { posts } = await readThread([post(70, { message, attachments, imagelist: ['3'] })])
    const blocks = posts[0]!.content.map(block => ('id' in block ? `${block.kind} ${block.id}` : block.kind))
    expect(blocks).toEqual([
      'paragraph',
      'image 1',
      'paragraph',
      'attachment 2',
      'paragraph',
      'attachment 9',
      'image 3',
    ])
    expect(posts[0]!.images).toEqual([
      { id: '1', url: `${base}data/a/1.x`, name: '图.png', width: 640, height: null, inline: true },
      { id: '3', url: `${base}data/a/3.x`, name: '下.png', width: null, height: null, inline: false },
    ])
    expect(posts[0]!.attachments[0]).toEqual({
      id: '2',
      name: '表.txt',
      url: `${base}forum.php?mod=attachment&aid=QQ%3D%3D`,
      size: '3 KB',
      downloads: 4,
      price: null,
      readAccess: null,
    })
    expect(posts[0]!.text).toBe('前\n中\n后')
  })

  it('links no file that must be bought first', async () => {
    const attachments = [
      { aid: '4', filename: 'x.zip', isimage: '0', price: '3', aidencode: 'QQ', url: '', attachment: 'x' },
    ]
    const { posts } = await readThread([post(70, { attachments })])
    expect(posts[0]!.attachments).toEqual([expect.objectContaining({ id: '4', price: 3, url: null })])
  })

  it('links what version 1 leaves of players', async () => {
    const message = '看[media]https://v.example/a.mp4?x=1&amp;y=2[/media]听[audio]javascript:x[/audio]'
    const [found] = (await readThread([post(70, { message })])).posts
    expect(found!.content).toMatchObject([
      {
        runs: [
          { text: '看' },
          { kind: 'link', url: 'https://v.example/a.mp4?x=1&y=2' },
          { text: '听[audio]javascript:x[/audio]' },
        ],
      },
    ])
  })

  it.each([
    [{ status: '8' }, '手机'],
    [{ status: '9' }, '手机'],
    [{ status: '1' }, null],
  ])('tells the device of status %j', async (fields, device) => {
    expect((await readThread([post(70, fields)])).posts[0]!.device).toBe(device)
  })

  it.each([
    ['提示: <em>该帖被管理员或版主屏蔽</em>', 'blocked'],
    ['提示: 作者被禁止或删除 内容自动屏蔽', 'blocked'],
    ['此帖仅作者可见', 'blocked'],
    ['提示: 这只是一句话', 'visible'],
    ['', 'empty'],
  ])('knows the state of %s', async (message, state) => {
    const [found] = (await readThread([post(70, { message })])).posts
    expect(found!.state).toBe(state)
    expect(found!.text).toBe(state === 'visible' ? message : '')
  })

  it.each([
    [{}, { kind: 'member', id: '5', name: '半坡' }],
    [
      { anonymous: '1', authorid: '0', author: '匿名', username: '匿名' },
      { kind: 'anonymous', id: null, name: '匿名' },
    ],
    [
      { username: undefined, authorid: '12', author: '旧人' },
      { kind: 'deleted', id: null, name: '旧人' },
    ],
    [
      { authorid: '0', author: '过路', username: '' },
      { kind: 'guest', id: null, name: '过路' },
    ],
  ])('knows whose post it is: %j', async (fields, who) => {
    expect((await readThread([post(70, fields)])).posts[0]!.author).toMatchObject(who)
  })

  it('says that a page beyond the end is the last', async () => {
    const posts = Array.from({ length: 3 }, (_, i) => post(80 + i))
    const { engine } = openApi({ viewthread: json(envelope(thread(posts, {}, { replies: '12', maxposition: '13' }))) })
    const found = await engine.loadThread(query(99))
    expect(found.page).toEqual({ number: 2, count: 2, size: 10 })
    expect(found.warnings.map(({ code }) => code)).toEqual(['page-beyond-end'])
    expect((await engine.loadLastPage('7' as ThreadId)).warnings).toEqual([])
  })

  it('gives the true floors of one author, which only version 4 knows', async () => {
    const { engine, site } = openApi({
      viewthread: url => {
        const isFour = url.searchParams.get('version') === '4'
        const items = [post(78, { number: '1', ...(isFour ? { position: '9' } : {}) })]
        return json(envelope(thread(items), null, isFour ? '4' : '1'))
      },
    })
    const { posts } = await engine.loadThread(query(1, '5'))
    expect(posts.map(({ floor }) => floor)).toEqual([9])
    expect(site.asked.filter(url => url.includes('authorid=5'))).toHaveLength(2)
  })

  it('takes comments from version 4 and words from version 1', async () => {
    const { engine } = openApi({
      viewthread: url => {
        const isFour = url.searchParams.get('version') === '4'
        const comments = {
          70: [{ id: '1', author: '小满', authorid: '9', dateline: '2026-1-2 04:00', comment: '是&amp;的' }],
        }
        const message = isFour ? '看：' : '看：<div class="blockcode"><div><ol><li>a<br /><li>b</ol></div></div>'
        return json(
          envelope(
            thread([post(70, { message })], isFour ? { comments } : {}, { comments: '1' }),
            null,
            isFour ? '4' : '1',
          ),
        )
      },
    })
    const [found] = (await engine.loadThread(query())).posts
    expect(found!.content.map(({ kind }) => kind)).toEqual(['paragraph', 'code'])
    expect(found!.comments).toEqual([expect.objectContaining({ text: '是&的', postedAt: '2026-01-02T04:00:00+08:00' })])
  })

  it('does without version 4 where that fails', async () => {
    const { engine } = openApi({
      viewthread: url =>
        url.searchParams.get('version') === '4'
          ? { status: 503, text: 'x' }
          : json(envelope(thread([post(70)], {}, { comments: '2' }))),
    })
    expect((await engine.loadThread(query())).posts).toHaveLength(1)
  })
})

describe('large pages', () => {
  const all = Array.from({ length: 1230 }, (_, i) => post(70 + i)).filter(({ pid }) => pid !== '85')
  const open = () =>
    openApi({
      viewthread: url => {
        const size = Number(url.searchParams.get('ppp') ?? 10)
        const page = Number(url.searchParams.get('page'))
        const floors = all.filter(({ number }) => Math.ceil(Number(number) / size) === page)
        return json(envelope(thread(floors, { ppp: String(size) }, { replies: '1228', maxposition: '1230' })))
      },
    })

  it('serve fifty of the site’s own pages with one request in bulk work', async () => {
    const { engine, site } = open()
    const seen: (number | null)[] = []
    for (let page = 1; ; page += 1) {
      const answer = await engine.loadThread(query(page), { priority: page === 1 ? 'reader' : 'bulk' })
      seen.push(...answer.posts.map(({ floor }) => floor))
      expect(answer.page).toEqual({ number: page, count: 123, size: 10 })
      if (page === 123) break
    }
    expect(seen).toEqual(Array.from({ length: 1230 }, (_, i) => i + 1).filter(n => n !== 16))
    expect(site.asked.filter(url => url.includes('viewthread'))).toHaveLength(4)
  })

  it('are not asked for again where the site caps them', async () => {
    const { engine, site } = openApi({
      viewthread: url => {
        const page = Number(url.searchParams.get('page'))
        const floors = all.filter(({ number }) => Math.ceil(Number(number) / 10) === page)
        return json(envelope(thread(floors, { ppp: '10' }, { replies: '1228', maxposition: '1230' })))
      },
    })
    await engine.loadThread(query(1))
    for (const page of [2, 3]) {
      const answer = await engine.loadThread(query(page), { priority: 'bulk' })
      expect([answer.page?.number, answer.posts[0]!.floor]).toEqual([page, page * 10 - 9])
    }
    expect(site.asked.filter(url => url.includes('ppp='))).toHaveLength(1)
  })

  it('are not taken for a page that a person waits for', async () => {
    const { engine, site } = open()
    await engine.loadThread(query(1))
    await engine.loadThread(query(2))
    expect(site.asked.some(url => url.includes('ppp='))).toBe(false)
  })

  it('find a floor by its number without asking for its place', async () => {
    const { engine } = open()
    const found = await engine.loadPostPage({ kind: 'floor', threadId: '7' as ThreadId, floor: 433 })
    expect([found.page?.number, found.postId]).toEqual([44, '502'])
    const gone = engine.loadPostPage({ kind: 'floor', threadId: '7' as ThreadId, floor: 16 })
    expect((await failure(gone)).code).toBe('post-not-found')
  })
})

it('finds a post by where the site’s redirector would lead, without going there', async () => {
  const { engine, site } = openApi({
    viewthread: json(envelope(thread([post(70), post(71)]))),
    '/forum/forum.php': { location: 'forum.php?mod=viewthread&tid=7&page=1#pid71' },
  })
  const found = await engine.loadPostPage({ kind: 'post', postId: '71' as PostId, threadId: null })
  expect([found.thread.id, found.postId]).toEqual(['7', '71'])
  expect(site.asked.filter(url => url.includes('forum.php'))).toHaveLength(1)
})

describe('what a poll, a reward and a debate tell', () => {
  it('hides what the site hides', async () => {
    const special_poll = {
      polloptions: [{ polloptionid: '1', polloption: '&lt;甲&gt;', votes: '3', percent: '100.00' }],
      multiple: '0',
      visiblepoll: '1',
      allowvote: '0',
      voterscount: '3',
    }
    const { thread: found } = await readThread([post(70)], { special_poll }, { special: '1' })
    expect(found.poll?.resultsHidden).toBe(true)
    expect(found.poll?.options).toEqual([{ id: '1', text: '<甲>', votes: null, percent: null, chosen: false }])
  })
  it('knows a reward that was paid', async () => {
    const special_reward = { rewardprice: '30 金钱', bestpost: [] }
    const { thread: found } = await readThread([post(70)], { special_reward }, { special: '3', price: '-30' })
    expect(found.reward).toEqual({ amount: '30金钱', solved: true, bestAnswer: null })
    expect(found.price).toBeNull()
  })
})

describe('a refusal of the API', () => {
  const ask = async (
    answer: object,
    work: (engine: Engine) => Promise<unknown> = engine => engine.loadThread(query()),
  ) => failure(work(openApi({ viewthread: json(answer), forumdisplay: json(answer) }).engine))

  it.each([
    ['mobile_is_closed', 'api-unavailable'],
    ['to_login', 'login-needed'],
    ['user_banned', 'banned'],
    ['module_not_exists', 'api-unavailable'],
    ['系统维护中，预计 <b>今晚八点</b> 恢复。', 'site-closed'],
  ])('before any module: %s', async (error, code) => {
    expect((await ask({ error })).code).toBe(code)
  })

  it.each([
    ['thread_nonexistence', 'thread-not-found'],
    ['forum_nonexistence', 'board-not-found'],
    ['thread_nopermission', 'read-access'],
    ['thread_nopermission//1', 'login-needed'],
    ['viewperm_none_nopermission', 'not-allowed'],
    ['viewperm_none_nopermission//1', 'login-needed'],
    ['mobile_template_no_found', 'api-unavailable'],
    ['post_flood_ctrl', 'flood-control'],
    ['submit_seccode_invalid', 'captcha-needed'],
    ['some_plugin:odd_key', 'other-failure'],
  ])('of a module: %s', async (key, code) => {
    expect((await ask(envelope(thread([]), key))).code).toBe(code)
  })

  it('by words of the owner’s own', async () => {
    const answer = { ...envelope(thread([])), Message: { messageval: 'custom', messagestr: '抱歉，<b>主题不存在</b>' } }
    expect(await ask(answer)).toEqual({ code: 'thread-not-found', detail: '抱歉，主题不存在' })
  })

  it('of a board with a password, which comes without a word', async () => {
    const closed = envelope({
      forum: { fid: '12', name: '小屋', password: '1' },
      forum_threadlist: [],
      page: null,
      tpp: '20',
    })
    expect((await ask(closed, engine => engine.loadThreads(listing))).code).toBe('password-needed')
  })

  it.each([
    [{ status: 404, text: '<html>404</html>' }, 'api-unavailable'],
    [{ status: 503, text: '<html>System Error</html>' }, 'server-error'],
    [{ text: '<script>slowAES.decrypt(toNumbers("00"))</script>' }, 'challenge'],
    [{ text: '' }, 'api-unavailable'],
    [json([]), 'api-unavailable'],
    [json(envelope({ nothing: '1' })), 'api-unavailable'],
  ])('by what is no answer: %j', async (reply, code) => {
    const { engine } = openApi({ viewthread: reply })
    expect((await failure(engine.loadThread(query()))).code).toBe(code)
  })

  it('when the probe says so', async () => {
    expect((await failure(openApi({ check: json({ error: 'to_login' }) }).engine.loadBoards())).code).toBe(
      'login-needed',
    )
    expect((await failure(openApi({ check: json([]) }).engine.loadBoards())).code).toBe('api-unavailable')
  })
})

it('asks once more where a thread with holes was led to its page first', async () => {
  let calls = 0
  const { engine } = openApi({
    viewthread: () => {
      calls += 1
      return calls === 1 ? { location: `${base}forum.php?mod=viewthread&tid=7` } : json(envelope(thread([post(70)])))
    },
    '/forum/forum.php': { text: '<html><div id="postlist"></div></html>' },
  })
  expect((await engine.loadThread(query())).posts).toHaveLength(1)
})

it('reads answers as UTF-8 whatever the site’s pages are in', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(envelope(thread([post(70)]))))
  const { site } = openApi({ viewthread: json(envelope(thread([post(70)]))) })
  const garbled: typeof site = {
    ...site,
    get: async (url, options) => {
      const page = await site.get(url, options)
      return url.includes('viewthread')
        ? { ...page, charset: 'gbk', text: new TextDecoder('gbk').decode(bytes), bytes }
        : page
    },
  }
  const { posts } = await createDiscuzApi({ client: garbled, base }).loadThread(query())
  expect(posts[0]!.text).toBe('第 1 楼的话。')
})

it('lets no credential out of the answers', async () => {
  const { engine } = openApi({
    viewthread: json(envelope(thread([post(70)]))),
    forumdisplay: json(envelope({ forum: { fid: '3', name: 'x' }, forum_threadlist: [] })),
  })
  const answers = [await engine.loadBoards(), await engine.loadThread(query()), await engine.loadThreads(listing)]
  expect(JSON.stringify(answers)).not.toMatch(/SECRET/)
})

it('asks which forum it is once, and believes no X3.2', async () => {
  const { truediscuzversion: _, ...old } = check
  const { engine, site } = openApi({ check: json(old), viewthread: json(envelope(thread([post(70)]))) })
  await engine.loadThread(query())
  expect((await engine.loadThread(query())).site.software).toBe('Discuz!')
  expect(site.asked.filter(url => /[?&]module=check$/.test(url))).toHaveLength(1)
})
