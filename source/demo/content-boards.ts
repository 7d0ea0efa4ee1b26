import type { Board, Category } from './world.ts'

const board = (fid: number, name: string, seed: Partial<Board> = {}): Board => ({
  fid,
  name,
  parent: null,
  description: '',
  rules: '',
  moderators: [],
  types: [],
  access: 'open',
  password: null,
  jammer: false,
  moderated: false,
  typeRequired: false,
  ...seed,
})

const newsTypes = [
  { id: 1, name: '民生' },
  { id: 2, name: '交通' },
  { id: 3, name: '公告' },
]
const carTypes = [
  { id: 4, name: '提车' },
  { id: 5, name: '用车' },
  { id: 6, name: '自驾' },
]

const newsRules = '[b]本版版规[/b]\n1. 转载注明出处\n2. 就事论事，不骂人\n3. 涉及他人的照片先问一声'

export const categories: readonly Category[] = [
  {
    gid: 1,
    name: '要闻',
    columns: 0,
    boards: [
      board(2, '本地新闻', {
        description: '远岸县与柳溪乡的新闻、公告，[color=Blue]转载请注明出处[/color]',
        rules: newsRules,
        moderators: [2],
        types: newsTypes,
        typeRequired: true,
      }),
      board(12, '县乡动态', { parent: 2, description: '各乡镇自己的消息' }),
      board(3, '百姓热线', { description: '有问必录，有录必复', moderators: [1, 2] }),
      board(14, '曝光台', { parent: 3, description: '拍下来，放上来' }),
      board(15, '建议', { parent: 3, description: '好好说，慢慢改' }),
      board(16, '办结公示', { parent: 3, description: '只由站务发帖', access: 'readonly' }),
    ],
  },
  {
    gid: 4,
    name: '生活',
    columns: 0,
    boards: [
      board(5, '远岸车友', { description: '提车、用车、自驾', types: carTypes, moderators: [4] }),
      board(6, '二手市场', { description: '一手交钱，一手交货，当面看清楚' }),
      board(7, '内部讨论', { description: '版主议事', access: 'private' }),
      board(8, '读书会', { description: '口令在线下活动时发放', access: 'password', password: 'louti' }),
    ],
  },
  {
    gid: 20,
    name: '兴趣',
    columns: 2,
    boards: [
      board(21, '光影', { description: '照片与拍照片的人', jammer: true }),
      board(22, '格式试验田', { description: '各种写法在这里都试得' }),
      board(23, '花草', { description: '土干了再浇' }),
    ],
  },
  {
    gid: 30,
    name: '站务',
    columns: 3,
    boards: [
      board(31, '站务公告', { description: '改动与停机', access: 'readonly' }),
      board(32, '新手试笔', { description: '发帖先审后显', moderated: true }),
      board(33, '空白版', { description: '还没有人来过' }),
      board(34, '隔壁', { description: '去别处看看', access: 'link' }),
    ],
  },
]
