#!/usr/bin/env node
// `npm run engine:journey [-- NODE…]`: from a polluted copy of the sample corpus to a filtered version, two trainings and their repetition on this Node and
// another, which npm gets unless its path is named. Some minutes; exit 0 only if all repetitions are identical and the filter helped.
import { prepare } from './install.mjs'

await prepare()
const { main } = await import('../tests/journey/index.ts')
process.exit(await main(process.argv.slice(2)))
