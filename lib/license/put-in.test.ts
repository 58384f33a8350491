import { expect, test } from '@playwright/test'
import { putIn } from './put-in.ts'

/** The bar is the caret. */
const put = (marked: string, insert: string) => {
  const caret = marked.indexOf('|')
  const next = putIn(marked.replace('|', ''), caret, insert)
  return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`
}

test('an id takes the place of the word at the caret', () => {
  expect(put('mi|', 'MIT')).toBe('MIT |')
  expect(put('mi| OR Apache-2.0', 'MIT')).toBe('MIT |OR Apache-2.0')
  expect(put('MIT OR ap|ach', 'Apache-2.0')).toBe('MIT OR Apache-2.0 |')
})

test('an operator stands after the word at the caret, or takes the place of its own first letters', () => {
  expect(put('MIT|', 'OR')).toBe('MIT OR |')
  expect(put('MIT o|', 'OR')).toBe('MIT OR |')
  expect(put('MIT |', 'AND')).toBe('MIT AND |')
})

test('brackets stand close to what they hold', () => {
  expect(put('MIT AND |', '(')).toBe('MIT AND (|')
  expect(put('MIT AND (|', 'ISC')).toBe('MIT AND (ISC |')
  expect(put('MIT AND (ISC OR Zlib|', ')')).toBe('MIT AND (ISC OR Zlib) |')
})
