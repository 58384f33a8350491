import { expect } from '@playwright/test'
import { digestOf } from '#lib/digest.ts'
import { createEngine, ENGINE_VERSION } from '#lib/engine/engine.ts'
import { KERNEL_DIGEST } from '#lib/engine/kernels.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { type PublicRun, RUN_DISCLAIMER } from '#lib/run/public.ts'
import { T6Order } from '#lib/run/t6-order.ts'
import { configurationFor, trainingOf } from '#lib/run/t6-plan.ts'
import { openTraining } from '#lib/run/train-t6.ts'
import type { TrainingText } from '#lib/run/training-text.ts'
import { textRecords } from '#tests/text-records.ts'
import { startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, test } from './testing/run-cli.ts'

const ID = '0b9e0c9e-1111-4222-8333-444455556666'
const version = digestOf('version')
const records = textRecords(20).map(({ id, text }) => ({ id, text }))
const texts: TrainingText[] = [{ role: 'training', version, name: 'acme/corpus@1.0', weight: null, records }]

/** A run as a registry tells it that carried it out: record, texts, digests and numbers. */
function recordedHere() {
  const model = { L: 1, dModel: 16, h: 2, dHead: 8, RQ: 2, RK: 1, RV: 1 }
  const sizes = { steps: 6, micro: 2, seqLen: 16, warmup: 2, traceEvery: 3 }
  const order = T6Order.parse({ versions: [{ version }], model, ...sizes })
  const { configuration, seeds } = configurationFor(order, texts)
  const engine = createEngine()
  const { digest: test } = selfTest(engine)
  const training = openTraining(engine, trainingOf(configuration, seeds, texts), null)
  const trace = [training.beginning()?.trace ?? []].flat()
  while (!training.isDone()) {
    const step = training.advance()
    if ('trace' in step && step.trace !== null) trace.push(step.trace)
  }
  const at = '2026-11-02T00:00:00.000Z'
  const run: PublicRun = {
    ...{ id: ID, format: 'colophon-run-1', organization: 'acme', kind: 't6', name: 'T6 on acme/corpus@1.0' },
    ...{
      description: '',
      state: 'complete',
      reason: '',
      digest: digestOf('run'),
      executor: 'registry',
      progress: null,
    },
    ...{ startedAt: at, finishedAt: at, heardAt: at, lostAt: null, recordedAt: at, by: 'Ada' },
    inputs: [
      {
        ...{ role: 'training', name: 'acme/corpus@1.0', weight: 1, tokens: null, epochs: 1 },
        ...{ whenRecorded: null, now: null },
        version: { digest: version, dataset: 'acme/corpus', label: '1.0', status: 'published' },
      },
    ],
    ...{ outputs: [], artifacts: [], code: null, environment: {}, seeds, configuration, result: null, series: [] },
    engine: { version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST, selfTest: test, node: '20.19.0', arch: 'x64' },
    ...{ traced: 3, check: { rules: 'run-record-1', arithmetic: [], missing: [] }, flags: [], replays: [] },
    disclaimer: RUN_DISCLAIMER,
  }
  return { run, trace }
}

test('a run is repeated on this machine: identical; or the step and the tensor that differ; or why it can’t be told', async () => {
  const { run, trace } = recordedHere()
  const other = trace.map((one) =>
    one.step < 3
      ? one
      : { ...one, digests: { ...one.digests, 'transformer.h.0.mlp.c_fc1.weight': digestOf('another') } },
  )
  const [input] = run.inputs
  if (input?.version == null) throw new Error('The run reads a version.')
  const withdrawn = [{ ...input, version: { ...input.version, status: 'withdrawn' as const } }]
  const changed = [{ ...texts[0], records: records.slice(1) }]
  const cases = [
    { run, trace, items: texts, exit: 0, says: 'identical: Each of the 3 recorded steps' },
    { run, trace: other, items: texts, exit: 1, says: 'At step 3 transformer.h.0.mlp.c_fc1.weight differs' },
    { run: { ...run, inputs: withdrawn }, trace, items: texts, exit: 2, says: 'acme/corpus@1.0, which is withdrawn' },
    { run: { ...run, executor: 'reporter' }, trace, items: texts, exit: 2, says: 'whoever reported it' },
    { run, trace, items: changed, exit: 2, says: 'not those that the run read' },
  ]
  for (const { exit, says, items, ...told } of cases) {
    const registry = await startHonestRegistry(({ path }) => {
      if (path.endsWith('/trace')) return { body: { items: told.trace } }
      if (path.endsWith('/texts')) return { body: { items } }
      if (path.endsWith('/metrics')) return { body: { items: [], complete: true } }
      return path.endsWith(ID) ? { body: told.run } : null
    })
    const ran = await runCli(['run', 'replay', ID, '--url', registry.url])
    expect([ran.exit, ran.err], ran.out).toEqual([exit, ''])
    expect(ran.out).toContain(says)
    await registry.close()
  }
})
