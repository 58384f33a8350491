import { expect, test } from '@playwright/test'
import { baselineScores } from './baselines.ts'
import { traceOf } from './example-trace.ts'
import { filterRecords } from './filter.ts'
import { FilterSettings } from './filter-settings.ts'
import { compareWithBaselines } from './side-by-side.ts'

const TRACE = traceOf(
  [
    [-3, 4, -1, 2],
    [-5, 6, 3, 1],
  ],
  4,
  [
    [0, 0.5, 0, 0.5],
    [0, 0.5, 0.5, 0],
  ],
)
const RIVALS = {
  referenceLoss: Float64Array.of(9, 1, 2, 3),
  random: Float64Array.of(0.4, 0.1, 0.2, 0.3),
}

test('the rivals of a score, each so that higher is better', () => {
  const scores = baselineScores(TRACE, RIVALS)
  expect([...scores['small-loss-mean']]).toEqual([-4, 5, 1, 1.5])
  expect([...scores['small-loss-last']]).toEqual([-5, 6, 3, 1])
  expect([...scores['reference-loss']]).toEqual([-9, -1, -2, -3])
})

test('the last loss of a record is of the last epoch that met it', () => {
  const [first, last] = TRACE.epochs
  if (first === undefined || last === undefined) throw new Error('There are two epochs.')
  const cut = { ...last, loss: Float64Array.of(Number.NaN, -6, -3, -1) }
  const scores = baselineScores({ ...TRACE, epochs: [first, cut] }, RIVALS)
  expect([...scores['small-loss-last']]).toEqual([-3, 6, 3, 1])
})

test('the filter stands beside its rivals on the same records, with the overlap of what would go', () => {
  const outcome = filterRecords(TRACE, FilterSettings.parse({}))
  const rows = compareWithBaselines(outcome, outcome.values, baselineScores(TRACE, RIVALS), new Set([0]))
  expect(rows.map(({ name, overlapWithMimic, auc }) => [name, overlapWithMimic.jaccard, auc])).toEqual([
    ['mimic', 1, 1],
    ['small-loss-mean', 1, 1],
    ['small-loss-last', 1, 1],
    ['reference-loss', 1, 1],
    ['random', 0, 0],
  ])
  expect(rows.map(({ auto }) => auto?.f1)).toEqual([1, 1, 1, 1, undefined])
})

test('where the truth is not known no detection is given', () => {
  const outcome = filterRecords(TRACE, FilterSettings.parse({}))
  const rows = compareWithBaselines(outcome, outcome.values, baselineScores(TRACE, RIVALS), null)
  expect(rows.every(({ auc, atKnownRate, auto }) => auc === null && atKnownRate === null && auto === null)).toBe(true)
})
