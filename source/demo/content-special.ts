/** One thread of every special kind (facts §4.11), and one for every gate a thread can stand behind. */
import { day, hour, minute } from './dates.ts'
import { type Post, pidOf, plainPost, plainThread, type Thread } from './world.ts'

type Line = Partial<Post> & Pick<Post, 'by' | 'body'>

/** A thread from its floors; `from` is the first floor's time, the others follow by half an hour. */
const written = (
  seed: Partial<Thread> & Pick<Thread, 'tid' | 'fid' | 'title'>,
  from: number,
  lines: readonly Line[],
  step = 30 * minute,
): Thread =>
  plainThread({
    by: lines[0]!.by,
    at: from,
    size: lines.length,
    floor: position =>
      plainPost({ tid: seed.tid, position, at: from + (position - 1) * step, ...lines[position - 1]! }),
    ...seed,
  })

const polls = (start: number): readonly Thread[] => [
  written(
    {
      tid: 3,
      fid: 2,
      typeId: 2,
      title: '投票：西门桥该不该在早高峰限行？',
      poll: {
        multiple: 1,
        hidden: false,
        endsAt: start + 20 * day,
        voters: 58,
        options: [
          { id: 1, text: '该限，先让公交和行人过', votes: 31 },
          { id: 2, text: '不该限，先把红绿灯调好', votes: 19 },
          { id: 3, text: '先试一个月 & 再说', votes: 8 },
        ],
      },
    },
    start - 26 * hour,
    [
      { by: 10, body: '西门桥早上七点到八点半一共过了两千多辆车，桥头的小学门口最挤。大家怎么看？' },
      { by: 9, body: '我天天从那里过，投了第二项。', support: 6 },
      { by: 6, body: '先试一个月。' },
    ],
    12 * hour + 47 * minute,
  ),
  written(
    {
      tid: 4,
      fid: 5,
      title: '多选：你的车一年开多少公里、都开去哪儿？（投票后可见结果）',
      poll: {
        multiple: 3,
        hidden: true,
        endsAt: null,
        voters: 12,
        options: [
          { id: 11, text: '上下班', votes: 10 },
          { id: 12, text: '接送孩子', votes: 7 },
          { id: 13, text: '回乡下', votes: 6 },
          { id: 14, text: '<跑长途>', votes: 2 },
        ],
      },
    },
    start - 3 * day,
    [
      { by: 4, body: '最多选三项。' },
      { by: 8, body: '回乡下最多，石门岭那条路我闭着眼睛都认得。' },
    ],
  ),
  written(
    {
      tid: 5,
      fid: 2,
      typeId: 2,
      title: '（已结束）投票：桥头的老槐树要不要移走？',
      poll: {
        multiple: 1,
        hidden: false,
        endsAt: start - 30 * day,
        voters: 203,
        options: [
          { id: 21, text: '不移', votes: 187 },
          { id: 22, text: '移', votes: 16 },
        ],
      },
    },
    start - 60 * day,
    [
      { by: 2, body: '投票一个月为期，到期公示。' },
      { by: 2, body: '结果：不移。路口改道的图纸下周贴出来。' },
    ],
  ),
]

const rewards = (start: number): readonly Thread[] => [
  written(
    { tid: 6, fid: 5, typeId: 5, title: '【悬赏】冷车启动有“吱”的一声，怎么查？', reward: { price: 30, best: 3 } },
    start - 9 * day,
    [
      { by: 8, body: '八年的老车，天冷的时候头一下响，热了就好。' },
      { by: 9, body: '先看皮带。' },
      {
        by: 4,
        body: '多半是发电机皮带老化。拿一瓶水，启动的时候往皮带内侧滴几滴，声音变了就是它，换一条不到一百块。',
        support: 12,
      },
      { by: 8, body: '换了，真的不响了，谢谢老周。' },
    ],
  ),
  written(
    { tid: 7, fid: 23, title: '【悬赏】三角梅只长叶子不开花', reward: { price: 10, best: null } },
    start - 2 * day,
    [
      { by: 5, body: '浇水、施肥、晒太阳，一样没少，就是不开。' },
      { by: 7, body: '少浇水，让它渴一渴。' },
    ],
  ),
]

const debate = (start: number): Thread =>
  written(
    {
      tid: 10,
      fid: 3,
      title: '辩论：小区楼下该不该让摆早点摊？',
      debate: {
        affirmative: '该：方便老人和上学的孩子，摊主也有个营生。',
        negative: '不该：油烟和噪声，住低楼层的人没法开窗。',
        votes: [14, 11],
        endsAt: start + 6 * day,
      },
    },
    start - 4 * day,
    [
      { by: 2, body: '两边都有道理，说清楚理由就好。' },
      { by: 9, body: '我妈每天就等那一碗粉。', stand: 1 },
      { by: 6, body: '我住二楼，早上五点半就闻到油味了。', stand: 2 },
      { by: 8, body: '能不能挪到河边去？', stand: 0 },
    ],
  )

const activity = (start: number): Thread =>
  written(
    {
      tid: 9,
      fid: 21,
      title: '活动：周六清早去石门岭拍日出',
      activity: {
        facts: [
          ['活动类型', '出外郊游'],
          ['开始时间', '2026-12-5 05:00'],
          ['活动地点', '石门岭观景台'],
          ['性别', '不限'],
          ['每人花销', '15 元'],
          ['报名截止', '2026-12-3 20:00'],
        ],
        applied: 6,
        left: 14,
      },
      picture: true,
    },
    start - 28 * hour,
    [
      { by: 8, body: '清早五点在桥头集合，自带早餐和手电筒。' },
      { by: 5, body: '报名，带三脚架。' },
    ],
  )

const trade = (start: number): Thread =>
  written(
    {
      tid: 11,
      fid: 6,
      title: '出一套九成新的书桌，自提',
      trade: { name: '实木书桌 1.2 米', price: '260.00', costPrice: '899.00', kind: '二手商品' },
    },
    start - 26 * hour,
    [
      { by: 8, body: '搬家，带不走。桌角有一处磕碰，见图。' },
      { by: 7, body: '六楼能帮抬吗？' },
    ],
  )

const gates = (start: number): readonly Thread[] => [
  written({ tid: 12, fid: 5, typeId: 6, title: '自驾手记：八天走完沿江公路（全本）', price: 5 }, start - 8 * day, [
    { by: 9, body: '[free]免费试看：第一天从桥头出发，过三个渡口。[/free]后面七天都在这里，是花了心思写的。' },
    { by: 4, body: '买了，值。' },
  ]),
  written({ tid: 13, fid: 5, title: '口令楼：猜中口令才看得见', typeId: 5 }, start - 7 * day, [
    { by: 4, body: '猜中了。口令其实就是这座论坛楼梯的拼音。', password: 'louti' },
    { by: 9, body: '猜了三次。' },
  ]),
  written({ tid: 14, fid: 2, typeId: 1, title: '会员专帖：小区水压实测表', readAccess: 20 }, start - 6 * day, [
    { by: 6, body: '一楼 0.38，六楼 0.21，单位兆帕。' },
    { by: 7, body: '我家六楼，早上洗澡水细得像线。' },
  ]),
  written({ tid: 24, fid: 2, typeId: 1, title: '版主手记（高权限）', readAccess: 90 }, start - 16 * day, [
    { by: 2, body: '只写给自己看的账。' },
  ]),
  written({ tid: 25, fid: 23, title: '回复可见：扦插成活率八成的办法', hidden: false }, start - 11 * day, [
    { by: 5, body: '先说结论：插之前晾一天。\n[hide]土里掺三成河沙，头七天不浇水，只喷叶子。[/hide]' },
    { by: 7, body: '求办法' },
  ]),
]

const notices = (start: number): readonly Thread[] => [
  written(
    {
      tid: 17,
      fid: 31,
      title: '远岸论坛（示例）使用须知',
      sticky: 3,
      closed: true,
      digest: 3,
      style: 'font-weight: bold;color: #EE1B2E;',
    },
    start - 300 * day,
    [
      {
        by: 1,
        body: '这是 palou 自带的示例论坛，只在本机运行：帖子、人名、地名都是编的，关掉就什么也不留。\n\n登录试试：用户名 [b]访客甲[/b]，密码 [b]palou[/b]。可以回帖、发帖、点赞、投票，不会有任何东西发到外面去。',
      },
    ],
  ),
  written({ tid: 16, fid: 2, title: '要闻区发帖须知', sticky: 2, style: 'color: #3C9D40;' }, start - 200 * day, [
    { by: 1, body: '标题写清楚地方和时间。' },
    { by: 2, body: '收到。' },
  ]),
  written(
    { tid: 15, fid: 2, typeId: 3, title: '论坛发帖须知（2026 年修订）', sticky: 1, attachment: true },
    Date.UTC(2026, 2, 2, 1, 30),
    [
      { by: 1, body: '一、转载注明出处；二、就事论事；三、照片先问一声。' },
      { by: 9, body: '支持。' },
      { by: 2, body: '本帖每年三月更新一次。', at: start - 30 * hour },
    ],
  ),
  written({ tid: 26, fid: 2, title: '旧帖归档说明', closed: true, views: 10_200 }, Date.UTC(2024, 8, 1, 2, 0), [
    { by: 1, body: '2019 年以前的帖子已归档，只读不回。' },
  ]),
  plainThread({
    tid: 18,
    fid: 3,
    title: '柳溪乡：“2+4+N”办法管好一片青山',
    by: 3,
    at: start - 40 * day,
    size: 1,
    floor: position => plainPost({ tid: 18, position, by: 3, at: start - 40 * day, body: '' }),
    movedTo: 1,
  }),
]

const oddities = (start: number): readonly Thread[] => [
  written({ tid: 19, fid: 3, title: '匿名、游客和注销的人都说过话', mask: 'anonymous' }, start - 5 * day, [
    { by: 6, mask: 'anonymous', body: '匿名发一帖，说说楼道里的灯。' },
    { by: 7, mask: 'guest', body: '游客也来说一句。' },
    { by: 8, mask: 'gone', body: '我的账号后来注销了。' },
    { by: 15, body: '被禁言的人从前说的话。' },
  ]),
  written(
    { tid: 20, fid: 5, typeId: 5, title: '倒着看的车友日记（新的在前）', reversed: true },
    start - 20 * day,
    Array.from({ length: 23 }, (_, i) => ({
      by: [9, 4, 8][i % 3]!,
      body: `第 ${i + 1} 天，行驶 ${37 + ((i * 13) % 40)} 公里。`,
    })),
    18 * hour,
  ),
  written(
    { tid: 21, fid: 23, title: '正好十层', picture: true },
    start - 3 * day,
    Array.from({ length: 10 }, (_, i) => ({ by: [5, 7][i % 2]!, body: `第 ${i + 1} 朵开了。` })),
  ),
  written({ tid: 22, fid: 21, title: '图片新闻：初雪后的茶园', picture: true }, start - 2 * day - 5 * hour, [
    {
      by: 8,
      body: '第一行文字\n第二行文字\n　　雪是后半夜下的，天亮的时候茶垄还看得出一道一道。\n\n[attach]301[/attach]\n最后一行',
      attachments: [
        {
          aid: 301,
          name: '茶垄.png',
          size: '96 KB',
          downloads: 11,
          picture: { width: 360, height: 240 },
          price: 0,
          readAccess: 0,
        },
      ],
    },
    { by: 7, body: '今年的雪比去年早了九天。\n去年这时候还穿单衣。' },
  ]),
  written({ tid: 23, fid: 8, title: '这个月读什么', digest: 1 }, start - 12 * day, [
    { by: 5, body: '读一本讲河的书。' },
    { by: 6, body: '可以。' },
  ]),
  written({ tid: 27, fid: 7, title: '下周值班表' }, start - 1 * day, [{ by: 2, body: '周一到周三我，周四以后站务。' }]),
  written({ tid: 28, fid: 12, title: '石门岭乡道会车带完工' }, start - 4 * day, [
    { by: 10, body: '一共十一处。' },
    { by: 4, body: '好走多了。' },
  ]),
  written({ tid: 29, fid: 32, title: '先审后显的样子' }, start - 9 * day, [
    { by: 14, body: '第一次发帖，过了一晚才看见。' },
  ]),
]

export const specialThreads = (start: number): readonly Thread[] => [
  ...polls(start),
  ...rewards(start),
  debate(start),
  activity(start),
  trade(start),
  ...gates(start),
  ...notices(start),
  ...oddities(start),
]

/** The best answer of a solved reward. */
export const bestAnswerPid = (thread: Thread): number | null =>
  thread.reward?.best ? pidOf(thread.tid, thread.reward.best) : null
