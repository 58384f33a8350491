import { expect, test } from '@playwright/test'
import { OUTCOMES } from '#lib/assessment/finding.ts'
import { OUTCOME_DISC } from './outcomes.ts'

test('each outcome has a disc of its own: unknown does not look like no', () => {
  expect(new Set(OUTCOMES.map((outcome) => OUTCOME_DISC[outcome])).size).toBe(OUTCOMES.length)
})
