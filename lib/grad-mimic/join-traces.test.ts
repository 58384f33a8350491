import { expect, test } from '@playwright/test'
import { traceOf } from './example-trace.ts'
import { filterRecords, voteOnEpochs } from './filter.ts'
import { FilterSettings } from './filter-settings.ts'
import { joinTraces } from './join-traces.ts'

const FIRST = traceOf([[1, 2, 3, 4]], 2, [[0.4, 0.6, 0.4, 0.6]])
const SECOND = traceOf([[4, 3, 1, 2]], 4, [[0.5, 0.3, 0.1, 0.1]])

test('scorings at several checkpoints vote as epochs do, each by its own batches', () => {
  const joined = joinTraces([FIRST, SECOND])
  expect(voteOnEpochs(joined, 'threshold').map((votes) => [...votes])).toEqual([
    [-1, 1, -1, 1],
    [1, 1, -1, -1],
  ])
  expect(joined.steps.map(({ step, epoch, size }) => [step, epoch, size])).toEqual([
    [0, 0, 2],
    [1, 0, 2],
    [2, 1, 4],
  ])
  expect([...filterRecords(joined, FilterSettings.parse({})).values]).toEqual([0.5, 1, 0, 0.5])
})

test('one scoring joined is itself', () => {
  expect(joinTraces([FIRST])).toEqual(FIRST)
})

test('scorings of other records, or none, are refused', () => {
  expect(() => joinTraces([FIRST, traceOf([[1, 2]], 2)])).toThrow('Scoring 1 is of 2 records, and the first of 4')
  expect(() => joinTraces([])).toThrow('no scoring to join')
})
