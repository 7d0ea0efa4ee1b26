import type { Member } from './world.ts'

/** Everybody's password in the sample forum. */
export const demoPassword = 'palou'

type Seed = Pick<Member, 'uid' | 'name'> & Partial<Member>

const member = (seed: Seed): Member => ({
  group: '高级会员',
  groupId: 13,
  readAccess: 50,
  adminId: 0,
  credits: 180 + ((seed.uid * 397) % 900),
  badges: [],
  region: null,
  status: null,
  signature: null,
  password: demoPassword,
  question: null,
  banned: false,
  ...seed,
})

export const members: readonly Member[] = [
  member({ uid: 1, name: '站务', group: '管理员', groupId: 1, readAccess: 200, adminId: 1, credits: 9000 }),
  member({ uid: 2, name: '小伟', group: '版主', groupId: 3, readAccess: 100, adminId: 3, region: '广西' }),
  member({
    uid: 3,
    name: '远岸晚报',
    group: '媒体',
    groupId: 20,
    region: '广西',
    badges: ['未绑定微信'],
    credits: 5200,
  }),
  member({ uid: 4, name: '老周说车', group: '金牌会员', groupId: 14, region: '广西南宁', status: '慢点开' }),
  member({ uid: 5, name: '一树梨花', region: '北京房山', signature: '梨花落尽，[color=Red]春又了[/color]。' }),
  member({ uid: 6, name: '石匠', region: '广西', badges: ['未绑定微信'], question: { id: 5, answer: '老台式机' } }),
  member({ uid: 7, name: '半坡', region: '广西北海', group: '中级会员', groupId: 12 }),
  member({ uid: 8, name: '小满', region: '浙江湖州', group: '中级会员', groupId: 12 }),
  member({ uid: 9, name: '慢慢走', region: '广西桂林', badges: ['实名认证'] }),
  member({ uid: 10, name: '远岸车坛', group: '媒体', groupId: 20, region: '广西' }),
  member({ uid: 11, name: '柳溪小学', group: '单位', groupId: 21, region: '广西' }),
  member({ uid: 12, name: 'river_stone', region: '海外', credits: 77, group: '注册会员', groupId: 10, readAccess: 10 }),
  member({ uid: 13, name: '访客甲', region: null, group: '高级会员' }),
  member({ uid: 14, name: '新来的', region: null, group: '新手上路', groupId: 10, readAccess: 10, credits: 2 }),
  member({ uid: 15, name: '旧号', group: '禁止发言', groupId: 4, readAccess: 1, banned: true, credits: -20 }),
  member({ uid: 16, name: '网页匠', group: '技术员', groupId: 22, region: '广东' }),
]

/** Those who talk in the floors nobody wrote by hand. */
export const talkers: readonly number[] = [4, 5, 6, 7, 8, 9, 10, 12]

export const memberName = (uid: number): string => members.find(m => m.uid === uid)?.name ?? '匿名'
