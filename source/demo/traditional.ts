/**
 * Only for the Big5 face of the sample forum: its own words in traditional letters, pair by pair. A test keeps the list whole: whatever
 * the pages hold can be written in Big5, but for the letters that a floor shows on purpose.
 */
const pairs =
  '载載数數传傳钱錢购購买買击擊阅閱读讀权權资資录錄没沒账賬册冊码碼请請开開内內积積浏瀏览覽隐隱当當为為验驗证證图圖驾駕规規转轉论論骂罵问問闻聞远遠县縣乡鄉态態热熱线線来來议議说說办辦结結场場货貨讨討书書时時试試写寫这這浇澆审審显顯还還过過别別楼樓层層话話红紅蓝藍缩縮进進继繼续續计計张張链鏈旧舊驶駛记記频頻谁誰谜謎选選吗嗎断斷单單组組换換让讓顶頂对對标標签簽级級员員伟偉报報绑綁树樹尽盡满滿认認访訪术術讯訊驻駐连連雾霧骑騎扩擴壶壺烧燒饭飯紧緊亩畝费費坝壩编編纸紙贴貼烦煩拦攔卢盧现現给給带帶责責辑輯卖賣劝勸讲講赞贊亲親历歷顺順宽寬识識该該错錯哑啞刚剛销銷们們诉訴绿綠调調辆輛挤擠项項闭閉悬懸赏賞侧側谢謝辩辯区區摆擺摊攤营營妈媽观觀专專压壓测測细細掺摻喷噴须須关關题題订訂归歸档檔垄壟纪紀栋棟砖磚评評详詳举舉择擇导導抢搶暂暫谈談应應欢歡爷爺师師馆館称稱执執误誤将將败敗尝嘗绝絕衔銜额額围圍违違恶惡词詞习習浆漿队隊静靜协協养養阶階湿濕铺鋪蛳螄脸臉萝蘿挡擋许許发發个個后後无無与與万萬东東车車门門见見马馬长長风風鱼魚鸟鳥龙龍点點声聲实實会會设設间間气氣电電动動处處样樣岁歲护護杂雜边邊头頭么麼从從义義乐樂产產价價众眾伤傷体體余餘俩倆优優儿兒兰蘭兴興军軍农農决決况況净淨减減几幾凤鳳刘劉创創剧劇务務劳勞势勢医醫华華卫衛参參双雙变變号號叶葉叹嘆吴吳响響园園国國圆圓块塊坏壞垫墊备備复復够夠奋奮妇婦学學宁寧宝寶寻尋尔爾岛島币幣帮幫库庫庙廟异異弃棄弹彈忆憶怀懷总總惊驚惯慣愿願战戰户戶扫掃扬揚抚撫担擔拥擁损損两兩于於删刪页頁帐帳岭嶺韦韋丢丟网網泪淚凑湊冲沖罢罷约約纳納纯純纹紋绍紹终終绘繪络絡综綜缘緣检檢厅廳婴嬰维維获獲奖獎励勵铃鈴锁鎖钟鐘锅鍋饼餅笔筆礼禮虾蝦稳穩阳陽阴陰环環绪緒'

const table = new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[i * 2]!, pairs[i * 2 + 1]!]))

/** Words whose letters alone would come out wrong. */
const words: readonly (readonly [string, string])[] = [
  ['发表于', '發表於'],
  ['回复', '回覆'],
]

/** Stands after a letter that a visitor typed, and keeps it as typed. */
const keeper = '\ufe00'

/** Visitors' letters are never changed: a site does not translate what was written on it. */
export const keepLetters = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/g, letter => (table.has(letter) ? letter + keeper : letter))

export const toTraditional = (text: string): string =>
  words
    .reduce((out, [from, to]) => out.replaceAll(from, to), text)
    .replace(/[\u4e00-\u9fff](?!\ufe00)/g, letter => table.get(letter) ?? letter)
    .replaceAll(keeper, '')
