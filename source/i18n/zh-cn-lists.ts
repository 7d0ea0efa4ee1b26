/** 导读、搜索、会员、自己的各种列表，命令行和阅读器共用。 */
import type { listsEn } from './en-lists.ts'

export const listsZhCn: Readonly<Record<keyof typeof listsEn, string>> = {
  'command.guide': '导读：全站的热门 hot、精华 digest、新回复 new、新主题 newthread、抢沙发 sofa',
  'command.search': '站内搜索',
  'command.user': '一个人的资料：地址、编号或名字；me 是自己',
  'command.notices': '提醒；一看，站点就记为已读',
  'command.messages': '短消息：所有会话，或和一个人的会话',
  'command.favorites': '收藏的主题和版块',
  'command.credits': '自己的积分和最近的变动',
  'command.announcements': '站点公告',
  'command.rules': '一个版块的版规',
  'command.ratings': '谁给这一楼评了分，理由是什么',
  'command.comments': '这一楼的全部点评',

  'option.titleOnly': '搜标题（不写也是如此）',
  'option.fulltext': '搜正文，站点允许才行',
  'option.board': '只搜一个版块',
  'option.threads': '这个人的主题',
  'option.replies': '这个人的回复',
  'option.view': '哪一类提醒',
  'option.only': '只要主题，或只要版块',

  'lists.empty': '这里什么也没有。',
  'lists.newCount': '{n} 条新的',
  'lists.nowRead': '站点已把这些提醒记为已读。',
  'lists.noHeat': '--sort heat：搜索只能按 lastPost、newest、replies、views 排',

  'guide.title': '导读',
  'guide.hot': '最新热门',
  'guide.digest': '最新精华',
  'guide.new': '最新回复',
  'guide.newthread': '最新发表',
  'guide.sofa': '抢沙发',

  'search.total': '找到 {n} 个',

  'user.group': '用户组',
  'user.threads': '主题',
  'user.replies': '回复',
  'user.friends': '好友',
  'user.registered': '注册时间',
  'user.lastVisit': '最后访问',
  'user.lastPost': '上次发表',
  'user.online': '在线',

  'notices.title': '提醒',
  'notices.view.mypost': '我的帖子',
  'notices.view.interactive': '坛友互动',
  'notices.view.system': '系统提醒',
  'notices.view.manage': '管理工作',
  'notices.view.app': '应用提醒',
  'notices.alike': '还有 {n} 条相同的',

  'messages.title': '消息',
  'messages.me': '我',
  'messages.fromSite': '站点',
  'messages.total': '共 {n} 条',

  'favorites.title': '收藏',
  'favorites.kind.thread': '主题',
  'favorites.kind.board': '版块',
  'favorites.kind.other': '其他',

  'credits.title': '积分',
  'announcements.title': '公告',
  'rules.title': '版规',
  'ratings.title': '评分',
  'comments.title': '点评',
}
