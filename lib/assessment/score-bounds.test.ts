import { expect, test } from '@playwright/test'
import { isMostlyUnknown, printBounds, scoreBounds } from './score-bounds.ts'

for (const [mean, applicable, decided, upper, printed] of [
  [0.5, 4, 4, 0.5, '0.50'],
  [0.5, 4, 3, 0.75, '0.50 to 0.75'],
  [0, 6, 0, 1, '0.00 to 1.00'],
  [2 / 3, 6, 5, 5 / 6, '0.67 to 0.83'],
  [0, 0, 0, 0, '0.00'],
] as const)
  test(`a mean of ${mean}, ${decided} of ${applicable} decided, is ${printed}`, () => {
    expect(scoreBounds({ mean, applicable, decided }).upper).toBeCloseTo(upper, 12)
    expect(printBounds({ mean, applicable, decided })).toBe(printed)
  })

test('a score says little while under half of what applies is decided; half is enough', () => {
  const decided = [0, 1, 2, 3, 4, 5, 6]
  expect(decided.map((count) => isMostlyUnknown({ applicable: 6, decided: count }))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})
