import { DatasetSearch } from '#lib/dataset/search.ts'
import { datasetDraft, keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import type { Db } from '../client.ts'
import { registerDataset } from '../commands/register-dataset.ts'
import { countFacets } from './count-facets.ts'

async function threeDatasets(db: Db) {
  const actor = await keptActor(db)
  const licensed = { licenses: [{ raw: 'cc0', expression: 'CC0-1.0', match: 'mapped' as const }] }
  await registerDataset(db, actor, datasetDraft({ name: 'a', languages: ['en', 'fr'], ...licensed }))
  await registerDataset(db, actor, datasetDraft({ name: 'b', languages: ['en'], modalities: ['text'] }))
  await registerDataset(db, actor, datasetDraft({ name: 'c', languages: ['de'], modalities: [] }))
}

const plain = (rows: { value: string; count: number }[]) =>
  Object.fromEntries(rows.map((row) => [row.value, row.count]))

test('without a choice every value is counted, unknown licences too', async ({ db }) => {
  await threeDatasets(db)
  const { total, withLicense, withVersion, facets } = await countFacets(db, DatasetSearch.parse({}))
  expect({ total, withLicense, withVersion }).toEqual({ total: 3, withLicense: 1, withVersion: 0 })
  expect(plain(facets.license)).toEqual({ open: 1, unknown: 2, 'CC0-1.0': 1 })
  expect(plain(facets.language)).toEqual({ en: 2, fr: 1, de: 1 })
  expect(facets.publisher).toEqual([{ value: 'lab', label: 'lab', count: 3 }])
})

test("a facet's own choice does not narrow its own counts, but those of the others", async ({ db }) => {
  await threeDatasets(db)
  const { total, facets } = await countFacets(db, DatasetSearch.parse({ language: ['de'] }))
  expect(total).toBe(1)
  expect(plain(facets.language)).toEqual({ en: 2, fr: 1, de: 1 })
  expect(plain(facets.license)).toEqual({ unknown: 1 })
})

test('two choices narrow the counts of each other', async ({ db }) => {
  await threeDatasets(db)
  const { total, facets } = await countFacets(db, DatasetSearch.parse({ language: ['fr'], modality: ['text'] }))
  expect(total).toBe(0)
  expect(plain(facets.modality)).toEqual({ audio: 1 })
  expect(plain(facets.language)).toEqual({ en: 1 })
})

test('a licence is counted under each id of its expression, once, and is found by any of them', async ({ db }) => {
  const actor = await keptActor(db)
  const expression = '(MIT OR GPL-2.0-only WITH Classpath-exception-2.0) AND (MIT OR Zlib)'
  const licenses = [{ raw: expression, expression, match: 'exact' as const }]
  await registerDataset(db, actor, datasetDraft({ name: 'a', licenses }))
  await registerDataset(db, actor, datasetDraft({ name: 'b' }))
  const { facets } = await countFacets(db, DatasetSearch.parse({}))
  expect(plain(facets.license)).toMatchObject({ MIT: 1, 'GPL-2.0-only': 1, Zlib: 1 })
  expect(Object.keys(plain(facets.license))).not.toContain('Classpath-exception-2.0')
  const found = async (license: string[]) => (await countFacets(db, DatasetSearch.parse({ license }))).total
  expect(await found(['Zlib'])).toBe(1)
  expect(await found(['CC-BY-4.0'])).toBe(0)
  expect(await found(['CC-BY-4.0', 'unknown'])).toBe(1)
})
