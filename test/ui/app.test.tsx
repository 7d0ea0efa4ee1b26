import { render } from 'ink-testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../source/ui/app.tsx'
import { drive, now, threadPlace } from './drive.ts'
import { colours } from './frame.tsx'

const mounted: { unmount(): void }[] = []
afterEach(() => {
  for (const app of mounted.splice(0)) app.unmount()
})

const start = async (places = [threadPlace()]) => {
  const reader = await drive({ places })
  const app = render(<App runner={reader.runner} now={() => now} onSuspendable={() => {}} />)
  mounted.push(app)
  await reader.settle()
  return { ...reader, app }
}

describe('the app', () => {
  it('takes what the terminal sends and shows what became of it', async () => {
    const { app, settle } = await start()
    app.stdin.write('}')
    await settle()
    expect(app.lastFrame()).toMatch(/2\/95 楼/)
    app.stdin.write('}}')
    await settle()
    expect(app.lastFrame()).toMatch(/4\/95 楼/)
  })

  it('draws once for keys that come together', async () => {
    const { app, settle } = await start()
    const before = app.frames.length
    app.stdin.write('}}}}')
    await settle()
    expect(app.frames.length - before).toBe(1)
  })

  it('draws nothing while nothing happens', async () => {
    const { app, settle } = await start()
    const before = app.frames.length
    await settle()
    await settle()
    expect(app.frames.length).toBe(before)
  })

  it('takes typed Chinese and pasted text in the prompt', async () => {
    const { app, settle } = await start()
    for (const input of ['/', '护林', '\u001B[200~办法\n\u001B[201~']) {
      app.stdin.write(input)
      await settle()
    }
    expect(app.lastFrame()?.replace(colours, '').split('\n').at(-1)).toBe(' /护林办法')
  })
})
