/** Made-up talk for the floors nobody wrote by hand: the same words for the same thread and floor, on every start. */

/** A small mixing function: equal input, equal output, no pattern that the eye would see. */
export const mix = (...parts: readonly number[]): number => {
  let h = 0x9e3779b9
  for (const part of parts) {
    h = Math.imul(h ^ (part + 0x7f4a7c15), 0x85ebca6b)
    h ^= h >>> 13
    h = Math.imul(h, 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}

export const pick = <Item>(items: readonly Item[], seed: number): Item => items[seed % items.length]!

const short = [
  '顶',
  '好',
  '路过',
  '支持一下',
  '前排',
  '说得对',
  '同感',
  '挺好',
  '收藏了',
  '已阅',
  '哈哈哈哈',
  '坐等下文',
  '学习了',
]

const sentences = [
  '早上从西门桥过来，河面上全是雾，桥头的豆浆摊已经排起了队。',
  '我家就住在柳溪乡，这几年后山确实清静多了，夜里能听见溪水声。',
  '这个问题去年就有人提过，当时的答复是“正在协调”，不知道现在协调到哪一步了。',
  '慢慢走，不着急，反正路上的风景也是白看的。',
  '周末带孩子去茶园转了一圈，采茶的阿姨还教我们怎么掐尖。',
  '我开的是一辆开了八年的小车，油耗一直在六个半上下，保养按手册来就行。',
  '建议楼主先打百姓热线登记一下，登记之后会有编号，查进度方便。',
  '照片拍得真好，尤其是第三张，石阶上的青苔都能看清楚。',
  '昨天傍晚那场雨下得突然，晾在楼顶的被子全湿了。',
  '老街口那家修鞋的铺子还在，师傅说他已经坐在那里二十六年了。',
  '二手的东西最好当面看货，尤其是家具，尺寸一定要自己量。',
  '看到这里忽然想起小时候在溪边摸螺蛳，一下午能摸半脸盆。',
  '公交改线以后要多走一站路，不过新车的空调倒是很足。',
  '说句公道话，施工队白天确实没有怎么响，就是夜里倒车的声音大。',
  '这本书我读到一半放下了，前面写得细，后面有点赶。',
  '明天轮到我值班，有什么要带的可以在楼下留言。',
  '种花这件事，浇水要看土不看日子，土干了再浇就错不了。',
  '我在半坡上开了块菜地，今年的萝卜个头小，但是甜。',
  '办事窗口现在可以网上取号了，早上八点半放号，晚了就没有了。',
  '其实最怕的不是慢，是没有人告诉你还要等多久。',
]

const latin = [
  '用 Node.js 写了个小脚本，每天 07:30 把公告抓下来存成 txt，省得自己翻。',
  '我的车是 1.5L 的手动挡，95 号油，高速 100km/h 的时候大概 5.8L。',
  '地址在这里：https://example.com/yuanan/notice/2026/11/24/a-very-long-path-that-does-not-break?from=palou&floor=12 ，打不开就多刷新几次。',
  '型号写的是 YA-2000 Pro（二手），保修卡还在，serial number 对得上。',
]

/** One floor's words: about a third are one-liners, a few are several paragraphs. */
export const talk = (tid: number, position: number): string => {
  const seed = mix(tid, position)
  const style = seed % 20
  if (style < 6) return pick(short, seed >>> 5)
  const count = style < 15 ? 1 + (seed % 2) : 3 + (seed % 4)
  const chosen = Array.from({ length: count }, (_, i) => pick(sentences, mix(seed, i)))
  if (style === 7) chosen.push(pick(latin, seed >>> 7))
  if (style < 15) return chosen.join('')
  return chosen.map(line => `　　${line}${pick(sentences, mix(seed, line.length))}`).join('\n\n')
}
