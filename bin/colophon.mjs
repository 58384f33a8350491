#!/usr/bin/env node
import { bundledCli } from './bundle.mjs'

/** Parts of this repository that its own scripts start through the TypeScript loader. */
const INTERNAL = { bench: '../bench/index.ts' }

if (process.argv[2] === '--internal') {
  const [, name = ''] = process.argv.splice(2, 2)
  if (!Object.hasOwn(INTERNAL, name)) throw new Error(`There is nothing internal by the name ${JSON.stringify(name)}.`)
  await load(INTERNAL[name])
} else {
  const bundle = await bundledCli()
  await (bundle === null ? load('../cli/index.ts') : import(bundle))
}

async function load(path) {
  const { register } = await import('tsx/esm/api')
  register()
  await import(path)
}
