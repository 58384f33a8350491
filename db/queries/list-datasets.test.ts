import { DatasetSearch, SORTS } from '#lib/dataset/search.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import type { Db } from '../client.ts'
import { draftVersion } from '../commands/draft-version.ts'
import { publishVersion } from '../commands/publish-version.ts'
import { registerDataset } from '../commands/register-dataset.ts'
import { listDatasets } from './list-datasets.ts'

/** Eleven datasets about whales, some of the same title or day, so that only the id parts them. */
async function whales(db: Db) {
  const actor = await keptActor(db)
  for (let place = 0; place < 11; place++) {
    const title = `Whales ${place % 4}`
    await registerDataset(db, actor, datasetDraft({ name: `whales-${place}`, title }))
    await draftVersion(db, actor, `lab/whales-${place}`, versionDraft({ releaseDate: `2026-06-0${1 + (place % 3)}` }))
    await publishVersion(db, actor, `lab/whales-${place}`, '1.0.0')
  }
}

for (const sort of SORTS)
  test(`read page by page in the order ${sort}, each dataset comes once`, async ({ db }) => {
    await whales(db)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await listDatasets(db, DatasetSearch.parse({ q: 'whales', sort, limit: 3, cursor }))
      seen.push(...page.items.map(({ path }) => path))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(11)
    expect(new Set(seen).size).toBe(11)
  })

test('a cursor of another order is refused in a sentence', async ({ db }) => {
  await whales(db)
  const { nextCursor } = await listDatasets(db, DatasetSearch.parse({ sort: 'title', limit: 3 }))
  const other = DatasetSearch.parse({ sort: 'evidence', cursor: nextCursor ?? '' })
  await expect(listDatasets(db, other)).rejects.toThrow(/not one that was given for this order/)
})
