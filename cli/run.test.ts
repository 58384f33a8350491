import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { compareRuns } from '#lib/run/comparison.ts'
import { replayedRun } from '#lib/run/example-run.ts'
import { problem } from './testing/fake-registry.ts'
import { startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, test } from './testing/run-cli.ts'

const ID = '0b9e0c9e-1111-4222-8333-444455556666'
const OTHER = '0b9e0c9e-1111-4222-8333-444455557777'
const LINE = { id: ID, name: 'whale-lm', kind: 'other', state: 'running', flags: [] }

test('a run is reported with its versions pinned by digest, whatever name they were given by', async () => {
  const registry = await startHonestRegistry(({ path }) =>
    path === '/api/v1/runs' ? { status: 201, body: LINE } : null,
  )
  const { digest } = registry.publish({})
  const args = ['run', 'record', '--organization', 'lab', '--name', 'whale-lm', '--training', 'acme/corpus@1.0']
  const ran = await runCli([...args, '--url', registry.url])
  expect([ran.exit, ran.err]).toEqual([0, ''])
  expect(ran.out).toContain(`recorded: ${ID}\npage      ${registry.url}/runs/${ID}`)
  const sent = registry.asked.find(({ method }) => method === 'POST')
  expect(JSON.parse(sent?.body.toString() ?? '')).toMatchObject({ inputs: [{ role: 'training', version: digest }] })
  await registry.close()
})

test('what is missing in a report is named before anything is sent', async () => {
  const registry = await startHonestRegistry()
  const ran = await runCli(['run', 'record', '--organization', 'lab', '--name', 'x', '--url', registry.url])
  expect([ran.exit, ran.err]).toEqual([1, expect.stringContaining('name at least one input')])
  expect(registry.asked).toEqual([])
  await registry.close()
})

test('measurements are sent by the line, and a line at fault is named', async ({ folder }) => {
  const kept = { added: { points: 1, trace: 1 }, kept: { points: 1, trace: 1 } }
  const registry = await startHonestRegistry(({ path }) =>
    path.endsWith('/metrics') ? { status: 201, body: kept } : null,
  )
  const file = join(folder, 'log.jsonl')
  const trace = `{"step":1,"digests":{"loss":"sha256:${'a'.repeat(64)}"}}`
  writeFileSync(file, `{"series":"loss","step":1,"value":2.5}\n${trace}\n`)
  const args = ['run', 'append', ID, file, '--url', registry.url]
  expect(await runCli(args)).toMatchObject({ exit: 0, out: 'added: 1 numbers, 1 steps of the trace\n' })
  writeFileSync(file, '{"series":"loss","step":1,"value":NaN}\n')
  expect((await runCli(args)).err).toContain('line 1 is not JSON')
  writeFileSync(file, '\n{"series":"loss","step":1}\n')
  expect((await runCli(args)).err).toContain('line 2: a number is')
  await registry.close()
})

test('compare and replay answer by exit code: repeated, differing, could not tell', async () => {
  const run = replayedRun()
  const replays = [
    run,
    replayedRun({ trace: run.trace.map((one) => ({ ...one, digests: { loss: `sha256:${'b'.repeat(64)}` } })) }),
    replayedRun({ seeds: {} }),
  ]
  const answers = replays.map((replay) => compareRuns(run, replay, 1e-6))
  for (const [place, answer] of answers.entries()) {
    const registry = await startHonestRegistry(({ path }) => {
      if (path.endsWith('/compare')) return { body: answer }
      return path.endsWith('/replay') ? { status: 201, body: { id: OTHER, judgement: answer.asReplay } } : null
    })
    const compared = await runCli(['run', 'compare', ID, OTHER, '--url', registry.url])
    const judged = await runCli(['run', 'replay', ID, '--with', OTHER, '--url', registry.url])
    expect([compared.exit, judged.exit]).toEqual([place, place])
    expect(compared.out).toContain(answer.asReplay.reason)
    await registry.close()
  }
})

test('a run is finished once, and what is no run’s id is told', async () => {
  const registry = await startHonestRegistry(({ path }) =>
    path.endsWith(OTHER) ? problem(409, 'The run is complete.') : { body: { ...LINE, state: 'failed' } },
  )
  const args = ['run', 'finish', `${registry.url}/runs/${ID}`, '--state', 'failed', '--reason', 'NaN at step 7.']
  expect((await runCli([...args, '--url', registry.url])).out).toBe(`failed: whale-lm (${ID})\n`)
  expect((await runCli(['run', 'finish', OTHER, '--url', registry.url])).exit).toBe(1)
  expect((await runCli(['run', 'show', 'whale-lm', '--url', registry.url])).err).toContain('named by its id')
  await registry.close()
})
