#!/usr/bin/env node
// `npm run check`: types, lint, unit and architecture, side by side; seconds.
import { spawn } from 'node:child_process'
import { prepare, ROOT } from './install.mjs'

await prepare()
const CHECKS = [
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  [
    'tests',
    ['node_modules/@playwright/test/cli.js', 'test', '--project=unit', '--project=architecture', '--reporter=dot'],
  ],
]
const results = await Promise.all(CHECKS.map(([name, args]) => run(name, args)))
for (const { name, code, said, seconds } of results) {
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n${code === 0 ? '' : `${said}\n`}`)
}
process.exit(results.every(({ code }) => code === 0) ? 0 : 1)

function run(name, args) {
  const began = Date.now()
  const child = spawn(process.execPath, args, { cwd: ROOT })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ name, code, said, seconds: ((Date.now() - began) / 1000).toFixed(1) })),
  )
}
