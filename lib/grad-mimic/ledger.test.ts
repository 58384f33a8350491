import { expect, test } from '@playwright/test'
import { idsDigest, orderDigest } from './ids-digest.ts'
import { removedLedger } from './ledger.ts'

test('the ledger names each removed record with its reason and value, and counts each source', () => {
  const records = [
    { id: 'a', source: 'web' },
    { id: 'b', source: null },
    { id: 'c', source: 'books' },
    { id: 'd', source: 'web' },
  ]
  const ledger = removedLedger(records, {
    decisions: ['drop', 'unknown', 'keep', 'keep'],
    values: Float64Array.of(0.2, Number.NaN, 1, 0.6),
  })
  expect(ledger.removed).toEqual([{ id: 'a', source: 'web', reason: 'quality', value: 0.2 }])
  expect(ledger.sources).toEqual([
    { source: 'books', kept: 1, dropped: 0, unknown: 0 },
    { source: 'web', kept: 1, dropped: 1, unknown: 0 },
    { source: null, kept: 0, dropped: 0, unknown: 1 },
  ])
})

test('the digest of a set of ids does not hang on their order, that of a reading order does', () => {
  expect(idsDigest(['b', 'a'])).toBe(idsDigest(['a', 'b']))
  expect(orderDigest(['b', 'a'])).not.toBe(orderDigest(['a', 'b']))
  expect(idsDigest([])).toBe('sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945')
})
