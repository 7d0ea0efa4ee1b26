/**
 * What a site says of a write, by the words of its message (facts §5.2): keys never appear in HTML, so the words are all there is.
 * Simplified and Traditional; fragments that survive both X3.4 and X3.5. The first row that fits decides, so narrow rows stand first.
 */
import type { Refusal } from '../../forum/write.ts'

export type MessageSense =
  | { readonly kind: 'stored'; readonly pending: boolean }
  | { readonly kind: 'refused'; readonly reason: Refusal }

const stored: MessageSense = { kind: 'stored', pending: false }
const pending: MessageSense = { kind: 'stored', pending: true }
const refused = (reason: Refusal): MessageSense => ({ kind: 'refused', reason })

const rows: readonly (readonly [RegExp, MessageSense])[] = [
  [/(需要|等待|須要)(审核|審核)|请等待通过|請等待通過|(审核|審核)(通过|通過)后|will be (reviewed|moderated)/, pending],
  [/来路不正确|來路不正確|表单验证串|表單驗證串|含有非法字符|非法字元/, refused('stale-form')],
  [/(验证码|驗證碼|验证问答|驗證問答)(填写|填寫|輸入|输入)?(错误|錯誤)/, refused('captcha')],
  [/间隔少于|間隔少於|两次发表间隔|一次搜索|秒内只能|太快，请稍|太快，請稍/, refused('flood')],
  [
    /每小时限制|每小時限制|24 ?小时评分数|24 ?小時評分數|机会已用完|機會已用完|超过限制.*(今日|24)|今日.*用完/,
    refused('quota'),
  ],
  [/已关闭|已關閉|自动关闭|自動關閉|不再接受新/, refused('closed')],
  [
    /已(经)?(对|對)此回帖投(过|過)票|已參與過|已参与过|已评价过|已評價過|重复评分|重複評分|请勿重复收藏|請勿重複收藏|已收藏|已經收聽|已经收听/,
    refused('already'),
  ],
  [/不能(对|對)自己的|不能给自己|不能給自己|不能评价自己|不能評價自己/, refused('own-post')],
  [/(需要先|您需要|尚未)登(录|錄)|請先登錄|请先登录/, refused('login-needed')],
  [/未定义操作|未定義操作|功能.*(未开启|已关闭|未開啟|关闭)/, refused('switched-off')],
  [/尚未输入标题或内容|尚未輸入標題或內容|没有输入|沒有輸入|内容不能为空/, refused('empty')],
  [/小于 ?\d+ ?个字符|小於 ?\d+ ?個字(符|元)|(小于|小於).*限制/, refused('too-short')],
  [/超过最大字符|超過最大字|超过 ?\d+ ?个字符|超過 ?\d+ ?個字|(超过|超過).*字(符|元).*限制/, refused('too-long')],
  [
    /选择主题的类别|選擇主題的類別|尚未选择.*(类别|分类)|分类信息.*(必填|没有)|尚未選擇.*(類別|分類)/,
    refused('type-needed'),
  ],
  [/没有选择投票选项|沒有選擇投票選項|最多只能选择|最多只能選擇/, refused('choices')],
  [/投票已过期|投票已過期|投票已经结束|投票已經結束/, refused('ended')],
  [/敏感词|敏感詞|不良信息|不良資訊|不良內容|URL 连接|URL 連接/, refused('censored')],
  [
    /见习期|見習期|设置自己的头像|設置自己的頭像|激活自己的邮箱|激活自己的郵箱|添加 ?\d+ ?个好友/,
    refused('account-state'),
  ],
  [/每日.*不能进行|每日.*不能進行|时间段|時間段/, refused('time-window')],
  [/不存在|已被删除|已被刪除/, refused('gone')],
  [/正确的分值|正確的分值|评分.*范围|評分.*範圍/, refused('score-range')],
  [
    /没有权限|沒有權限|无法进行此操作|無法進行此操作|不允许|不允許|无权|無權|禁止发言|禁止發言|无法发送短消息|無法發送/,
    refused('not-allowed'),
  ],
  [/成功|已发布|已發佈|已發布|感谢您的参与|感謝您的參與|操作完成|评价指数|評價指數/, stored],
]

/** `message` is the site's own words without tags; null when they are new to us. */
export const senseOfMessage = (message: string): MessageSense | null =>
  rows.find(([words]) => words.test(message))?.[1] ?? null

/** The seconds a flood message names: 两次发表间隔少于 15 秒; 15 分钟后重新登录 gives 900. */
export const secondsIn = (message: string): number | null => {
  const match = message.match(/(\d+)\s*(秒|分钟|分鐘)/)
  return match ? Number(match[1]) * (match[2] === '秒' ? 1 : 60) : null
}
