import { describe, expect, it } from 'vitest'
import { type ApiState, createDiscuzAuto, rememberHere } from '../../../source/engines/discuz-auto/engine.ts'
import type { Engine } from '../../../source/forum/engine.ts'
import { type ErrorCode, PalouError } from '../../../source/forum/errors.ts'
import type { ThreadId } from '../../../source/forum/model.ts'

type Given = ErrorCode | 'good' | 'blocked' | { readonly code: ErrorCode; readonly detail: string }

const query = { threadId: '7' as ThreadId, page: 1, view: { authorId: null, order: 'default' } } as const

const open = (html: Given, api: Given, prefers: 'html' | 'api' = 'html', known: ApiState | null = null) => {
  const asked: string[] = []
  const engine = (name: string, given: Given): Engine => {
    const answer = async (): Promise<never> => {
      asked.push(name)
      if (typeof given === 'object') throw new PalouError(given.code, { detail: given.detail })
      if (given !== 'good' && given !== 'blocked') throw new PalouError(given, { detail: name })
      const state = given === 'blocked' ? 'blocked' : 'visible'
      return { site: { engine: name }, posts: [{ state }, { state }] } as never
    }
    return {
      name,
      loadBoards: answer,
      loadThreads: answer,
      loadThread: answer,
      loadPostPage: answer,
      loadLastPage: answer,
    }
  }
  const memory = rememberHere()
  if (known) memory.remember(known)
  const parts = { html: engine('html', html), api: engine('api', api), prefers, memory }
  const auto = createDiscuzAuto(parts)
  const read = async (): Promise<string> => {
    try {
      return (await auto.loadThread(query)).site.engine
    } catch (error) {
      if (!(error instanceof PalouError)) throw error
      return `${error.code} of ${error.detail}`
    }
  }
  return { read, asked, memory }
}

describe('pages first', () => {
  it.each(['challenge', 'page-not-recognised', 'server-error', 'request-refused'] as const)(
    'asks the API where the page fails by %s, and says who answered',
    async code => {
      const { read, memory } = open(code, 'good')
      expect(await read()).toBe('api')
      expect(memory.state()).toBe('works')
    },
  )
  it.each(['login-needed', 'thread-not-found', 'not-allowed', 'site-closed', 'timeout', 'rate-limited'] as const)(
    'takes %s for an answer',
    async code => {
      const { read, asked } = open(code, 'good')
      expect(await read()).toBe(`${code} of html`)
      expect(asked).toEqual(['html'])
    },
  )
  it('tells the page’s failure where both fail, and remembers an API that is not there', async () => {
    const { read, asked, memory } = open('challenge', 'api-unavailable')
    expect(await read()).toBe('challenge of html')
    expect(await read()).toBe('challenge of html')
    expect([asked, memory.state()]).toEqual([['html', 'api', 'html'], 'absent'])
  })
  it('trusts no API that blocks every floor where no page confirms it', async () => {
    const { read, memory } = open('challenge', 'blocked')
    expect(await read()).toBe('challenge of html')
    expect(memory.state()).toBe('distrusted')
  })
  it('asks no API that it distrusts', async () => {
    const { read, asked } = open('challenge', 'good', 'html', 'distrusted')
    expect(await read()).toBe('challenge of html')
    expect(asked).toEqual(['html'])
  })
})

describe('the API first', () => {
  it('needs no page', async () => {
    const { read, asked } = open('good', 'good', 'api')
    expect(await read()).toBe('api')
    expect(asked).toEqual(['api'])
  })
  it.each(['api-unavailable', 'challenge', 'other-failure', 'page-not-found'] as const)(
    'reads the page where the API fails by %s',
    async code => {
      expect(await open('good', code, 'api').read()).toBe('html')
    },
  )
  it('says that a login is needed where the API says so', async () => {
    expect(await open('good', 'login-needed', 'api').read()).toBe('login-needed of api')
  })
  it('looks at the page where every floor is blocked, and distrusts the API from then on', async () => {
    const { read, asked, memory } = open('good', 'blocked', 'api')
    expect([await read(), await read()]).toEqual(['html', 'html'])
    expect([asked, memory.state()]).toEqual([['api', 'html', 'html'], 'distrusted'])
  })
  it('believes blocked floors that the page confirms', async () => {
    const { read, memory } = open('blocked', 'blocked', 'api')
    expect(await read()).toBe('html')
    expect(memory.state()).not.toBe('distrusted')
  })
  it('distrusts an API whose template a plugin took away', async () => {
    const { read, memory } = open('good', { code: 'api-unavailable', detail: 'mobile_template_no_found' }, 'api')
    expect(await read()).toBe('html')
    expect(memory.state()).toBe('distrusted')
  })
})
