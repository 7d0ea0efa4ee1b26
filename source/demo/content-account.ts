/** What waits for 访客甲 at the first login: two notices, a message, two favourites. */
import { day, hour, minute } from './dates.ts'
import { type Favourite, type Message, type Notice, pidOf } from './world.ts'

export const guestUid = 13

const post = (tid: number, position: number): string =>
  `forum.php?mod=redirect&goto=findpost&ptid=${tid}&pid=${pidOf(tid, position)}`

export const firstNotices = (start: number): Notice[] => [
  {
    id: 902,
    at: start - 40 * minute,
    html: `<a href="home.php?mod=space&uid=4">老周说车</a> 在主题 <a href="${post(8, 9998)}" target="_blank">万楼纪念：一人一句，把这栋楼爬上去</a> 中提到了您 &nbsp; <a href="${post(8, 9998)}" target="_blank" class="lit">查看</a>`,
    fresh: true,
    kind: 'at',
  },
  {
    id: 901,
    at: start - 2 * day,
    html: '欢迎来到远岸论坛（示例），这里的一切只在本机，随便试。',
    fresh: true,
    kind: 'system',
  },
]

export const firstMessages = (start: number): Message[] => [
  { id: 911, from: 8, to: guestUid, text: '书桌还在，周六来搬吗？', at: start - 3 * hour, fresh: true },
]

export const firstFavourites = (start: number): Favourite[] => [
  { id: 921, kind: 'thread', target: 8, at: start - 9 * day, note: '等它到一万层' },
  { id: 922, kind: 'forum', target: 5, at: start - 30 * day, note: '' },
]
