/** One thread of every special kind (facts §4.11). */
import { gatedThreads } from './content-gates.ts'
import { written } from './content-written.ts'
import { day, hour, minute } from './dates.ts'
import type { Thread } from './world.ts'

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

export const specialThreads = (start: number): readonly Thread[] => [
  ...polls(start),
  ...rewards(start),
  debate(start),
  activity(start),
  trade(start),
  ...gatedThreads(start),
]
