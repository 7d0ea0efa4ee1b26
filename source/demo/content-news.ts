/** The news thread: what a county forum's front thread looks like, with every oddity that the reader must show (issue 3, section 3). */
import { quoteHead, type TalkSeed, talkFloor } from './content-talk.ts'
import { day, hour, minute } from './dates.ts'
import { type Post, pidOf, plainPost, plainThread, type Thread } from './world.ts'

const tid = 1
const size = 46

const opening = `　　本报讯 入冬以来，为守好山前山后的林子，柳溪乡把“2+4+N”护林办法落到每一道山梁：2 名驻村干部包片，4 名网格员分组，N 户沿山住户轮值。网格员、护林员和住户一起出力，连着四个月没有一起火情。

　　清晨六点半，雾还没有散，护林员老韦已经骑着摩托车上了石门岭。他的车后座绑着一面小红旗、一只扩音喇叭和一壶热茶。“早上要走一遍，晌午再走一遍，傍晚烧火做饭的时候最要紧。”老韦说，他管的这一片有三千二百亩，二十七个烟囱，哪家几点做饭，他心里有数。

　　办法里的“N”最费心思。去年秋天，乡里挨家挨户开了四十一场院坝会，把沿山的一百八十六户编成十二个小组，谁家轮值、谁家备水、谁家守路口，都写在一张纸上，贴在村口的墙上。起初也有人嫌麻烦，说“山又不会跑”。十月里一个大风天，轮值的两户人家拦下了一车准备上山烧荒的稻草，这张纸才算真的管用了。

　　“靠一两个人守不住一座山，靠一百多户就守得住。”驻村干部小卢说。下一步，乡里打算把轮值表搬到手机上，风大的日子提前一晚提醒；沿山的七口水塘也在清淤，开春以前可以蓄满。

　　记者了解到，柳溪乡现有山林四万八千亩，其中八成是近二十年里栽下的。山上的杉木和毛竹，一年给全乡带来一千三百多万元的收入。

[attach]101[/attach]

[align=right][size=2][color=Gray]（责任编辑：阿禾）[/color][/size][/align]`

const seed = (start: number): TalkSeed => ({
  tid,
  by: 3,
  from: Date.UTC(2022, 0, 26, 2, 46, 40),
  to: start - 12 * minute,
  size,
  opening,
})

type Written = Partial<Post> & Pick<Post, 'by' | 'body'>

const picture = (aid: number, name: string, width: number, height: number): Post['attachments'][number] => ({
  aid,
  name,
  size: `${(width * height) / 2048} KB`,
  downloads: aid % 17,
  picture: { width, height },
  price: 0,
  readAccess: 0,
})

/** Floors written by hand, by position; the others talk. */
const written = (base: number, start: number): Readonly<Record<number, Written>> => ({
  1: { by: 3, body: opening, region: '广西', attachments: [picture(101, '石门岭的早晨.png', 320, 192)] },
  2: { by: 4, body: '挺好', region: '广西南宁', phone: true, support: 3 },
  3: {
    by: 5,
    region: '北京房山',
    body: `[quote]${quoteHead(tid, pidOf(tid, 2), '老周说车', base + 32 * minute)}\n挺好[/quote]\n确实是这样`,
  },
  4: { by: 7, region: '广西北海', phone: true, body: '' },
  5: {
    by: 9,
    region: '广西桂林',
    body: '　　我舅舅就是沿山轮值的住户，去年拦下那车稻草的就有他家。当时对方还要动手，后来是村口小卖部的几个人一起出来说话，才把车劝回去。\n\n　　所以这张纸看着不起眼，要紧的是上面写着大家的名字。',
    support: 21,
    oppose: 1,
    comments: [
      { by: 4, text: '讲得清楚，是这个理', at: base + 5 * hour },
      { by: 8, text: '替你舅舅点个赞', at: base + 9 * hour, detail: 12 },
    ],
    ratings: [
      { by: 4, credit: '金钱', score: 5, reason: '很给力!' },
      { by: 2, credit: '威望', score: 1, reason: '亲历者说' },
    ],
  },
  6: { by: 6, region: '广西', body: '好' },
  7: {
    by: 8,
    region: '浙江湖州',
    body: '[attach]102[/attach]',
    attachments: [picture(102, '茶园里的小红旗.png', 256, 256)],
  },
  8: {
    by: 4,
    region: '广西南宁',
    body: `[quote]${quoteHead(tid, pidOf(tid, 5), '慢慢走', base + 128 * minute)}\n我舅舅就是沿山轮值的住户，去年拦下那车稻草的就有他家。 ...[/quote]\n替老人家高兴。顺便说一句，石门岭那条路去年硬化过，开小车也能上，[b]就是会车要找宽处[/b]。`,
    edited: { by: 4, at: base + 26 * hour },
    support: 4,
  },
  9: {
    by: 12,
    region: '海外',
    body: 'Greetings from far away :) 看到家乡的山，mountains look greener than ten years ago！老家电话 0000-1234567 打不通了，有人认识石门岭的韦叔吗？',
  },
  10: { by: 15, body: '这一层说了不该说的话。' },
  11: { by: 7, region: '广西北海', body: '这一层原来写错了楼。', state: 'deleted' },
  12: {
    by: 8,
    region: '浙江湖州',
    body: `[quote]${quoteHead(tid, pidOf(tid, 5), '慢慢走', base + 128 * minute)}\n所以这张纸看着不起眼，要紧的是上面写着大家的名字。[/quote]\n把名字写在墙上，比写在文件里管用。:handshake`,
    support: 2,
  },
  13: { by: 6, region: '广西', body: '被屏蔽的一层，普通人看不见这句话。', state: 'blocked' },
  14: { by: 5, mask: 'anonymous', body: '不方便留名。我在乡里上班，四十一场院坝会是真开了，嗓子都开哑了。' },
  15: { by: 14, body: '我是刚注册的，这一层还在等审核。', state: 'pending' },
  16: { by: 8, mask: 'gone', body: '账号后来注销了，话还留着。' },
  17: { by: 9, region: '广西桂林', phone: true, body: ':victory: :victory: :victory:' },
  18: {
    by: 11,
    region: '广西',
    body: '学校这边也组织了“小小护林员”，孩子们每周五放学前在校门口喊一遍。\n\n[list]\n[*]火柴、打火机不上山\n[*]风大不烧草\n[*]看见冒烟先告诉大人\n[/list]\n[attach]103[/attach]',
    attachments: [
      { aid: 103, name: '小小护林员手册.zip', size: '1.24 MB', downloads: 37, picture: null, price: 0, readAccess: 0 },
    ],
  },
  45: { by: 6, region: '广西', body: '今年又到防火的时候了，把帖子顶上来给新来的看看。', at: start - 70 * minute },
  46: { by: 6, region: '广西', phone: true, body: '今早石门岭下了霜，路滑，上山慢点。', at: start - 12 * minute },
})

export const newsThread = (start: number): Thread => {
  const talking = seed(start)
  const base = talking.from
  const hand = written(base, start)
  const floor = (position: number): Post => {
    const words = hand[position]
    const spoken = talkFloor(talking, position)
    if (!words) return spoken
    const at = position < 20 ? base + (position - 1) * 32 * minute + (position > 10 ? day : 0) : spoken.at
    return plainPost({ tid, position, at, ...words })
  }
  return plainThread({
    tid,
    fid: 2,
    title: '柳溪乡：“2+4+N”办法管好一片青山',
    by: 3,
    at: base,
    size,
    floor,
    typeId: 1,
    digest: 1,
    picture: true,
    guestTip: true,
    recommended: [5],
    style: 'font-weight: bold;color: #EE1B2E;',
    tags: ['柳溪乡', '护林'],
    views: 53_210,
    heat: 86,
  })
}
