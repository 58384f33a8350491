import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ID, REFERENCE, recordedFilter, recordedTraining, type ToldRun } from '#tests/told-runs.ts'
import { problem, type Reply } from './testing/fake-registry.ts'
import { type HonestRegistry, startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, test } from './testing/run-cli.ts'

type Run = ToldRun['run']

/** A registry with a version, that takes an order and tells the run once as under way, then as it ends. */
async function taking(run: Run, ordered: Reply = { status: 202, body: { ...run, state: 'waiting' } }) {
  let asked = 0
  const registry = await startHonestRegistry(({ method, path }) => {
    if (method === 'POST' && /\/(runs|filters)$/.test(path)) return ordered
    if (!path.endsWith(`/runs/${ID}`)) return null
    asked += 1
    return { body: { ...run, ...(asked === 1 && { state: 'running', progress: { done: 2, planned: 6 } }) } }
  })
  return { registry, digest: registry.publish({}).digest }
}

const sentTo = ({ asked }: HonestRegistry) => {
  const post = asked.find(({ method }) => method === 'POST')
  return { path: post?.path, body: JSON.parse(post?.body.toString() ?? '{}') }
}

test('a training is ordered with a file and options over it, and followed to its end', async ({ folder }) => {
  const { registry, digest } = await taking({ ...recordedTraining().run, result: { valLoss: 1.25 } })
  const file = join(folder, 'order.json')
  writeFileSync(file, '{"steps": 50, "micro": 4}')
  const train = (...args: string[]) => runCli(['run', 'train', 'acme/corpus@1.0', ...args, '--url', registry.url])
  expect(await train(file, '--steps', '20')).toMatchObject({ exit: 0, out: expect.stringContaining(`ordered: ${ID}`) })
  expect(sentTo(registry)).toMatchObject({ path: `/api/v1/versions/${digest}/runs`, body: { steps: 20, micro: 4 } })
  const followed = await train('--wait')
  expect([followed.exit, followed.waits]).toEqual([0, [1000]])
  expect(followed.out).toContain('loss     1.2500 on what it was not trained on')
  const before = registry.asked.length
  const wrong = await train('--steps', 'many')
  expect([wrong.exit, wrong.err]).toEqual([2, expect.stringContaining('--steps is a whole number, not "many"')])
  expect(await train('--steps', '9999')).toMatchObject({ exit: 1, err: expect.stringContaining('At most 2,000 steps') })
  expect(registry.asked).toHaveLength(before)
  const own = await train('--evaluation', digest)
  expect([own.exit, own.err]).toEqual([1, expect.stringContaining('take another one to judge by')])
  await registry.close()
})

test('a filter is ordered by its reference and the label that it makes; one that fails, or is refused, is a no', async () => {
  const { run } = recordedFilter()
  const { registry, digest } = await taking(run)
  const args = ['run', 'filter', 'acme/corpus@1.0', '--reference', `${registry.url}/runs/${REFERENCE}`, '--wait']
  const made = ['--label', '1.1', '--reason', 'Filtered.', '--publish']
  const ran = await runCli([...args, ...made, '--url', registry.url])
  expect([ran.exit, ran.err]).toEqual([0, ''])
  expect(ran.out).toContain('version  acme/corpus@1.1')
  expect(ran.out).toMatch(/records {2}\d+ kept, \d+ dropped, \d+ not told/)
  expect(sentTo(registry)).toMatchObject({
    path: `/api/v1/versions/${digest}/filters`,
    body: { reference: REFERENCE, version: { label: '1.1', reason: 'Filtered.', publish: true } },
  })
  const unnamed = await runCli([...args, '--url', registry.url])
  expect([unnamed.exit, unnamed.err]).toEqual([1, expect.stringContaining('/version/label')])
  await registry.close()
  const failing = await taking({ ...run, state: 'failed', reason: 'The label was taken.', result: null })
  const failed = await runCli([...args, ...made, '--url', failing.registry.url])
  expect([failed.exit, failed.out]).toEqual([1, expect.stringContaining('The label was taken.')])
  await failing.registry.close()
  const refusing = await taking(run, problem(409, 'The label is taken.'))
  expect(await runCli([...args, ...made, '--url', refusing.registry.url])).toMatchObject({ exit: 1 })
  await refusing.registry.close()
})
