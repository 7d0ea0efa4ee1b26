/** What the reader shows, as rows of text without colour codes. */
import { render } from 'ink-testing-library'
import { App } from '../../source/ui/app.tsx'
import type { Runner } from '../../source/ui/runner.ts'
import { now } from './drive.ts'

export const colours = /\u001B\[[\d;]*m/g

export const frameOf = (runner: Runner): readonly string[] => {
  const app = render(<App runner={runner} now={() => now} onSuspendable={() => {}} />)
  const frame = app.lastFrame() ?? ''
  app.unmount()
  return frame.replace(colours, '').split('\n')
}
