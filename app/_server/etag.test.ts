import { expect, test } from '@playwright/test'
import { etagOf, isKnown, requireMatch } from './etag.ts'

const TAG = etagOf('{"a":1}')

test('the tag is the sha256 of the bytes, in quotes', () => {
  expect(TAG).toBe('"015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"')
})

for (const [header, known] of [
  [null, false],
  [TAG, true],
  [`W/${TAG}`, true],
  [`"x", ${TAG}`, true],
  ['*', true],
  ['"x"', false],
  ['nonsense', false],
] as const)
  test(`If-None-Match ${header} ${known ? 'has' : 'has not'} these bytes`, () =>
    expect(isKnown(header, TAG)).toBe(known))

test('If-Match lets pass what was read, and refuses every other state', () => {
  expect(() => requireMatch(null, { a: 1 })).not.toThrow()
  expect(() => requireMatch('*', { a: 1 })).not.toThrow()
  expect(() => requireMatch(TAG, { a: 1 })).not.toThrow()
  expect(() => requireMatch(TAG, { a: 2 })).toThrow('changed since')
})

test('RFC 9110 §13.1.1: If-Match is compared strongly, so a weak tag never matches', () => {
  expect(() => requireMatch(`W/${TAG}`, { a: 1 })).toThrow('changed since')
})
