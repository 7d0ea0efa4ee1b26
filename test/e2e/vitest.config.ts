import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Real-terminal tests: the built program in a pseudo-terminal, its screen read by a headless xterm. One at a time. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 60_000,
    fileParallelism: false,
    pool: 'forks',
  },
})
