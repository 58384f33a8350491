import type { ShareReading } from '#lib/preference/shares.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { countStatements, type Db } from '../client.ts'
import { preferenceReadings } from '../schema/index.ts'
import { findExactVersion } from './find-exact-version.ts'
import { findPreferenceVerdict, listPreferenceVerdicts } from './find-preference-verdict.ts'
import { listReadings } from './list-readings.ts'

const amounts = (records: number) => ({ records, tokens: null })

function shares(disallowed: number): ShareReading {
  const words = {
    allowed: amounts(0),
    disallowed: amounts(disallowed),
    unknown: amounts(10 - disallowed),
    'on-hold': amounts(0),
  }
  return {
    total: amounts(10),
    observed: amounts(10),
    inferred: amounts(0),
    withoutUrl: amounts(0),
    origins: { known: 1, asked: 1, unread: 0 },
    leaves: [{ leaf: 'train-gen', profile: 'protective', words, mechanisms: {} }],
  }
}

async function keep(
  db: Db,
  versionId: string,
  moment: 'collection' | 'observed',
  asOf: string,
  disallowed: number,
  at: string,
) {
  await db.insert(preferenceReadings).values({
    versionId,
    moment,
    asOf: new Date(asOf),
    rules: 'preference-rules/1',
    inputs: 'x',
    shares: shares(disallowed),
    groups: 'a'.repeat(64),
    at: new Date(at),
  })
}

test('a version’s readings are told by their moment, the earliest first; of several for one moment the last computed', async ({
  db,
}) => {
  const { digest } = await publishedVersion(db)
  const id = (await findExactVersion(db, digest))?.id ?? ''
  expect(await listReadings(db, digest)).toEqual({ collection: null, observed: [] })
  expect(await findPreferenceVerdict(db, id)).toBeNull()
  await keep(db, id, 'collection', '2026-01-01T00:00:00Z', 1, '2026-09-01T00:00:00Z')
  expect(await findPreferenceVerdict(db, id)).toMatchObject({
    moment: 'collection',
    total: 10,
    records: { disallowed: 1 },
  })
  await keep(db, id, 'observed', '2026-06-01T00:00:00Z', 5, '2026-09-01T00:00:00Z')
  await keep(db, id, 'observed', '2026-03-01T00:00:00Z', 2, '2026-09-02T00:00:00Z')
  await keep(db, id, 'observed', '2026-06-01T00:00:00Z', 6, '2026-09-03T00:00:00Z')
  const { result, statements } = await countStatements(() => listReadings(db, digest))
  const denied = (one: { shares: ShareReading } | null) => one?.shares.leaves[0]?.words.disallowed.records
  expect([denied(result.collection), ...result.observed.map(denied), statements]).toEqual([1, 2, 6, 1])
  expect(await findPreferenceVerdict(db, id)).toMatchObject({
    moment: 'observed',
    records: { disallowed: 6, unknown: 4 },
  })
})

test('the versions that were read last are told once each, in one statement', async ({ db }) => {
  const whales = (await findExactVersion(db, (await publishedVersion(db)).digest))?.id ?? ''
  const seals =
    (await findExactVersion(db, (await publishedVersion(db, { dataset: { name: 'seals' } })).digest))?.id ?? ''
  await keep(db, whales, 'observed', '2026-03-01T00:00:00Z', 2, '2026-09-02T00:00:00Z')
  await keep(db, whales, 'observed', '2026-06-01T00:00:00Z', 3, '2026-09-02T00:00:00Z')
  await keep(db, seals, 'collection', '2026-07-01T00:00:00Z', 4, '2026-09-02T00:00:00Z')
  const { result, statements } = await countStatements(() => listPreferenceVerdicts(db, { limit: 10 }))
  expect(result.map(({ path, label, records }) => [path, label, records.disallowed])).toEqual([
    ['lab/seals', '1.0.0', 4],
    ['lab/whales', '1.0.0', 3],
  ])
  expect(statements).toBe(1)
})
