import { expect, test } from '@playwright/test'
import { questionQuery, readQuestion } from './question.ts'

test('an address without a question asks for commercial training', () => {
  expect(readQuestion({})).toEqual({ use: 'commercial-training', commercial: null, outbound: null })
})

test('a question comes back from its own address', () => {
  const asked = { use: 'derived-dataset', commercial: false, outbound: 'CC-BY-4.0' } as const
  expect(readQuestion(Object.fromEntries(new URLSearchParams(questionQuery(asked))))).toEqual(asked)
})

test('what is no use, or said twice, is answered all the same', () => {
  expect(readQuestion({ use: ['research', 'x'], commercial: 'maybe', outbound: ' ' })).toEqual({
    use: 'research',
    commercial: null,
    outbound: null,
  })
})
