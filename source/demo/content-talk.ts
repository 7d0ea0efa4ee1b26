/** Threads whose floors nobody wrote by hand: the long listings and the building of 10,000 floors. */
import { memberName, members, talkers } from './content-members.ts'
import { titleOf } from './content-titles.ts'
import { day, hour, minute, printTime } from './dates.ts'
import { mix, pick, talk } from './words.ts'
import { type Post, pidOf, plainPost, plainThread, type Thread } from './world.ts'

export type TalkSeed = {
  readonly tid: number
  readonly by: number
  readonly from: number
  readonly to: number
  readonly size: number
  readonly opening: string
}

const authorOf = (tid: number, position: number): number => pick(talkers, mix(tid, position, 3))

const timeOf = (seed: TalkSeed, position: number): number =>
  seed.size <= 1 ? seed.from : seed.from + Math.floor(((seed.to - seed.from) * (position - 1)) / (seed.size - 1))

/** One generated floor. About one in nine quotes an earlier one, so that jumping to quoted floors has something to jump to. */
export const talkFloor = (seed: TalkSeed, position: number): Post => {
  const { tid } = seed
  if (position === 1) return plainPost({ tid, position, by: seed.by, at: seed.from, body: seed.opening })
  const dice = mix(tid, position, 11)
  const target = dice % 9 === 0 && position > 3 ? position - 1 - (dice % Math.min(position - 2, 30)) : null
  const quoted = target === null ? '' : quoteOf(seed, target)
  return plainPost({
    tid,
    position,
    by: authorOf(tid, position),
    at: timeOf(seed, position),
    body: quoted + talk(tid, position),
    phone: dice % 4 === 1,
    region: members.find(m => m.uid === authorOf(tid, position))?.region ?? null,
    support: dice % 13 === 0 ? dice % 40 : 0,
    oppose: dice % 29 === 0 ? 1 : 0,
  })
}

const quoteOf = (seed: TalkSeed, position: number): string => {
  const pid = pidOf(seed.tid, position)
  const words = position === 1 ? seed.opening : talk(seed.tid, position)
  const cut = words.replace(/\s+/g, ' ').slice(0, 60)
  const by = position === 1 ? seed.by : authorOf(seed.tid, position)
  return `[quote]${quoteHead(seed.tid, pid, memberName(by), timeOf(seed, position))}\n${cut}[/quote]\n`
}

/** The head of a quote as Discuz writes it into `noticetrimstr`; the reply page writes the same. */
export const quoteHead = (tid: number, pid: number, name: string, at: number): string =>
  `[size=2][url=forum.php?mod=redirect&goto=findpost&pid=${pid}&ptid=${tid}][color=#999999]${name} 发表于 ${printTime(at, 'm')}[/color][/url][/size]`

export const talkThread = (
  seed: TalkSeed & { readonly fid: number; readonly title: string } & Partial<Thread>,
): Thread => plainThread({ ...seed, at: seed.from, floor: position => talkFloor(seed, position) })

const highlights = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  'font-weight: bold;',
  'color: #EE1B2E;',
  'font-weight: bold;color: #2B65B7;',
]

/** `count` ordinary threads of a board, newest reply first by tid order. */
export const talkThreads = (fid: number, count: number, start: number, typeIds: readonly number[]): readonly Thread[] =>
  Array.from({ length: count }, (_, i) => {
    const tid = fid * 1000 + 1 + i
    const dice = mix(tid, 5)
    const to = start - (31 * minute + i * (3 * hour + (dice % 90) * minute))
    const size = dice % 11 === 0 ? 1 : 2 + (dice % (i % 6 === 0 ? 90 : 24))
    const from = to - (size === 1 ? 0 : (1 + (dice % 50)) * day)
    return talkThread({
      tid,
      fid,
      by: authorOf(tid, 1),
      from,
      to,
      size,
      opening: `${talk(tid, 16)}\n\n${talk(tid, 21)}`,
      title: titleOf(fid, i),
      typeId: typeIds.length > 0 && dice % 5 !== 0 ? pick(typeIds, dice >>> 3) : null,
      digest: dice % 17 === 0 ? 1 : dice % 41 === 0 ? 2 : 0,
      heat: size > 60 ? size : 0,
      style: pick(highlights, dice >>> 6),
      picture: dice % 7 === 2,
      attachment: dice % 23 === 3,
      closed: dice % 31 === 4,
      price: dice % 37 === 6 ? 5 : 0,
    })
  })

/** Ten thousand floors, none of them kept. */
export const towerTid = 8
export const towerThread = (start: number): Thread =>
  talkThread({
    tid: towerTid,
    fid: 5,
    by: 9,
    from: start - 1500 * day,
    to: start - 25 * minute,
    size: 10_000,
    title: '万楼纪念：一人一句，把这栋楼爬上去',
    opening:
      '　　这栋楼从五年前的一个雨天开始盖，谁路过都可以添一块砖：今天吃了什么，路上看见了什么，车又添了什么毛病，都行。\n\n　　规矩只有一条：不骂人。一万层的时候，我请大家喝柳溪的秋茶。',
    heat: 10_000,
    digest: 1,
    typeId: 5,
    views: 1_284_310,
    style: 'font-weight: bold;',
  })
