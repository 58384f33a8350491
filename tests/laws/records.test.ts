import fc from 'fast-check'
import { compareRecords } from '#db/records/compare-records.ts'
import { withDuck } from '#db/records/duck.ts'
import { proveRecord } from '#db/records/prove-record.ts'
import { setDigestOf } from '#db/records/set-digest.ts'
import { sha256Hex } from '#lib/digest.ts'
import { checkMembership } from '#lib/records/membership.ts'
import type { RecordChange } from '#lib/records/schema.ts'
import { leaf, setDigest } from '#lib/records/set-digest.ts'
import { expect, jsonLines, type TestRecord, test } from '#tests/record-files.ts'

const ID = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const DIGEST = fc.string({ maxLength: 3 }).map(sha256Hex)
const RECORDS = fc.uniqueArray(fc.record({ id: ID, digest: DIGEST }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 40,
})

test('law: the set digest of DuckDB is that of TypeScript, for any leaves, however many slices it is worked out in', async () => {
  await withDuck({ files: [] }, async (duck) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: ID, digest: DIGEST })),
        fc.integer({ min: 1, max: 40_000_000 }),
        async (records, count) => {
          const leaves = records.map(({ id, digest }) => ({ leaf: leaf(id, digest) }))
          const index = '(SELECT unnest(from_json($leaves, \'["VARCHAR"]\')) AS leaf)'
          await duck.run(`CREATE OR REPLACE TEMP TABLE leaves AS SELECT leaf FROM ${index}`, {
            leaves: JSON.stringify(leaves.map((each) => each.leaf)),
          })
          const set = await setDigestOf(duck, 'leaves', count)
          return set.digest === setDigest(records) && set.count === records.length
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('law: a manifest has the set digest of its records, in any order', async ({ files }) => {
  await fc.assert(
    fc.asyncProperty(RECORDS, async (records) => {
      const manifest = await files.keep(await files.write('a.jsonl', jsonLines(records)))
      const turned = await files.keep(await files.write('b.jsonl', jsonLines(records.toReversed())))
      return manifest.setDigest === setDigest(records) && turned.sha256 === manifest.sha256
    }),
    { numRuns: 15 },
  )
})

test('law: each record has a proof that holds against the set digest, and what is not there has none', async ({
  files,
}) => {
  await fc.assert(
    fc.asyncProperty(RECORDS, ID, async (records, other) => {
      const manifest = await files.keep(await files.write('a.jsonl', jsonLines(records)))
      const chosen = [records[0], records.at(-1)].flatMap((record) => record ?? [])
      for (const { id } of chosen) {
        const proof = await proveRecord(files.blobs, manifest, id)
        if (proof === null || !checkMembership(proof, setDigest(records))) return false
      }
      const isThere = records.some(({ id }) => id === other)
      return ((await proveRecord(files.blobs, manifest, other)) !== null) === isThere
    }),
    { numRuns: 15 },
  )
})

test('law: the difference of two manifests is the plain one, and turned around it is turned around', async ({
  files,
}) => {
  const two = fc.tuple(RECORDS, RECORDS, fc.nat()).map(([one, other, at]) => {
    // most records in common, so that all kinds of change come up
    const shared = one.slice(0, at % (one.length + 1))
    const ids = new Set(shared.map(({ id }) => id))
    return [one, [...shared, ...other.filter(({ id }) => !ids.has(id))]] as const
  })
  await fc.assert(
    fc.asyncProperty(two, async ([before, after]) => {
      const old = await files.keep(await files.write('a.jsonl', jsonLines(before)))
      const young = await files.keep(await files.write('b.jsonl', jsonLines(after)))
      const there = await compareRecords(files.blobs, old, young, { limit: 1000 })
      const back = await compareRecords(files.blobs, young, old, { limit: 1000 })
      const wanted = plainDifference(before, after)
      const sum = there.added + there.removed + there.changed
      return (
        JSON.stringify(there.changes) === JSON.stringify(wanted) &&
        sum === wanted.length &&
        there.equal === before.length - there.removed - there.changed &&
        back.added === there.removed &&
        back.changed === there.changed &&
        there.bucketsRead <= 2 * sum
      )
    }),
    { numRuns: 20 },
  )
})

function plainDifference(before: readonly TestRecord[], after: readonly TestRecord[]): RecordChange[] {
  const [old, young] = [before, after].map((records) => new Map(records.map(({ id, digest }) => [id, digest])))
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  const changes = ids.flatMap((id): RecordChange[] => {
    const [was, is] = [old?.get(id) ?? null, young?.get(id) ?? null]
    if (was === is) return []
    return [{ id, change: was === null ? 'added' : is === null ? 'removed' : 'changed', before: was, after: is }]
  })
  return changes.toSorted((one, other) => Buffer.compare(Buffer.from(one.id), Buffer.from(other.id)))
}

test('only buckets that differ are read', async ({ files }) => {
  const records = Array.from({ length: 3000 }, (_, place) => ({ id: `r${place}`, digest: sha256Hex(`${place}`) }))
  const old = await files.keep(await files.write('a.jsonl', jsonLines(records)))
  const young = await files.keep(
    await files.write('b.jsonl', jsonLines(records.with(7, { id: 'r7', digest: sha256Hex('new') }))),
  )
  expect(await compareRecords(files.blobs, old, old, { limit: 10 })).toMatchObject({
    equal: 3000,
    bucketsRead: 0,
    changes: [],
  })
  expect(await compareRecords(files.blobs, old, young, { limit: 10 })).toEqual({
    added: 0,
    removed: 0,
    changed: 1,
    equal: 2999,
    bucketsRead: 2,
    changes: [{ id: 'r7', change: 'changed', before: sha256Hex('7'), after: sha256Hex('new') }],
  })
})
