/**
 * Traditional characters of Discuz's own messages and labels to Simplified, so that one table of fragments serves both
 * (facts §8). Only what those fragments use: it is for matching, never for showing.
 */
const pairs = new Map(
  [
    ...('沒没權权訪访問问該该題题刪删審审閱阅讀读許许範范圍围賬账帳账號号檢检驗验證证碼码間间發发內内進进錄录須须後后續续請请來来積积組组無无關关閉闭' +
      '時时陸陆戶户購购買买價价僅仅會会員员頻频繁繁務务維维護护暫暂瀏浏覽览塊块處处於于將将繫系兩两隔隔複复貼贴帖帖點点應应過过變变單单' +
      '獎奖懸悬賞赏動动辯辩論论類类舊旧移移啟启遊游鐘钟數数藝艺區区壞坏並并個个確确設设雜杂誤误絕绝啓启禁禁歡欢連连鏈链轉转從从黑黑置置頂顶圖图統统計计冊册註注級级'),
  ]
    .join('')
    .match(/../gsu)
    ?.map(pair => [pair[0], pair[1]] as const) ?? [],
)

export const foldTraditional = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/g, character => pairs.get(character) ?? character)
