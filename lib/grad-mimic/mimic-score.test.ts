import { expect, test } from '@playwright/test'
import { directionTo } from './direction.ts'
import { batchWeights, cosines, projections, sumBySample } from './mimic-score.ts'

const GRADIENTS = [
  [-3, -4, 0],
  [3, 4, 0],
  [0, 0, 7],
  [-1, 0, 0],
]
const { v, norm } = directionTo(Float64Array.of(3.5, 3, 2), Float64Array.of(0.5, -1, 2))
const INNER = Float64Array.from(GRADIENTS, (g) => g.reduce((sum, each, place) => sum + each * (v[place] ?? 0), 0))
const M = projections(INNER, norm)

test('by hand: v = (3, 4, 0), ‖v‖ = 5, and the scores 5, −5, 0, 0.6', () => {
  expect([...v, norm]).toEqual([3, 4, 0, 5])
  expect([...M].map((m) => m + 0)).toEqual([5, -5, 0, 0.6])
})

for (const [temperature, weights, gradient] of [
  [
    1,
    [0.981295827542, 4.45507616e-5, 0.006611919276, 0.01204770242],
    [-2.955801532761, -3.92500510712, 0.046283434935],
  ],
  [
    0.5,
    [0.999803903395, 2.06074944e-9, 4.5391027e-5, 0.000150703517],
    [-2.999562407521, -3.999215605339, 0.000317737189],
  ],
  [
    5,
    [0.521377076376, 0.070560714304, 0.191803907497, 0.216258301823],
    [-1.568707388037, -1.803265448285, 1.342627352477],
  ],
] as const)
  test(`by hand: the weights and the weighted gradient at the temperature ${temperature}`, () => {
    const w = batchWeights(M, temperature)
    expect([...w]).toEqual(weights.map((each) => expect.closeTo(each, 11)))
    const sum = [0, 1, 2].map((place) => GRADIENTS.reduce((total, g, i) => total + (w[i] ?? 0) * (g[place] ?? 0), 0))
    expect(sum).toEqual(gradient.map((each) => expect.closeTo(each, 11)))
  })

test('where the model stands on the reference every score is 0 and every weight 1/b', () => {
  const m = projections(Float64Array.of(1, -2), 0)
  expect([...m]).toEqual([0, 0])
  expect([...batchWeights(m, 1)]).toEqual([0.5, 0.5])
  expect([...cosines(Float64Array.of(1, -2), Float64Array.of(1, 1), 0)]).toEqual([0, 0])
})

test('a cosine needs a gradient with a length', () => {
  expect([...cosines(Float64Array.of(-6, 0), Float64Array.of(3, 0), 2)]).toEqual([1, 0])
})

test('a batch of one has the weight 1, and very large scores do not overflow', () => {
  expect([...batchWeights(Float64Array.of(-4), 1)]).toEqual([1])
  expect([...batchWeights(Float64Array.of(1e300, 1e300), 1e-3)]).toEqual([0.5, 0.5])
})

test('the rows of a sample are added up', () => {
  expect([...sumBySample(Float64Array.of(1, 2, 4, 8), [0, 1, 0, 2], 4)]).toEqual([5, 2, 8, 0])
})
