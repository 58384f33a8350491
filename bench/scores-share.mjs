// One share of `bench scores`, as a process of its own: URL, day, and the bounds of its digests.
import { prepare } from '../bin/install.mjs'

await prepare()
const { main } = await import('./scores-share.ts')
process.exitCode = await main(process.argv.slice(2))
