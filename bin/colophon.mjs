#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { bundledCli } from './bundle.mjs'

if (!existsSync(new URL('../node_modules/tsx', import.meta.url))) {
  process.stderr.write(
    'colophon: Its packages are not installed yet. npm ci, in the folder of this repository, does that.\n',
  )
  process.exit(2)
}

const bundle = await bundledCli()
if (bundle === null) {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../cli/index.ts')
} else await import(bundle)
