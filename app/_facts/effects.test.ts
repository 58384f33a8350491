import { expect, test } from '@playwright/test'
import { fact, LOOSE, someFacts } from '#lib/assessment/example-facts.ts'
import { RecordedFacts } from '#lib/assessment/facts/groups.ts'
import { findAll } from '#lib/assessment/find.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { effectsOf } from './effects.ts'

test('a question says which criteria it raises, and from what', () => {
  const silent = findAll(someFacts())
  expect(effectsOf('processing', silent, false).map(({ criterion, says }) => `${criterion} ${says}`)).toEqual([
    '2.3 an answer raises it from unknown',
    '2.4 an answer raises it from unknown',
    '6.2 an answer raises it from unknown',
  ])
  expect(effectsOf('attested-no-natural-persons', silent, false)).toMatchObject([
    { criterion: '3.6', says: 'would be taken out of the sum' },
  ])
})

test('an answer without evidence that counts is worth half, and that is said', () => {
  const recorded = RecordedFacts.parse({ lessons: fact(QUESTIONS.lessons.example.value, [LOOSE]) })
  expect(effectsOf('lessons', findAll(someFacts({ recorded })), true)).toEqual([
    {
      criterion: '6.5',
      title: 'Lessons published',
      outcome: 'partly',
      says: 'counts half until its evidence counts',
    },
  ])
})
