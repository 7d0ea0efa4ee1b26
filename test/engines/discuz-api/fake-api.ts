/** Answers of a made-up forum's API, as a fake site gives them by module. */
import { createDiscuzApi } from '../../../source/engines/discuz-api/engine.ts'
import type { Engine } from '../../../source/forum/engine.ts'
import { createFakeSite, type FakeSite, type Reply } from '../../helpers/fake-site.ts'

export const base = 'https://bbs.example/forum/'

type Json = Readonly<Record<string, unknown>>

export const check = {
  discuzversion: 'X3.2',
  truediscuzversion: 'X3.5',
  charset: 'gbk',
  version: '4',
  pluginversion: '1.4.8',
  sitename: '远岸',
}

export const envelope = (variables: Json, message: string | null = null, version = '1'): Json => ({
  Version: version,
  Charset: 'GBK',
  Variables: {
    cookiepre: 'x_',
    auth: 'SECRETAUTH',
    saltkey: 'SECRETSALT',
    member_uid: '0',
    member_username: '',
    formhash: '01234567',
    ...variables,
  },
  ...(message ? { Message: { messageval: message, messagestr: `mobile:${message.replace(/\/\/.*/, '')}` } } : {}),
})

export const post = (pid: number, more: Json = {}): Json => ({
  pid: String(pid),
  tid: '7',
  first: pid === 70 ? '1' : '0',
  author: '半坡',
  username: '半坡',
  authorid: '5',
  dateline: '2026-1-2 03:04:05',
  dbdateline: String(Date.UTC(2026, 0, 1, 19, 4, 5) / 1000),
  message: `第 ${pid - 69} 楼的话。`,
  anonymous: '0',
  status: '0',
  number: String(pid - 69),
  ...more,
})

export const thread = (posts: readonly Json[], more: Json = {}, row: Json = {}): Json => ({
  thread: {
    tid: '7',
    fid: '3',
    subject: '山上 &amp; 山下 <1>',
    author: '半坡',
    authorid: '5',
    dateline: String(Date.UTC(2026, 0, 1, 19, 4, 5) / 1000),
    lastpost: '2026-1-3 09:00',
    lastposter: '小满',
    replies: String(posts.length - 1),
    allreplies: String(posts.length - 1),
    views: '12',
    special: '0',
    price: '0',
    readperm: '0',
    comments: '0',
    ...row,
  },
  fid: '3',
  postlist: posts,
  ppp: '10',
  cache_custominfo_postno: ['<sup>#</sup>', '楼主', '沙发'],
  ...more,
})

export const index: Json = {
  catlist: [{ fid: '1', name: '山', forums: ['3'] }],
  forumlist: [{ fid: '3', name: '山路', threads: '2', posts: '9', todayposts: '0' }],
}

export const json = (value: unknown): Reply => ({ text: JSON.stringify(value) })

/** By module name; a module that is not named answers as a missing one does. */
export const openApi = (
  modules: Readonly<Record<string, Reply | ((url: URL) => Reply)>>,
): { readonly engine: Engine; readonly site: FakeSite } => {
  const site = createFakeSite(url => {
    const at = new URL(url)
    const module = at.searchParams.get('module') ?? at.pathname
    const answer =
      modules[module] ?? (module === 'check' ? json(check) : module === 'forumindex' ? json(envelope(index)) : null)
    if (answer === null) return json({ error: 'module_not_exists' })
    return typeof answer === 'function' ? answer(at) : answer
  })
  return { engine: createDiscuzApi({ client: site, base }), site }
}
