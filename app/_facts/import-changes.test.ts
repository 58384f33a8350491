import { expect, test } from '@playwright/test'
import { fact } from '#lib/assessment/example-facts.ts'
import { RecordedFacts } from '#lib/assessment/facts/groups.ts'
import { draftsOf, FactsInput } from '#lib/assessment/facts-document.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { changesOf } from './import-changes.ts'

test('a review tells what is new, what changes, what is said again, and what is taken back', () => {
  const recorded = RecordedFacts.parse({
    access: fact(QUESTIONS.access.example.value),
    lessons: fact(QUESTIONS.lessons.example.value),
    partners: fact(QUESTIONS.partners.example.value),
  })
  const input = FactsInput.parse({
    facts: {
      access: recorded.access,
      lessons: { value: { url: null, reportsLimits: false } },
      partners: { value: null },
      scope: { value: { targets: [] } },
      credit: { value: null },
    },
  })
  const kinds = changesOf(draftsOf(input, ''), recorded).map(({ key, kind }) => `${key} ${kind}`)
  expect(kinds).toEqual(['access same', 'scope new', 'credit same', 'partners taken-back', 'lessons changed'])
})
