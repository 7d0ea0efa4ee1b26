/**
 * Discuz's own sentences to our codes (facts §5.2). Matched on Simplified text without the site's names; the first row that fits wins,
 * so what is exact stands before what is vague. Owners may edit the sentences: fragments are as short as they can be.
 */
import type { ErrorCode } from '../../forum/errors.ts'

export const messageCodes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/主题不存在|已被删除或正在被审核|主题.{0,6}已.{0,2}删除/, 'thread-not-found'],
  [/版块不存在|论坛不存在/, 'board-not-found'],
  [/楼层不存在|帖子不存在|回帖不存在|没有找到.{0,4}帖子/, 'post-not-found'],
  [/用户空间不存在|用户不存在|没有找到.{0,6}用户|空间已被锁定|空间已经关闭/, 'user-not-found'],
  [/附件.{0,4}(?:无法读取|不存在|已被删除)|未定义操作|搜索不存在或已过期/, 'page-not-found'],
  [/阅读权限/, 'read-access'],
  [/密码不正确|需要密码/, 'password-needed'],
  [/验证码|验证问答|安全提问/, 'captcha-needed'],
  [/秒内只能|秒内不能|间隔少于|太快|每小时限制|操作过于频繁/, 'flood-control'],
  [/每分钟系统最多|频繁刷新|访问过于频繁|请求过于频繁/, 'rate-limited'],
  [/IP.{0,6}(?:不在|被禁|禁止)|(?:账号|用户|您)已?被(?:管理员)?(?:禁用|禁止|封禁|锁定)|被禁止访问/i, 'banned'],
  [/请求来路不正确|非法字符/, 'request-refused'],
  [/需要支付|购买(?:后|主题|版块)|收费(?:主题|版块)|付费后/, 'price-asked'],
  [/请先登录|需要先?登录|尚未登录|没有登录|登录后(?:才|方|再|可|继续)|未登录/, 'login-needed'],
  [/每日.*(?:时段|不能|无法)|该时间段|此时段/, 'visit-hours'],
  [/没有权限|无权|无法进行此操作|不能访问|不允许|权限不足|只有特定用户|尚未开启|功能已关闭/, 'not-allowed'],
  [
    /(?:站点|网站|论坛|本站).{0,6}(?:关闭|维护|升级)|(?:系统|网站|站点)(?:维护|升级|调整)中|暂停访问|闭站/,
    'site-closed',
  ],
]

/** What a guest may see after a login is a matter of login; these are a matter of login only then. */
export const openToMembers: ReadonlySet<ErrorCode> = new Set(['not-allowed', 'other-failure'])
