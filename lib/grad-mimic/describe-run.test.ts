import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { createEngine } from '../engine/engine.ts'
import { baselineScores } from './baselines.ts'
import { describeRun } from './describe-run.ts'
import { describeOnlineTask, describeTextTask } from './describe-task.ts'
import { evaluate } from './evaluate.ts'
import { exampleTask } from './example-task.ts'
import { exampleTextTask } from './example-text-task.ts'
import { filterRecords } from './filter.ts'
import { FilterSettings } from './filter-settings.ts'
import { removedLedger } from './ledger.ts'
import { meanOverEpochs } from './mean-over-epochs.ts'
import { openOnlineRun } from './online-run.ts'
import { MimicRecord } from './record.ts'
import { stepDigests } from './run-digests.ts'
import { compareWithBaselines } from './side-by-side.ts'

/** The record of the example's run and filter, as its reader gets it. */
function recorded(options: Parameters<typeof exampleTask>[0] = {}) {
  const task = exampleTask(options)
  const run = openOnlineRun(createEngine(), task)
  while (run.step().kind === 'stepped');
  const settings = FilterSettings.parse({})
  const outcome = filterRecords(run.trace(), settings)
  const ids = Array.from(task.set.labels, (_, record) => `r${record}`)
  const { epochs } = run.trace()
  const { loss } = evaluate(createEngine(), task.model, task.reference ?? {}, task.set)
  const beside = compareWithBaselines(
    outcome,
    meanOverEpochs(
      epochs.map(({ m }) => m),
      ids.length,
    ),
    baselineScores(run.trace(), { referenceLoss: loss, random: loss.map((_, record) => (record * 7) % 40) }),
    null,
  )
  const ledger = removedLedger(
    ids.map((id) => ({ id, source: null })),
    outcome,
  )
  const provenance = {
    input: {
      versionDigest: digestOf('version'),
      split: 'train',
      labelField: 'label',
      preprocessing: { name: 'none', digest: digestOf('') },
    },
    labels: null,
    reference: {
      origin: 'Made by hand for this test.',
      licence: null,
      trainedOnVersion: null,
      sharedInit: true,
      sigma: 0,
      sigmaSeed: null,
      testMetrics: {},
    },
  }
  return {
    run,
    record: describeRun({
      task: describeOnlineTask(task),
      trace: run.trace(),
      ids,
      filter: { settings, outcome, ledger, beside },
      provenance,
    }),
  }
}

test('a run of this engine records every part that a replay needs, and the reader takes it as JSON', () => {
  const { record } = recorded({ train: { batchSize: 7 } })
  expect(MimicRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record)
  expect(record.model).toMatchObject({ arch: 'linear 4 → 3', trainableParams: 15 })
  expect(record.score).toMatchObject({ mimicLayer: '0.weight', layerShape: [3, 4], form: 'direct' })
  expect(record.trace.steps.map(({ size }) => size).slice(0, 6)).toEqual([7, 7, 7, 7, 7, 5])
  expect(new Set(record.trace.batches).size).toBe(3)
  const { keep, drop, unknown } = record.output.counts
  expect(keep + drop + unknown).toBe(40)
})

test('the same task gives the same record and digests; another seed reads the records in another order', () => {
  const [one, again, other] = [recorded(), recorded(), recorded({ train: { seed: 1 } })]
  expect(again.record).toEqual(one.record)
  expect(stepDigests(again.run.resumable)).toEqual(stepDigests(one.run.resumable))
  expect(other.record.trace.batches[0]).not.toBe(one.record.trace.batches[0])
  expect(stepDigests(other.run.resumable).weights).not.toBe(stepDigests(one.run.resumable).weights)
})

test('a run scored by all parameters has no layer shape', () => {
  expect(recorded({ score: { mimicLayer: 'all' } }).record.score).toMatchObject({ mimicLayer: 'all', layerShape: null })
})

test('a task over text says of itself what a record wants, with its windows', () => {
  const { record } = recorded()
  const { model, score, train } = describeTextTask(exampleTextTask())
  expect(MimicRecord.parse({ ...record, model, score, train })).toMatchObject({
    model: { arch: 't6 tpa, 2 layers of 8' },
    score: {
      mimicLayer: 'transformer.h.1.mlp.c_proj.weight',
      layerShape: [8, 12],
      windowRule: 'consecutive-no-overlap',
    },
    train: { window: 6, clip: 1 },
  })
})

test('plain training has no record of a filter', () => {
  expect(() => describeOnlineTask({ ...exampleTask(), reference: null })).toThrow('plain training')
  expect(() => describeTextTask({ ...exampleTextTask(), reference: null })).toThrow('plain training')
})
