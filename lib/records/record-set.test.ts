import { expect, test } from '@playwright/test'
import { RecordSet } from '../dataset/schema.ts'
import { recordSetOf } from './record-set.ts'

const figures = { present: 1, missing: 0, distinct: 1, min: null, max: null }

test('a version states count, set digest, columns and the blob of its records', () => {
  const set = recordSetOf({
    sha256: 'a'.repeat(64),
    bytes: 10,
    count: 1,
    setDigest: `sha256:${'b'.repeat(64)}`,
    buckets: 'c'.repeat(64),
    index: 'd'.repeat(64),
    columns: [
      { name: 'id', type: 'VARCHAR', role: 'id', figures },
      { name: 'meta', type: `STRUCT(${'x'.repeat(500)})`, role: null, figures },
    ],
  })
  expect(RecordSet.parse(set)).toEqual({ ...set, columns: set.columns })
  expect(set).toMatchObject({ name: 'records', count: 1, manifest: 'a'.repeat(64) })
  expect(set.columns.map(({ type }) => type.length)).toEqual([7, 200])
})
