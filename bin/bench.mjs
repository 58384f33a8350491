#!/usr/bin/env node
// `npm run bench [NAME…] [-- --json]`: our figures beside others', measured by turns in one run.
import { prepare } from './install.mjs'

await prepare()
const { main } = await import('../bench/index.ts')
process.exit(await main(process.argv.slice(2)))
