import { expect, test } from '@playwright/test'
import { ccCondition, ccMeaning } from './cc-signals.ts'

const member = (value: 'y' | 'n', exceptions: string | null) => ({ label: 'train-ai', value, exceptions })

test('a known signal is the condition of a denial, and of nothing else', () => {
  expect(ccCondition(member('n', 'cc-cr-op'))).toBe('cc-cr-op')
  expect(ccCondition(member('y', 'cc-cr-op'))).toBeNull()
  expect(ccCondition(member('n', 'cc-xx'))).toBeNull()
  expect(ccCondition(member('n', null))).toBeNull()
})

test('what it asks for is said in words', () => {
  expect(ccMeaning(member('n', 'cc-cr'))).toBe('denied unless credit is given')
  expect(ccMeaning(member('n', 'toString'))).toBe('no exception known, plain denial')
  expect(ccMeaning(member('n', null))).toBeNull()
})
