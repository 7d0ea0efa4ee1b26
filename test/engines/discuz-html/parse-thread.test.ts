/** Golden values, read off the captured pages by eye: what a person sees there, written down before the parser was asked. */
import { expect, it } from 'vitest'
import { parseThread, type ThreadPage } from '../../../source/engines/discuz-html/parse-thread.ts'
import type { Post } from '../../../source/forum/model.ts'
import { describeCaptures, readCapture } from '../../helpers/captures.ts'

const base = 'http://127.0.0.1:8081/'

/** 2026-11-24 12:21 in China, when most of the pages were taken. */
const now = Date.UTC(2026, 10, 24, 4, 21, 20)

const read = (name: string, askedPage: number | null = 1): ThreadPage => {
  const { text, url } = readCapture('x35', name)
  const page = parseThread(text, { base, url, now, offsetMinutes: 480, askedPage })
  if (!page) throw new Error(`${name} was not recognised`)
  return page
}

const postOf = (page: ThreadPage, id: string): Post => {
  const post = page.posts.find(({ id: own }) => own === id)
  if (!post) throw new Error(`no post ${id}`)
  return post
}

describeCaptures('a news thread, page 1, as a guest', () => {
  const page = read('viewthread_1_p1.html')

  it('tells the thread', () => {
    expect(page.thread).toMatchObject({
      id: '1',
      url: `${base}forum.php?mod=viewthread&tid=1`,
      title: '滨海大道供水主管爆裂 七个小区停水 预计今晚八时恢复',
      type: { id: '6', name: '要闻' },
      kind: 'normal',
      board: { id: '2', name: '本地新闻', url: `${base}forum.php?mod=forumdisplay&fid=2` },
      views: 18432,
      replies: 17,
      closed: false,
      hot: false,
      author: { id: '2', name: '小鱼儿', kind: 'member' },
      createdAt: '2026-11-23T09:53:50+08:00',
      pages: 2,
      previous: `${base}forum.php?mod=redirect&goto=nextoldset&tid=1`,
      next: `${base}forum.php?mod=redirect&goto=nextnewset&tid=1`,
      replyGate: { kind: 'login', message: '您需要登录后才可以回帖' },
    })
    expect(page.page).toEqual({ number: 1, count: 2, size: 10 })
    expect(page.warnings).toEqual([])
  })

  it('keeps the site’s labels, and gives recommended floors no number', () => {
    expect(page.posts.map(({ floorLabel }) => floorLabel).join(' ')).toBe('楼主 推荐 推荐 推荐 沙发 6# 7# 8# 9# 10#')
    expect(page.posts.map(({ floor }) => floor)).toEqual([1, null, null, null, 2, 6, 7, 8, 9, 10])
  })

  it('tells who wrote the first floor, and that its words are whole', () => {
    const post = postOf(page, '20001')
    expect(post.author).toEqual({ id: '2', name: '小鱼儿', kind: 'member', group: '版主', badges: [] })
    expect(post).toMatchObject({ isOriginalPoster: true, device: null, region: null, state: 'visible', editedAt: null })
    const lines = post.text.split('\n')
    expect(lines[0]).toMatch(/^　　本报讯（.*正在紧张进行之中。$/)
    expect(lines.at(-1)).toBe('（责任编辑：周舟）')
    expect(lines).toHaveLength(6)
    expect(post.content.at(-1)).toMatchObject({ kind: 'paragraph', align: 'right' })
    expect(post.reactions).toEqual([
      { kind: 'support', label: '支持', count: 7 },
      { kind: 'oppose', label: '反对', count: 0 },
    ])
  })

  it('tells the device of a floor and an empty count', () => {
    const post = postOf(page, '20004')
    expect(post).toMatchObject({
      device: '手机',
      region: null,
      isOriginalPoster: false,
      postedAt: '2026-11-23T10:47:10+08:00',
      postedAtText: '昨天 10:47',
      text: '1998年的管子，用了快三十年了，早该换了。',
      url: `${base}forum.php?mod=redirect&goto=findpost&ptid=1&pid=20004`,
    })
    expect(postOf(page, '20010').reactions.map(({ count }) => count)).toEqual([0, 0])
  })

  it('reads an edited list of the opening poster', () => {
    const post = postOf(page, '20010')
    expect(post).toMatchObject({
      isOriginalPoster: true,
      editedAt: '2026-11-23T14:31:00+08:00',
      postedAt: '2026-11-23T13:17:10+08:00',
    })
    expect(post.text.split('\n')).toEqual([
      '@城南旧事 名单如下：',
      '滨海花园',
      '海悦名城',
      '老机床厂宿舍',
      '建设新村',
      '人民路34号院',
      '望海楼',
      '港务局家属院',
    ])
  })
})

describeCaptures('the same thread, logged in', () => {
  const page = read('viewthread_1_user.html')

  it('offers a reply box, so there is no gate', () => expect(page.thread.replyGate).toBeNull())

  it('reads comments and ratings', () => {
    const post = postOf(page, '20005')
    const dtester = { id: '14', name: 'dtester', kind: 'member', group: null, badges: [] }
    expect(post.comments).toEqual([
      { author: dtester, text: '点评内容：讲得清楚', postedAt: '2026-11-24T11:59:00+08:00', postedAtText: '21 分钟前' },
      {
        author: dtester,
        text: '引用回复的内容，感谢科普！',
        postedAt: '2026-11-24T11:59:00+08:00',
        postedAtText: '21 分钟前',
      },
    ])
    expect(post.ratings).toEqual({ participants: 1, totals: [{ name: '金钱', value: '+5' }] })
    expect(post.signature).toBe('愿每一次出发都有归途。\n红色签名 我的链接')
    expect(post.reactions.map(({ count }) => count)).toEqual([6, 0])
  })

  it('does not put comments, ratings or the signature into the words', () => {
    const { text } = postOf(page, '20005')
    expect([text.length, text.slice(0, 8), text.slice(-7)]).toEqual([122, '　　作为一个在水', '一拖就是十年。'])
  })
})

describeCaptures('a moderator’s page', () => {
  it('reads as anyone’s: check boxes, IP links and tools change nothing', () => {
    const [guest, mod, admin] = ['p1', 'mod', 'admin'].map(name => read(`viewthread_1_${name}.html`))
    const bare = (page: ThreadPage): unknown =>
      page.posts.map(post => ({ ...post, comments: [], reactions: [], author: { ...post.author } }))
    const words = (page: ThreadPage): unknown =>
      page.posts.map(({ floor, text, author, device }) => [
        floor,
        text,
        author.name,
        author.group,
        author.badges,
        device,
      ])
    expect(words(mod!)).toEqual(words(guest!))
    expect(words(admin!)).toEqual(words(guest!))
    expect(bare(mod!)).toHaveLength(10)
    expect(postOf(mod!, '20005').comments.map(({ text }) => text)).toEqual([
      '点评内容：讲得清楚',
      '引用回复的内容，感谢科普！',
    ])
    expect(postOf(mod!, '20005').comments[0]!.postedAt).toBe('2026-11-24T11:59:00+08:00')
  })

  it('shows a screened floor to the administrator only', () => {
    const admin = postOf(read('viewthread_777_p2_admin.html', 2), '9131')
    expect([admin.state, admin.text]).toEqual(['visible', '这是一个被版主屏蔽的帖子，普通用户看不到内容。'])
    const mod = postOf(read('viewthread_777_p2_mod.html', 2), '9131')
    expect([mod.state, mod.text, mod.floor]).toEqual(['blocked', '', 18])
  })

  it('keeps the anonymous anonymous', () => {
    expect(postOf(read('viewthread_777_p2_mod.html', 2), '9133').author).toEqual({
      id: null,
      name: '匿名',
      kind: 'anonymous',
      group: null,
      badges: [],
    })
    expect(postOf(read('viewthread_777_p2_admin.html', 2), '9133').author).toMatchObject({
      id: '11',
      name: '匿名',
      kind: 'anonymous',
    })
  })
})

describeCaptures('the showcase of formats', () => {
  const one = read('viewthread_777_p1_user.html')
  const two = read('viewthread_777_p2_user.html', 2)

  it('has a title with entities, heat and four pages', () => {
    expect(one.thread).toMatchObject({
      title: '格式大全：各种代码与显示效果测试 & <标签> "引号"',
      hot: true,
      pages: 4,
      views: 7816,
      replies: 40,
      type: null,
    })
    expect(two.thread.author).toMatchObject({ id: '18', name: '数码控Leo' })
    expect(two.page).toEqual({ number: 2, count: 4, size: 10 })
  })

  it('reads a title that the server did not escape', () => {
    expect(read('viewthread_format_p1_guest.html').thread.title).toBe(
      '格式大全：各种代码与显示效果测试 & <标签> "引号"',
    )
  })

  it('reads a quote with the post that it answers', () => {
    expect(postOf(one, '9115')).toMatchObject({
      floorLabel: '沙发',
      floor: 2,
      quote: { postId: '9114', author: '数码控Leo', text: '本帖逐楼展示各种格式。\n粗体 斜体 下划线' },
      text: '引用上一楼。',
    })
  })

  it('reads pictures in the text and below it', () => {
    const { images } = postOf(one, '9119')
    expect(images.map(({ id, inline, url }) => [id, inline, url])).toEqual([
      ['1', true, `${base}data/attachment/forum/202611/24/94df64ed2f925b1925fcde.png`],
      ['2', true, `${base}data/attachment/forum/202611/24/9e3df4bb1029f336af25c2.jpg`],
      [null, true, 'https://example.com/remote/pic.jpg'],
      [null, true, 'https://example.com/remote/small.gif'],
      [null, true, 'http://127.0.0.1:8081/static/nope.png'],
      ['3', false, `${base}data/attachment/forum/202611/24/377661ac444f331663a4f0.png`],
    ])
    expect(images.map(({ name }) => name)).toEqual([
      '海边日出.png',
      '大图 panorama.jpg',
      null,
      null,
      null,
      '未插入的图片.png',
    ])
  })

  it('reads files, their price and the right they ask for', () => {
    const { attachments, text } = postOf(one, '9120')
    expect(
      attachments.map(({ id, name, size, downloads, price, readAccess }) => [
        id,
        name,
        size,
        downloads,
        price,
        readAccess,
      ]),
    ).toEqual([
      ['4', '说明文档.txt', '22 Bytes', 30, null, null],
      ['5', '驱动程序 v1.2 (x64).zip', '31.25 KB', 72, 3, null],
      ['6', '高权限资料.pdf', '13 Bytes', 18, null, 100],
    ])
    expect(text.split('\n')[0]).toBe('附件下载：')
  })

  it('shows a guest the gate in place of files', () => {
    const guest = postOf(read('viewthread_777_p1_guest.html'), '9120')
    expect(guest.gates.map(({ kind }) => kind)).toEqual(['login'])
    expect(guest.text).not.toMatch(/登录|更多资源/)
    expect([guest.images, guest.attachments, guest.state]).toEqual([[], [], 'visible'])
  })

  it('shows hidden words to those who may see them and gates to those who may not', () => {
    expect(postOf(two, '9124').text).toContain('回复后可见的隐藏内容：暗号是“海风”。')
    const guest = postOf(read('viewthread_777_p2_guest.html', 2), '9124')
    expect(guest.gates.map(({ kind }) => kind)).toEqual(['reply', 'credits'])
    expect(guest.text).toBe('公开部分。\n后续公开。')
  })
})

describeCaptures('one author’s posts', () => {
  it('gives no floor numbers, since the site counts that view by itself', () => {
    const page = read('viewthread_1_author.html')
    expect(page.posts.map(({ id, floor, floorLabel }) => [id, floor, floorLabel])).toEqual([
      ['20001', 1, '楼主'],
      ['20010', null, '沙发'],
    ])
    expect(page.warnings.map(({ code }) => code)).toEqual(['floor-unknown'])
    expect(page.posts.every(({ isOriginalPoster }) => isOriginalPoster)).toBe(true)
  })

  it('knows the thread’s starter on a later page', () => {
    const page = read('viewthread_2_author.html', 3)
    expect(page.thread.author).toMatchObject({ id: '4', name: '金牌阿强' })
    expect(page.posts.map(({ floor }) => floor)).toEqual(Array(10).fill(null))
    expect(page.page).toEqual({ number: 3, count: 23, size: 10 })
  })
})

describeCaptures('a long thread', () => {
  it('has the floors of page 150', () => {
    const page = read('viewthread_2_p150.html', 150)
    expect(page.posts.map(({ floor }) => floor)).toEqual([1491, 1492, 1493, 1494, 1495, 1496, 1497, 1498, 1499, 1500])
    expect(page.page).toEqual({ number: 150, count: 313, size: 10 })
    expect(page.thread).toMatchObject({ views: null, replies: null, type: { id: '4', name: '灌水' }, hot: true })
  })

  it('says when a page beyond the end was asked', () => {
    const page = read('viewthread_2_p9999.html', 9999)
    expect(page.page).toEqual({ number: 313, count: 313, size: 10 })
    expect(page.posts.map(({ floor }) => floor)).toEqual([3121])
    expect(page.warnings.map(({ code }) => code)).toEqual(['page-beyond-end'])
    expect(page.thread.lastPost?.url).toBe(page.posts[0]!.url)
  })

  it('reads reversed pages with the first floor on top', () => {
    const page = read('viewthread_1_reverse.html')
    expect(page.posts.map(({ floor }) => floor)).toEqual([1, null, null, null, 16, 15, 14, 13, 12, 11, 10, 9, 8])
    expect(page.page).toEqual({ number: 1, count: 2, size: 10 })
  })
})

describeCaptures('special threads', () => {
  it('reads a poll, as a guest and as one who may vote', () => {
    const guest = read('viewthread_poll_guest.html').thread
    expect(guest.kind).toBe('poll')
    expect(guest.poll).toMatchObject({
      multiple: true,
      maxChoices: 3,
      voters: 5,
      resultsHidden: false,
      ended: false,
      endsAtText: '29 天23 小时36 分钟',
      canVote: false,
      note: '您所在的用户组没有投票权限',
    })
    expect(guest.poll!.options.map(({ id, text, votes, percent }) => [id, text, votes, percent])).toEqual([
      [null, '地铁', 1, 16.67],
      [null, '公交', 2, 33.33],
      [null, '开车', 0, 0],
      [null, '电动车', 1, 16.67],
      [null, '步行 & 自行车', 1, 16.67],
      [null, '<b>其他</b>', 1, 16.67],
    ])
    const user = read('viewthread_poll_user.html').thread.poll!
    expect([user.canVote, user.note, user.options.map(({ id }) => id).join()]).toEqual([true, null, '1,2,3,4,5,6'])
    expect(read('viewthread_poll_voted.html').thread.poll).toMatchObject({
      canVote: false,
      note: '您已经投过票，谢谢您的参与',
    })
    expect(read('viewthread_poll_guest.html').posts[0]!.text).toBe('请投票，多选，最多三项。')
  })

  it('reads an activity', () => {
    const { thread, posts } = read('viewthread_activity_user.html')
    expect([thread.kind, thread.activity?.applied, thread.activity?.remaining]).toEqual(['activity', 1, 20])
    expect(thread.activity!.facts.map(({ name, value }) => `${name}=${value}`)).toEqual([
      '活动类型=出外郊游',
      '开始时间=2026-12-5 05:00',
      '活动地点=滨海路观景台',
      '性别=不限',
      '每人花销=15 元',
      '已报名人数=1 人',
      '剩余名额=20 人',
      '报名截止=2026-12-3 20:00',
    ])
    expect(posts[0]!.text).toBe('周六凌晨五点集合，自带早餐和手电筒。')
  })

  it('shows what a trade sells', () => {
    const { thread, posts } = read('viewthread_trade_guest.html')
    expect([thread.kind, posts[0]!.state]).toEqual(['trade', 'visible'])
    expect(posts[0]!.text).toBe('海湾 X1 256GB\n商品类型: 二手商品\n999.00 元\n3999.00 元')
  })

  it('reads the free part of a paid thread and its price', () => {
    const { thread, posts } = read('viewthread_pay_guest.html')
    expect(thread.price).toBe(5)
    expect(posts[0]).toMatchObject({
      text: '免费试看部分：目录与前言。',
      state: 'visible',
      gates: [{ kind: 'paid', message: '本主题需向作者支付 5 金钱 才能浏览' }],
    })
    expect(posts.map(({ floor }) => floor)).toEqual([1, 2, 3, 4])
  })
})

describeCaptures('people without a name, and floors without words', () => {
  it('knows the anonymous', () => {
    const { thread, posts } = read('viewthread_anon_user.html')
    expect(posts[0]!.author).toEqual({ id: null, name: '匿名', kind: 'anonymous', group: null, badges: [] })
    expect(thread.author).toEqual(posts[0]!.author)
    expect(posts.map(({ isOriginalPoster }) => isOriginalPoster)).toEqual([true, false])
    expect(posts[1]!.author).toMatchObject({ id: '6', name: '海边漫步', group: '高级会员' })
  })

  it('tells a banned author’s floor as blocked', () => {
    const { posts } = read('viewthread_bannedauthor_guest.html')
    expect(posts.map(({ state, text }) => [state, text])).toEqual([
      ['blocked', ''],
      ['visible', '怎么看不到了'],
    ])
    expect(posts[0]!.content).toEqual([
      { kind: 'notice', notice: 'locked', text: '提示: 作者被禁止或删除 内容自动屏蔽', blocks: [] },
    ])
  })

  it('says that a closed thread takes no replies', () => {
    const { thread } = read('viewthread_closed_user.html')
    expect(thread).toMatchObject({
      closed: true,
      replyGate: { kind: 'permission', message: '抱歉，本主题已关闭，不再接受新内容' },
    })
  })
})

describeCaptures('touch pages', () => {
  it('read by their own column of the table', () => {
    const page = read('viewthread_1_touch.html')
    expect(page.thread).toMatchObject({
      id: '1',
      type: { id: null, name: '要闻' },
      views: 18436,
      replies: 17,
      pages: 2,
      board: { id: '2', name: '本地新闻' },
    })
    expect(page.posts.map(({ floor }) => floor)).toEqual([1, null, null, null, 2, 6, 7, 8, 9, 10])
    expect(page.posts[1]).toMatchObject({
      floorLabel: '推荐',
      author: { id: '7', name: 'test_user' },
      text: '1998年的管子，用了快三十年了，早该换了。',
    })
  })
})

describeCaptures('pages that show no thread', () => {
  it.each([
    'viewthread_missing.html',
    'viewthread_readperm_guest.html',
    'closed_viewthread_user.html',
    'index_guest.html',
    'forumdisplay_3_p1.html',
    '404.html',
  ])('%s is not taken for one', name => {
    const { text, url } = readCapture('x35', name)
    expect(parseThread(text, { base, url, now, offsetMinutes: 480, askedPage: 1 })).toBeNull()
  })
})
