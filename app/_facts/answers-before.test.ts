import { expect, test } from '@playwright/test'
import { fact } from '#lib/assessment/example-facts.ts'
import { RecordedFacts } from '#lib/assessment/facts/groups.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { answersBefore } from './answers-before.ts'

const LESSONS = fact(QUESTIONS.lessons.example.value)
const SELECTION = fact(QUESTIONS.selection.example.value)

test('a version begins with the answers about the one before, as far as it has none of its own', () => {
  const before = RecordedFacts.parse({ lessons: LESSONS, selection: SELECTION })
  const input = answersBefore(before, RecordedFacts.parse({ lessons: fact({ url: null }) }))
  expect(Object.keys(input?.facts ?? {})).toEqual(['selection'])
  expect(input?.facts.selection?.value).toEqual(QUESTIONS.selection.example.value)
  expect(answersBefore(before, before)).toBeNull()
})

test('an answer that names sources by their place in another record is not taken along', () => {
  const byPlace = fact({ sources: [{ source: 'source/0', reason: 'Near.' }] })
  expect(answersBefore(RecordedFacts.parse({ selection: byPlace }), {})).toBeNull()
})
