/**
 * The reader stays open for hours: left to itself V8 lets two thousand floors grow to twice the memory that they need. Nothing a key
 * costs is measurably slower for it (npm run bench).
 */
import { setFlagsFromString } from 'node:v8'

export const preferMemory = (): void => {
  for (const flag of ['--optimize-for-size', '--semi-space-growth-factor=1']) setFlagsFromString(flag)
}
