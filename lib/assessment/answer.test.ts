import { expect, test } from '@playwright/test'
import { AnswerOpinionDraft, FindingAnswerDraft } from './answer.ts'

test('an answer speaks of a criterion and says something', () => {
  expect(FindingAnswerDraft.safeParse({ criterion: '2.4', note: 'The counts are in the report.' }).success).toBe(true)
  expect(FindingAnswerDraft.safeParse({ criterion: '9.9', note: 'x' }).success).toBe(false)
  expect(FindingAnswerDraft.safeParse({ criterion: '2.4', note: '  ' }).success).toBe(false)
})

test('whoever declines an answer says why', () => {
  expect(AnswerOpinionDraft.safeParse({ stance: 'accept' }).success).toBe(true)
  expect(AnswerOpinionDraft.safeParse({ stance: 'decline' }).success).toBe(false)
})
