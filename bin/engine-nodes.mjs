#!/usr/bin/env node
// `npm run engine:nodes`: twenty steps of a training on Node 20, 22 and 24, got by `npm exec`, and on this one without AVX and FMA. All are
// to end at the same bits; exit 1 if they don't.
import { spawnSync } from 'node:child_process'
import { prepare } from './install.mjs'

await prepare()
const STEPS = ['--import', 'tsx', 'tests/engine-steps.ts']
const RUNS = [
  ['this Node', process.execPath, STEPS],
  ['without AVX and FMA', process.execPath, ['--no-enable-avx', '--no-enable-fma3', ...STEPS]],
  ...[20, 22, 24].map((major) => [
    `Node ${major}`,
    'npm',
    ['exec', '--yes', `--package=node@${major}`, '--', 'node', ...STEPS],
  ]),
]
const lines = RUNS.map(([name, command, args]) => {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' })
  const said = stdout?.trim().split('\n').at(-1) ?? ''
  process.stdout.write(
    `${name.padEnd(20)} ${status === 0 ? said : `could not run: ${stderr?.trim().split('\n').at(-1)}`}\n`,
  )
  return status === 0 ? said.replace(/"node":"[^"]*",/, '') : null
})
const found = new Set(lines.filter((line) => line !== null))
process.stdout.write(found.size === 1 ? 'All that ran have the same bits.\n' : 'They differ.\n')
process.exit(found.size === 1 ? 0 : 1)
