import { sha256Hex } from '#lib/digest.ts'
import { expect, jsonLines, someRecords, test } from '#tests/record-files.ts'
import { refusalOf } from '#tests/refusals.ts'
import { countRecords, listRecords } from './list-records.ts'

const RECORDS = someRecords(200).map((record, place) => ({
  ...record,
  source: `part ${place % 3}`,
  license: place % 2 === 0 ? 'MIT' : undefined,
  language: 'en',
  note: `n${place}`,
}))

test('pages follow each other without gap or overlap, with a filter and without', async ({ files }) => {
  const manifest = await files.keep(await files.write('a.jsonl', jsonLines(RECORDS)))
  for (const [filter, wanted] of [
    [{}, 200],
    [{ license: 'MIT' }, 100],
    [{ source: 'part 1', license: 'MIT' }, 33],
  ] as const) {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await listRecords(files.blobs, manifest, filter, { limit: 7, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toHaveLength(wanted)
    expect(new Set(seen).size).toBe(wanted)
    expect(await countRecords(files.blobs, manifest, filter)).toBe(wanted)
  }
})

test('records are found by host, digest, and a part of id, URL or source, whatever its case', async ({ files }) => {
  const manifest = await files.keep(await files.write('a.jsonl', jsonLines(RECORDS)))
  const count = (filter: Parameters<typeof countRecords>[2]) => countRecords(files.blobs, manifest, filter)
  expect(await count({ host: 'WWW.H3.example.org' })).toBe(29)
  expect(await count({ host: 'h3.example.org' })).toBe(0)
  expect(await count({ digest: sha256Hex('text 7') })).toBe(1)
  expect(await count({ q: 'H3.EXAMPLE' })).toBe(29)
  expect(await count({ q: 'part 2' })).toBe(66)
  expect(await count({ q: 'r199' })).toBe(1)
  expect(await count({ q: "'; DROP TABLE x --" })).toBe(0)
  expect(await count({ split: 'train' })).toBe(0)
})

test('a manifest with nothing but ids and digests is listed and searched, too', async ({ files }) => {
  const bare = someRecords(3).map(({ id, digest }) => ({ id, digest }))
  const manifest = await files.keep(await files.write('a.jsonl', jsonLines(bare)))
  const { items } = await listRecords(files.blobs, manifest, { q: 'r' }, { limit: 10, cursor: null })
  expect(items.map(({ id, url, other }) => [id, url, other])).toEqual([
    ['r0', null, {}],
    ['r1', null, {}],
    ['r2', null, {}],
  ])
  expect(await countRecords(files.blobs, manifest, { host: 'example.org' })).toBe(0)
})

test('a cursor that no page gave is refused, and so are records whose bytes are gone', async ({ files }) => {
  const manifest = await files.keep(await files.write('a.jsonl', jsonLines(RECORDS)))
  const page = { limit: 5, cursor: "0' OR true" }
  expect((await refusalOf(listRecords(files.blobs, manifest, {}, page))).code).toBe('invalid')
  const gone = { sha256: '0'.repeat(64) }
  expect((await refusalOf(listRecords(files.blobs, gone, {}, { limit: 5, cursor: null }))).code).toBe('not-found')
  expect((await listRecords(files.blobs, manifest, {}, { limit: 5, cursor: '5000' })).items).toEqual([])
})
