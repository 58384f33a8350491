#!/usr/bin/env node
// `npm run shots [PATH…]`: every page in every state of the sample world, light and dark, 1280 and 390 px, into .shots/.
import { prepare } from './install.mjs'

await prepare()
const { main } = await import('../tests/shots.ts')
process.exit(await main(process.argv.slice(2)))
