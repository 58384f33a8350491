#!/usr/bin/env node
import { register } from 'tsx/esm/api'

/** Parts of this repository that its own scripts start through the same loader. */
const INTERNAL = { bench: '../bench/index.ts' }

register()
if (process.argv[2] === '--internal') {
  const [name = ''] = process.argv.splice(2, 2).slice(1)
  if (!Object.hasOwn(INTERNAL, name)) throw new Error(`There is nothing internal by the name ${JSON.stringify(name)}.`)
  await import(INTERNAL[name])
} else await import('../cli/index.ts')
