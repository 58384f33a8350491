import { defineConfig } from '@playwright/test'

/** Laws over many generated texts and hostile ones: seconds each, so they are not in `npm run check`. */
const LAWS = [
  'lib/citation/{read,formats}.test.ts',
  'lib/interchange/{yaml-text,json-text}.test.ts',
  'lib/preference/compile-origin.test.ts',
]

/** One runner for all kinds of test; only `e2e` asks for a browser. Slow or many: see `bin/test.mjs` for the order. */
export default defineConfig({
  fullyParallel: true,
  // a third of the time a browser waits for the server, and the server for Postgres: three keep two cores busy
  workers: 3,
  forbidOnly: true,
  reporter: [['list']],
  timeout: 60_000,
  projects: [
    { name: 'unit', testMatch: ['lib/**/*.test.ts', 'app/**/*.test.ts'], testIgnore: LAWS },
    { name: 'cli', testMatch: 'cli/**/*.test.ts' },
    { name: 'architecture', testMatch: 'tests/architecture.test.ts' },
    { name: 'conformance', testMatch: 'tests/conformance/**/*.test.ts' },
    { name: 'laws', testMatch: ['tests/laws/**/*.test.ts', ...LAWS] },
    { name: 'db', testMatch: ['db/**/*.test.ts', 'jobs/**/*.test.ts'] },
    { name: 'api', testMatch: 'tests/api/**/*.test.ts' },
    { name: 'e2e', testMatch: 'tests/e2e/**/*.test.ts' },
    { name: 'process', testMatch: 'tests/process/**/*.test.ts' },
  ],
})
