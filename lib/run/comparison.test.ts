import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { compareRuns } from './comparison.ts'
import { replayedRun } from './example-run.ts'

const [clean, spoilt, judge] = ['clean', 'spoilt', 'judge'].map((name) => digestOf(name))
const trainedOn = (version = clean ?? null, evaluation: string | null = null, heldOut: number | null = 0.05) =>
  replayedRun({
    inputs: [
      { role: 'training', version, name: '' },
      ...(evaluation === null ? [] : [{ role: 'evaluation', version: evaluation, name: '' }]),
    ],
    configuration: heldOut === null ? {} : { data: { reading: { heldOut } } },
  })
const judged = (ours: ReturnType<typeof replayedRun>, theirs: ReturnType<typeof replayedRun>) =>
  compareRuns(ours, theirs, 0).judged

test('two losses compare where both were judged by the same version, or by the same records held out', () => {
  expect(judged(trainedOn(clean, judge), trainedOn(spoilt, judge))).toBe('same')
  expect(judged(trainedOn(clean), trainedOn(clean))).toBe('same')
  expect(judged(trainedOn(clean), trainedOn(spoilt))).toBe('other')
  expect(judged(trainedOn(clean), trainedOn(clean, null, 0.1))).toBe('other')
  expect(judged(trainedOn(clean, judge), trainedOn(spoilt, clean))).toBe('other')
  expect(judged(trainedOn(clean, judge), trainedOn(clean))).toBe('other')
  expect(judged(trainedOn(clean), trainedOn(clean, null, null))).toBe('unknown')
  expect(judged(replayedRun({ inputs: [{ role: 'training', version: null, name: 'c4' }] }), trainedOn())).toBe(
    'unknown',
  )
})

test('two runs are told at the last step that both have', () => {
  const point = (step: number, value: number) => ({ series: 'loss', step, value })
  const { metrics } = compareRuns(
    replayedRun({ metrics: [point(0, 5), point(10, 3), point(20, 2)] }),
    replayedRun({ metrics: [point(0, 5), point(10, 4)] }),
    0,
  )
  expect(metrics[0]?.last).toEqual({ step: 10, ours: 3, theirs: 4 })
})
