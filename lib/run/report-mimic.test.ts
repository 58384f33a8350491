import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { createEngine } from '../engine/engine.ts'
import { concludeRun } from '../grad-mimic/conclude-run.ts'
import { describeOnlineTask, describeTextTask } from '../grad-mimic/describe-task.ts'
import { evaluate } from '../grad-mimic/evaluate.ts'
import { exampleTask } from '../grad-mimic/example-task.ts'
import { exampleTextTask } from '../grad-mimic/example-text-task.ts'
import { FilterSettings } from '../grad-mimic/filter-settings.ts'
import { openOnlineRun } from '../grad-mimic/online-run.ts'
import { textLosses } from '../grad-mimic/text-losses.ts'
import { openTextRun } from '../grad-mimic/text-run.ts'
import { checkGradMimic } from './check-grad-mimic.ts'
import { reportMimic } from './report-mimic.ts'

const PROVENANCE = {
  input: {
    ...{ versionDigest: digestOf('version'), split: 'train', labelField: null },
    preprocessing: { name: 'none', digest: digestOf('') },
  },
  labels: null,
  reference: {
    ...{ origin: 'Made for this test.', licence: null, trainedOnVersion: null, sharedInit: true },
    ...{ sigma: 0, sigmaSeed: null, testMetrics: {} },
  },
}

test('a run of this engine is reported whole, and its arithmetic agrees', () => {
  const task = exampleTask({ train: { batchSize: 7 } })
  const run = openOnlineRun(createEngine(), task)
  while (run.step().kind === 'stepped');
  const bad = new Set(Array.from({ length: 8 }, (_, place) => place * 5))
  const conclusion = concludeRun({
    ...{ task: describeOnlineTask(task), trace: run.trace(), settings: FilterSettings.parse({}), seed: 0, bad },
    records: Array.from(task.set.labels, (label, record) => ({ id: `r${record}`, source: `heap ${label}` })),
    referenceLoss: evaluate(createEngine(), task.model, task.reference ?? {}, task.set).loss,
    provenance: {
      ...PROVENANCE,
      labels: { noiseKind: 'symmetric', rate: 0.2, seed: 7, corruptedIdsDigest: digestOf('bad') },
    },
  })
  const { configuration, result } = reportMimic(conclusion, bad)
  const checks = checkGradMimic(configuration, result)
  expect(checks.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'Records',
      'Share kept',
      'Steps',
      'Kept',
      'Dropped',
      'Labels made wrong',
      'Precision',
      'F1',
    ]),
  )
  expect(checks.filter(({ outcome }) => outcome !== 'agrees' && outcome !== 'rounds')).toEqual([])
  expect(result.steps).toBe(18)
})

test('where a record was met by no step and their number does not follow from the records, it is not claimed', () => {
  const task = exampleTextTask({ train: { batchSize: 2 } })
  const run = openTextRun(createEngine(), task)
  while (run.step().kind === 'stepped');
  const conclusion = concludeRun({
    ...{ task: describeTextTask(task), trace: run.trace(), settings: FilterSettings.parse({}), seed: 0, bad: null },
    records: task.set.records.map((_, record) => ({ id: `t${record}`, source: null })),
    referenceLoss: textLosses(createEngine(), task.reference ?? task.base, task.set),
    provenance: PROVENANCE,
  })
  const { result } = reportMimic(conclusion, null)
  expect(result).toMatchObject({ unknown: 1, sources: [{ source: null, unknown: 1 }] })
  expect(result.steps).toBeUndefined()
  expect(result.truth).toBeUndefined()
})
