import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { sha256Hex } from '../digest.ts'
import { Refusal } from '../error.ts'
import { BUCKET_COUNT, bucketDigest, bucketOf, leaf, readRecordSet, setDigest } from './set-digest.ts'

// Worked out with the shell's own sha256sum, not with this code.
const EMPTY_SET = 'sha256:f0d8184dcb056a210cb3a90dc419a36ad4ac5bcd5da549597aa639996898c65f'
const ISHMAEL = {
  id: 'moby-dick/1',
  digest: '458f3ceeeec730139693560ecf66c9c22d9c7bc7dcb0599e8e10b667dfeac043',
  leaf: '28e279c2afb709e5faf6cfa8bd9013a2c21703dedb9c1e5e916f8bd7d90fa232',
  bucket: '2064de121b1b65f07f0e8e7b870398ea8272053a463a38cac99ab1947d181291',
  set: 'sha256:e621bdd4cc06608b17531463245d291860e5bae742866ffb485d5f0d45c930e2',
}

const record = fc.record({ id: fc.string({ unit: 'grapheme' }), digest: fc.string().map(sha256Hex) })

test('the empty set has the digest of 4,096 empty buckets', () => {
  expect(setDigest([])).toBe(EMPTY_SET)
  expect(readRecordSet().finish()).toMatchObject({ count: 0, digest: EMPTY_SET })
})

test('a set of one record, worked out by hand', () => {
  expect(sha256Hex('Call me Ishmael.')).toBe(ISHMAEL.digest)
  expect(leaf(ISHMAEL.id, ISHMAEL.digest)).toBe(ISHMAEL.leaf)
  expect(bucketOf(ISHMAEL.leaf)).toBe(654)
  expect(bucketDigest([ISHMAEL.leaf])).toBe(ISHMAEL.bucket)
  expect(setDigest([ISHMAEL])).toBe(ISHMAEL.set)
})

test('the first and the last bucket are those of 000 and fff', () => {
  expect(bucketOf('0'.repeat(64))).toBe(0)
  expect(bucketOf('f'.repeat(64))).toBe(BUCKET_COUNT - 1)
})

test('a record without a sha256, and an id that UTF-8 cannot carry, are refused', () => {
  for (const digest of ['', 'abc', `sha256:${ISHMAEL.digest}`, ISHMAEL.digest.toUpperCase()])
    expect(() => leaf('a', digest)).toThrow(Refusal)
  expect(() => leaf('\ud800', ISHMAEL.digest)).toThrow(Refusal)
  expect(() => readRecordSet().add('not hex')).toThrow(RangeError)
})

test('law: the order of records does not matter', () => {
  fc.assert(
    fc.property(
      fc.array(record).chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, whole(records)))),
      ([records, shuffled]) => setDigest(records) === setDigest(shuffled),
    ),
    { numRuns: 30 },
  )
})

test('law: any other id or digest, one record more or one less, gives another set digest', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1 }), record, fc.nat(), (records, other, at) => {
      const index = at % records.length
      const before = records[index]
      fc.pre(before !== undefined && before.id !== other.id && before.digest !== other.digest)
      const digest = setDigest(records)
      const changed = [
        records.with(index, { ...before, id: other.id }),
        records.with(index, { ...before, digest: other.digest }),
        records.toSpliced(index, 1),
        [...records, other],
        [...records, before],
      ]
      return changed.every((set) => setDigest(set) !== digest)
    }),
    { numRuns: 20 },
  )
})

test('law: an id that holds a line feed is never taken for another record', () => {
  const digest = ISHMAEL.digest
  expect(leaf(`a\n${digest}`, digest)).not.toBe(leaf('a', digest))
})

function whole(records: unknown[]) {
  return { minLength: records.length, maxLength: records.length }
}
