import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { createEngine } from '../engine/engine.ts'
import { concludeRun } from './conclude-run.ts'
import { describeOnlineTask, describeTextTask } from './describe-task.ts'
import { doubtsAbout } from './doubts.ts'
import { evaluate } from './evaluate.ts'
import { exampleTask } from './example-task.ts'
import { exampleTextTask } from './example-text-task.ts'
import { FilterSettings } from './filter-settings.ts'
import { openOnlineRun } from './online-run.ts'
import { MimicRecord } from './record.ts'
import { stepDigests } from './run-digests.ts'

/** The record of the example's run and filter, as its reader gets it. */
function recorded(options: Parameters<typeof exampleTask>[0] = {}) {
  const task = exampleTask(options)
  const run = openOnlineRun(createEngine(), task)
  while (run.step().kind === 'stepped');
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
  const conclusion = concludeRun({
    task: describeOnlineTask(task),
    trace: run.trace(),
    records: Array.from(task.set.labels, (label, record) => ({ id: `r${record}`, source: `heap ${label}` })),
    referenceLoss: evaluate(createEngine(), task.model, task.reference ?? {}, task.set).loss,
    settings: FilterSettings.parse({}),
    ...{ provenance, seed: 0, bad: null },
  })
  return { run, ...conclusion }
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

test('what makes scores say less is told from the record alone', () => {
  const { record } = recorded({ train: { batchSize: 13, epochs: 1 } })
  const names = (of: MimicRecord) => doubtsAbout(of).map(({ name }) => name)
  expect(names(record)).toEqual(['reference-data-unknown', 'steps-of-one-record', 'records-unknown'])
  expect(doubtsAbout(record)[1]?.says).toBe(
    'In 1 of 4 steps the batch held one record: its weight is always 1, and it abstains.',
  )
  const steps = [{ norm: 0, size: 4 }]
  const other = {
    ...record,
    reference: { ...record.reference, trainedOnVersion: digestOf('other'), sharedInit: false },
    trace: { ...record.trace, steps },
    score: { ...record.score, lossReduction: 'sum' as const },
    output: { ...record.output, counts: { keep: 1, drop: 1, unknown: 0 } },
  }
  expect(names(other)).toEqual(['no-shared-init', 'steps-at-the-reference', 'sums-favour-length'])
  expect(names({ ...other, reference: { ...other.reference, sharedInit: null } })[0]).toBe('shared-init-unknown')
})

test('a concluded run has its ledger by source, and stands beside its four rivals', () => {
  const { ledger, beside, record, outcome } = recorded()
  expect(ledger.sources.map(({ source }) => source)).toEqual(['heap 0', 'heap 1', 'heap 2'])
  expect(ledger.removed).toHaveLength(outcome.counts.drop)
  expect(beside.map(({ name }) => name)).toEqual([
    ...['mimic', 'small-loss-mean', 'small-loss-last', 'reference-loss', 'random'],
  ])
  expect(record.output).toMatchObject({ ledgerDigest: ledger.digest, counts: outcome.counts })
})
