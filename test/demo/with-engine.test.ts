/** The sample forum and the engine as each other's judge: every write by the engine's own forms, in every charset. */
import { describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '../../source/demo/server.ts'
import { createSessions } from '../../source/engines/discuz-html/sessions.ts'
import { createWriter } from '../../source/engines/discuz-html/writer.ts'
import type { BoardId, PostId, ThreadId, UserId } from '../../source/forum/model.ts'
import type { LoginForm, Sessions } from '../../source/forum/session.ts'
import type { ChallengeAnswer, Intent } from '../../source/forum/write.ts'
import { createHttpClient } from '../../source/http/client.ts'

const news = '1' as ThreadId
const floor = '100002' as PostId

const intents: readonly Intent[] = [
  { kind: 'reply', threadId: news, quotePostId: null, body: '山上清静多了，早上有人唱歌。' },
  { kind: 'reply', threadId: news, quotePostId: '100005' as PostId, body: '也替那一座山高兴。' },
  {
    kind: 'newThread',
    boardId: '2' as BoardId,
    title: '也来说一句',
    typeId: '1',
    body: '昨天又停水，今天好了。',
    readAccess: null,
    poll: null,
  },
  {
    kind: 'newThread',
    boardId: '5' as BoardId,
    title: '周末去哪里',
    typeId: null,
    body: '大家投一投，少数服从多数。',
    readAccess: null,
    poll: { options: ['石山', '江'], maxChoices: 1, days: 3, hidden: false, open: false },
  },
  { kind: 'comment', threadId: news, postId: floor, body: '有道理' },
  { kind: 'react', threadId: news, postId: floor, reaction: 'support' },
  { kind: 'recommend', threadId: news, direction: 'add' },
  {
    kind: 'rate',
    threadId: news,
    postId: '100003' as PostId,
    scores: [{ field: '2', value: 3 }],
    reason: '好',
    notify: false,
  },
  { kind: 'vote', threadId: '3' as ThreadId, optionIds: ['2'] },
  { kind: 'favorite', target: 'thread', id: '1', note: '' },
  { kind: 'favorite', target: 'board', id: '2', note: '' },
  { kind: 'report', threadId: news, postId: floor, reason: '重复' },
  { kind: 'message', to: { id: '9' as UserId }, body: '周六一起去' },
  { kind: 'follow', userId: '9' as UserId, on: true },
]

describe.each(['utf-8', 'gbk', 'big5'] as const)('in %s', charset => {
  test('every kind of write is stored, and the login stands before and is gone after', async () => {
    const demo = await startDemo({ charset, rules: { floodSeconds: 0 } })
    const client = createHttpClient({ version: '0', startedHere: () => true })
    try {
      const sessions = createSessions({ client, base: demo.url })
      const user = charset === 'big5' ? '訪客甲' : '访客甲'
      const form = await sessions.loadLoginForm()
      const login = await sessions.login(form, {
        user,
        password: 'palou',
        questionId: '0',
        answer: '',
        challengeAnswers: [],
      })
      expect(login).toMatchObject({ kind: 'loggedIn', account: { id: '13', name: user } })
      const writer = createWriter({ client, base: demo.url })
      const outcomes: string[] = []
      for (const intent of intents) {
        const prepared = await writer.prepare(intent)
        outcomes.push(`${intent.kind} ${(await writer.send(prepared, [])).kind}`)
      }
      expect(outcomes).toEqual(intents.map(intent => `${intent.kind} stored`))
      const state = (await (await fetch(`${demo.url}__demo`)).json()) as { added: { body: string; by: number }[] }
      expect(state.added.map(p => p.by)).toEqual([13, 13])
      expect(state.added[0]!.body).toContain(charset === 'big5' ? '&#' : '山上清静多了')
      await sessions.logout()
      expect((await sessions.loadStanding()).account).toBeNull()
    } finally {
      await client.close()
      await demo.close()
    }
  })
})

describe('what a login may ask', () => {
  const withSessions = async (
    rules: Parameters<typeof startDemo>[0] & {},
    run: (sessions: Sessions, demo: Demo) => Promise<void>,
  ): Promise<void> => {
    const demo = await startDemo(rules)
    const client = createHttpClient({ version: '0', startedHere: () => true })
    try {
      await run(createSessions({ client, base: demo.url }), demo)
    } finally {
      await client.close()
      await demo.close()
    }
  }

  /** As a person would read them: from the sample forum's own control page. */
  const answersTo = async (demo: Demo, challenges: LoginForm['challenges']): Promise<ChallengeAnswer[]> => {
    const { captchas } = (await (await fetch(`${demo.url}__demo`)).json()) as { captchas: Record<string, string> }
    return challenges.map(c => ({
      kind: c.kind,
      hash: c.hash,
      modid: c.kind === 'image' ? c.modid : null,
      answer: captchas[c.hash]!,
    }))
  }

  test('a captcha and a sum at once', async () => {
    await withSessions({ rules: { captchaLogin: true, questionLogin: true } }, async (sessions, demo) => {
      const form = await sessions.loadLoginForm()
      expect(form.challenges.map(c => c.kind)).toEqual(['image', 'question'])
      const given = { user: '访客甲', password: 'palou', questionId: '0', answer: '' }
      expect(await sessions.login(form, { ...given, challengeAnswers: [] })).toMatchObject({
        kind: 'refused',
        reason: 'captcha',
      })
      const again = await sessions.loadLoginForm()
      const challengeAnswers = await answersTo(demo, again.challenges)
      expect(await sessions.login(again, { ...given, challengeAnswers })).toMatchObject({ kind: 'loggedIn' })
    })
  })

  test('a captcha after the password, as a second step', async () => {
    await withSessions({ rules: { captchaSecondStep: true } }, async (sessions, demo) => {
      const given = { user: '石匠', password: 'palou', questionId: '5', answer: '老台式机' }
      const first = await sessions.login(await sessions.loadLoginForm(), { ...given, challengeAnswers: [] })
      if (first.kind !== 'more') throw new Error(`a second step was expected, not ${first.kind}`)
      expect(first.form.step).toBe(2)
      const challengeAnswers = await answersTo(demo, first.form.challenges)
      expect(await sessions.login(first.form, { ...given, challengeAnswers })).toMatchObject({
        kind: 'loggedIn',
        account: { name: '石匠' },
      })
    })
  })
})
