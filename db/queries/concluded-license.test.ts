import { DatasetSearch } from '#lib/dataset/search.ts'
import { ConclusionDraft, OpinionDraft } from '#lib/license/conclusion.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import type { Db } from '../client.ts'
import { concludeLicense } from '../commands/conclude-license.ts'
import { opineOnConclusion } from '../commands/opine-on-conclusion.ts'
import { countFacets } from './count-facets.ts'
import { listDatasets } from './list-datasets.ts'
import { readDataset } from './read-dataset.ts'
import { readVersion } from './read-version.ts'

async function conclude(db: Db, digest: string, expression: string, layer: 'content' | 'database' = 'content') {
  const draft = ConclusionDraft.parse({ parts: ['version'], layer, expression, reason: 'The LICENSE file says so.' })
  const proposed = await concludeLicense(db, await keptActor(db, { role: 'auditor' }), digest, draft)
  if (proposed.kind !== 'proposed') throw new Error(proposed.kind)
  const steward = await keptActor(db, { role: 'steward' })
  return () => opineOnConclusion(db, steward, proposed.conclusions[0] ?? '', OpinionDraft.parse({ stance: 'confirm' }))
}

/** The licence as the list, the facet, the dataset's page and the version's page show it. */
async function shown(db: Db, digest: string) {
  const search = DatasetSearch.parse({})
  const [entry] = (await listDatasets(db, search)).items
  const { facets } = await countFacets(db, search)
  const line = (await readDataset(db, null, 'lab/whales'))?.versions[0]
  const version = await readVersion(db, null, { digest })
  return {
    list: `${entry?.license.kind} ${entry?.license.expression} ${entry?.license.family}`,
    facet: facets.license.map(({ value }) => value).sort(),
    line: `${line?.licenseKind} ${line?.licenseExpression} ${line?.licenseFamily}`,
    version: `${version?.licenseKind} ${version?.licenseExpression} ${version?.licenseFamily}`,
  }
}

const everywhere = (text: string) => {
  const [, id = '', family = ''] = text.split(' ')
  return {
    list: text,
    facet: [id, family].filter((value) => value !== 'NOASSERTION').sort(),
    line: text,
    version: text,
  }
}

test('a proposal changes nothing that is shown; once confirmed it goes before the recorded licence everywhere', async ({
  db,
}) => {
  const { digest } = await publishedVersion(db)
  const confirm = await conclude(db, digest, 'CC-BY-NC-4.0')
  expect(await shown(db, digest)).toEqual(everywhere('declared CC-BY-4.0 open'))
  await confirm()
  expect(await shown(db, digest)).toEqual(everywhere('concluded CC-BY-NC-4.0 restricted'))
  expect((await readVersion(db, null, { digest }))?.licenses).toMatchObject([{ expression: 'CC-BY-4.0' }])
})

test('a confirmed NOASSERTION goes before a declaration too: someone looked, and it is unknown', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  await (await conclude(db, digest, 'NOASSERTION'))()
  expect(await shown(db, digest)).toEqual(everywhere('concluded NOASSERTION unknown'))
})

test('what is confirmed about the database says nothing about the contents', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  await (await conclude(db, digest, 'ODC-By-1.0', 'database'))()
  expect(await shown(db, digest)).toEqual(everywhere('declared CC-BY-4.0 open'))
})
