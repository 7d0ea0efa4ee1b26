import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Unit tests and frames. Real-terminal tests live in test/e2e and have a run of their own, since they need the built program. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 20_000,
    pool: 'threads',
  },
})
