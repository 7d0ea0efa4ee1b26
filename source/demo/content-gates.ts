/** One thread for every gate a thread can stand behind, the notices, and the odd ones. */
import { written } from './content-written.ts'
import { day, hour } from './dates.ts'
import { plainPost, plainThread, type Thread } from './world.ts'

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

export const gatedThreads = (start: number): readonly Thread[] => [
  ...gates(start),
  ...notices(start),
  ...oddities(start),
]
