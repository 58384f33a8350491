#!/usr/bin/env node
// `npm test`: installs what it needs, a browser too, starts Postgres and the app, and runs everything. Arguments go to
// Playwright: `npm test -- --project=api`.
import { prepare } from './install.mjs'

await prepare()
const { runTests } = await import('../tests/run.ts')
process.exit(await runTests(process.argv.slice(2)))
