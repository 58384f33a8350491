#!/usr/bin/env node
// `npm run engine:build`: the engine's kernel, from AssemblyScript to the bytes in lib/engine/kernel-bytes.ts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepare, ROOT } from './install.mjs'

await prepare()
const { buildKernel, printKernel } = await import('../tests/build-kernel.ts')
const { bytes } = await buildKernel()
writeFileSync(join(ROOT, 'lib/engine/kernel-bytes.ts'), printKernel(bytes))
process.stdout.write(`The kernel has ${bytes.length} bytes.\n`)
