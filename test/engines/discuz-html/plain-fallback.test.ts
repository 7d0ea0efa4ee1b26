/** A thread whose own page can't be read is read in a plainer form, and the answer says so (facts §7.2, §7.3). */
import { describe, expect, it } from 'vitest'
import { createDiscuzHtml } from '../../../source/engines/discuz-html/engine.ts'
import type { ThreadId } from '../../../source/forum/model.ts'
import { createFakeSite } from '../../helpers/fake-site.ts'

const base = 'https://bbs.example/'
const query = (page = 1) => ({ threadId: '61' as ThreadId, page, view: { authorId: null, order: 'default' } }) as const
const drawnByScript = `<html><head><script>var discuz_uid = '0';</script></head><body class="pg_viewthread"><div id="app"></div></body></html>`
const rule = '<hr noshade size="2" width="100%" color="#808080">'
const printed = `<html><head><meta name="generator" content="Discuz! X3.5"><title>春茶 - 打印 - 茶社</title><script>var discuz_uid = '0', tid = parseInt('61');</script></head><body class="pg_viewthread">
${rule}<b>作者: </b>阿叶&nbsp; &nbsp; <b>时间: </b>2026-4-5 10:00<br /><b>标题: </b>春茶<br />今年晚。<br />
${rule}<b>作者: </b>老周&nbsp; &nbsp; <b>时间: </b>2026-4-6 10:00<br />是晚。<br /></body></html>`

const open = (replyTo: (url: string) => string) => {
  const client = createFakeSite(url => ({ text: replyTo(url) }))
  return { engine: createDiscuzHtml({ client, base }), client }
}

describe('a thread whose page can’t be read', () => {
  it('is read as it would be printed, with a warning', async () => {
    const { engine } = open(url => (url.includes('printable') ? printed : drawnByScript))
    const answer = await engine.loadThread(query())
    expect(answer.posts.map(({ author, text }) => [author.name, text])).toEqual([
      ['阿叶', '今年晚。'],
      ['老周', '是晚。'],
    ])
    expect(answer.warnings.map(({ code }) => code)).toContain('partial')
  })

  it('is not printed for a later page, which that form does not have', async () => {
    const { engine, client } = open(() => drawnByScript)
    await expect(engine.loadThread(query(2))).rejects.toMatchObject({ code: 'page-not-recognised' })
    expect(client.asked.filter(url => url.includes('printable'))).toEqual([])
  })

  it('is not asked for in other forms where the site says that it is gone', async () => {
    const gone = `<html><head><meta name="generator" content="Discuz! X3.5"></head><body id="nv_forum" class="pg_viewthread"><div id="wp"><div id="messagetext" class="alert_error"><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div></div></body></html>`
    const { engine, client } = open(() => gone)
    await expect(engine.loadThread(query())).rejects.toMatchObject({ code: 'thread-not-found' })
    expect(client.asked).toHaveLength(1)
  })
})
