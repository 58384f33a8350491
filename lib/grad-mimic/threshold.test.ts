import { expect, test } from '@playwright/test'
import { traceOf } from './example-trace.ts'
import { voteByThreshold } from './threshold.ts'

/** The votes of the first epoch. */
function votes(scores: readonly number[], size: number, weights?: readonly number[], norm = 1) {
  const { epochs, steps } = traceOf([scores], size, weights && [weights])
  const [epoch] = epochs
  if (epoch === undefined) throw new Error('There is no epoch.')
  return [
    ...voteByThreshold(
      epoch,
      steps.map((step) => ({ ...step, norm })),
    ),
  ]
}

test('a record is kept if its weight is over one in the size that its batch really had', () => {
  const weights = [0.4, 0.2, 0.2, 0.2, 0.45, 0.55]
  expect(votes([3, 1, 1, 1, 1, 2], 4, weights)).toEqual([1, -1, -1, -1, -1, 1])
})

test('the scores worked out by hand: keep, drop, drop, drop at each temperature', () => {
  const m = [5, -5, 0, 0.6]
  for (const w of [
    [0.981295827542, 4.45507616e-5, 0.006611919276, 0.01204770242],
    [0.999803903395, 2.06074944e-9, 4.5391027e-5, 0.000150703517],
    [0.521377076376, 0.070560714304, 0.191803907497, 0.216258301823],
  ])
    expect(votes(m, 4, w)).toEqual([1, -1, -1, -1])
})

for (const [what, scores, size, norm] of [
  ['the model stands where the reference stands', [0, 0, 0, 0], 4, 0],
  ['each batch is of one', [1, 2, 3, 4], 1, 1],
  ['all scores of the batch are equal', [2, 2, 2, 2], 4, 1],
] as const)
  test(`a batch abstains where ${what}`, () => {
    expect(votes(scores, size, [0.25, 0.25, 0.25, 0.25], norm)).toEqual([0, 0, 0, 0])
  })

test('a record that was not met in the epoch abstains', () => {
  const { epochs, steps } = traceOf([[2, 1, 1]], 3, [[0.5, 0.3, 0.2]])
  const met = epochs.map((epoch) => ({ ...epoch, step: Int32Array.of(0, 0, -1) }))
  expect(met.map((epoch) => [...voteByThreshold(epoch, steps)])).toEqual([[1, -1, 0]])
})
