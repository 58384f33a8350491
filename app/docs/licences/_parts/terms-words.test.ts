import { expect, test } from '@playwright/test'
import { LICENSE_TERMS_EDITIONS, listTerms } from '#lib/license/terms.ts'
import { BASIS_LETTERS, FIELD_WORDS, LIMITATION_WORDS } from './terms-words.ts'

const entries = LICENSE_TERMS_EDITIONS.flatMap((edition) => listTerms(edition))

test('every disclaimer, every letter and every short limit of use that the table has is told in words', () => {
  const limitations = entries.flatMap(({ limitations }) => limitations)
  expect(limitations.filter((word) => LIMITATION_WORDS[word] === undefined)).toEqual([])
  const letters = entries.flatMap(({ basis }) => [...basis])
  expect(letters.filter((letter) => BASIS_LETTERS[letter] === undefined)).toEqual([])
  const fields = entries.map(({ fieldOfUse }) => fieldOfUse).filter((field) => field !== 'none' && !field.includes(' '))
  expect(fields.filter((field) => FIELD_WORDS[field] === undefined)).toEqual([])
})
