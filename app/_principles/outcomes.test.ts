import { expect, test } from '@playwright/test'
import { OUTCOMES } from '#lib/assessment/finding.ts'
import { formatMean, OUTCOME_DISC, scoreRange } from './outcomes.ts'

test('each outcome has a disc of its own: unknown does not look like no', () => {
  expect(new Set(OUTCOMES.map((outcome) => OUTCOME_DISC[outcome])).size).toBe(OUTCOMES.length)
})

test('a score is a range as long as something is unknown, up to what it were if all of that were met', () => {
  expect(scoreRange({ mean: 4 / 6, applicable: 6, decided: 5 })).toBe('0.67 to 0.83')
  expect(scoreRange({ mean: 0.5, applicable: 6, decided: 6 })).toBe('0.50')
  expect(scoreRange({ mean: 0, applicable: 5, decided: 0 })).toBe('0.00 to 1.00')
  expect(formatMean(1)).toBe('1.00')
})
