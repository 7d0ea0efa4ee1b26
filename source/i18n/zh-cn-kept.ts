/** 关于记忆的话：读过的、离线、本机搜索、导出和导入。 */
import type { keptEn } from './en-kept.ts'
import type { Messages } from './messages.ts'

export const keptZhCn = {
  'store.busy': '读过的存不下来：另一个进程写得太久了。',
  'store.full': '磁盘满了，之后读的不再保存。',
  'store.read-only': '读的内容不会保存：{path} 不能写。',
  'store.corrupt': '保存的内容坏了，救不回来：{path}',
  'store.newer': '保存的内容是更新版本的 palou 写的，原样留着没动：{path}',
  'store.unusable': '这次不带记忆：{path} 用不了（{detail}）。',
  'store.aside': '保存的内容坏了：原文件移到了 {path}，救回 {n} 行。',

  'option.offline': '只看本机保存的',
  'option.refresh': '不管存没存，重新向网站要',
  'option.noStore': '这次读的什么都不保存',
} as const satisfies Pick<Messages, keyof typeof keptEn>
