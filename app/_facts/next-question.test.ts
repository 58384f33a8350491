import { expect, test } from '@playwright/test'
import { attestation, fact } from '#lib/assessment/example-facts.ts'
import { FACT_KEYS, RecordedFacts } from '#lib/assessment/facts/groups.ts'
import { QUESTION_ORDER, QUESTIONS } from '#lib/assessment/questions.ts'
import { nextQuestion } from './next-question.ts'

const answered = (...keys: (keyof typeof QUESTIONS)[]) =>
  RecordedFacts.parse(Object.fromEntries(keys.map((key) => [key, fact(QUESTIONS[key].example.value)])))

test('questions are gone through in their order, from the top again at the end, until all are answered', () => {
  expect(nextQuestion({}, null)).toBe(QUESTION_ORDER[0])
  expect(nextQuestion(answered('access'), null)).toBe('extra-terms')
  expect(nextQuestion({}, QUESTION_ORDER.at(-1) ?? null)).toBe(QUESTION_ORDER[0])
  expect(nextQuestion(answered(...FACT_KEYS), null)).toBeNull()
})

test('what an attestation excuses from is not asked any more, nor an attestation against an answer', () => {
  const excused = RecordedFacts.parse({ 'attested-no-natural-persons': attestation() })
  expect(nextQuestion(excused, 'removals')).not.toBe('sensitive-scans')
  const others = FACT_KEYS.filter((key) => key !== 'attested-no-synthetic-content')
  expect(nextQuestion(answered(...others), null)).toBeNull()
  expect(
    nextQuestion(
      RecordedFacts.parse({ 'attested-monolingual-single-domain': attestation() }),
      'attested-no-natural-persons',
    ),
  ).toBe('language-profile')
})
