import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { z } from 'zod'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const Line = z.object({ node: z.string(), selfTest: z.boolean(), steps: z.string(), weights: z.string() })

/** Where twenty steps of the example training end, on every Node: found on 20.20, 22.23 and 24.21, with AVX and FMA and without. */
const BITS = {
  selfTest: true,
  steps: 'sha256:adbb67e3fa74dc838e85077f068638bc109d3f1b39e59a2d1da750fd18ff503d',
  weights: 'sha256:2ce38fbfc7fafdba5991d4c365035a04f38cfe2e6f316d6fd1dbbef410e7faf7',
}

function stepsOn(node: string, flags: readonly string[] = []) {
  const args = [...flags, '--import', 'tsx', 'tests/engine-steps.ts']
  const { stdout, stderr, status } = spawnSync(node, args, { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${node} could not take the steps: ${stderr}`)
  return Line.parse(JSON.parse(stdout))
}

test('twenty steps of a training end at the bits that are written here, whatever vectors the processor is let use', () => {
  expect(stepsOn(process.execPath)).toMatchObject(BITS)
  test.skip(process.arch !== 'x64', 'the flags are for x64 only')
  expect(stepsOn(process.execPath, ['--no-enable-avx', '--no-enable-fma3'])).toMatchObject(BITS)
})

test('and on the other Nodes that COLOPHON_NODES names', () => {
  const nodes = (process.env.COLOPHON_NODES ?? '').split(':').filter((path) => path !== '')
  test.skip(nodes.length === 0, 'COLOPHON_NODES names no Node; `npm run engine:nodes` gets 20, 22 and 24 and compares')
  for (const node of nodes) expect(stepsOn(node), node).toMatchObject(BITS)
})
