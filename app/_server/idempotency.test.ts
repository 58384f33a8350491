import { expect, test } from '@playwright/test'
import { parseIdempotencyKey } from './idempotency.ts'

test('a key is taken bare or in quotes, as one and the same', () => {
  expect(parseIdempotencyKey(null)).toBeNull()
  expect(parseIdempotencyKey('8e03978e-40d5-43dd')).toBe('8e03978e-40d5-43dd')
  expect(parseIdempotencyKey('"8e03978e-40d5-43dd"')).toBe('8e03978e-40d5-43dd')
})

for (const bad of ['', '""', 'a b', 'ü', 'a"b', 'x'.repeat(256)])
  test(`${JSON.stringify(bad.slice(0, 20))} is no key`, () => {
    expect(() => parseIdempotencyKey(bad)).toThrow('Idempotency-Key')
  })
