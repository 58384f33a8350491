#!/usr/bin/env node
// `npm start`: with nothing but Node and npm. Installs what is missing, then hands over to cli/start.ts.
import { prepare } from './install.mjs'

await prepare()
const { main } = await import('../cli/start.ts')
await main(process.argv.slice(2))
