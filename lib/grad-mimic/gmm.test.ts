import { expect, test } from '@playwright/test'
import { fitMixture, voteByMixture } from './gmm.ts'
import { sortValues } from './sorted-values.ts'

const VALUES = Float64Array.of(-2, -1.6, -1.9, -0.4, 0.7, 1.1, 0.9, 1.4)

test('the mixture of the eight values, to six digits', () => {
  const mixture = fitMixture(sortValues(VALUES))
  const [lower, upper] = mixture?.components ?? []
  expect(lower?.mean).toBeCloseTo(-1.473052, 6)
  expect(upper?.mean).toBeCloseTo(1.025238, 6)
  expect(lower?.variance).toBeCloseTo(0.41087, 6)
  expect(upper?.variance).toBeCloseTo(0.066856, 6)
  expect(upper?.share).toBeCloseTo(0.499563, 6)
  expect(mixture?.posterior[3]).toBeCloseTo(2.5376e-6, 10)
  expect([...voteByMixture(VALUES)]).toEqual([-1, -1, -1, -1, 1, 1, 1, 1])
})

test('no variance falls below a millionth of the whole one: two heaps of equal values are told apart', () => {
  const values = Float64Array.of(0, 0, 0, 8, 8)
  const variance = fitMixture(sortValues(values))?.components.map((component) => component.variance)
  expect(variance?.map((each) => each / 15.36e-6)).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)])
  expect([...voteByMixture(values)]).toEqual([-1, -1, -1, 1, 1])
})

test('where all are equal all abstain; what was not met abstains', () => {
  expect([...voteByMixture(Float64Array.of(3, 3, 3))]).toEqual([0, 0, 0])
  expect([...voteByMixture(Float64Array.of(Number.NaN, 1, 1.1, 9, 9.2))]).toEqual([0, -1, -1, 1, 1])
})
