import type { ShareReading } from '#lib/preference/shares.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { countStatements, type Db } from '../client.ts'
import { recordEvent } from '../commands/record-event.ts'
import { preferenceReadings } from '../schema/index.ts'
import { findExactVersion } from './find-exact-version.ts'
import { listReadingChanges } from './list-reading-changes.ts'

const amounts = (records: number) => ({ records, tokens: null })
const shares = (disallowed: number): ShareReading => ({
  total: amounts(10),
  observed: amounts(10),
  inferred: amounts(0),
  withoutUrl: amounts(0),
  origins: { known: 1, asked: 1, unread: 0 },
  leaves: [
    {
      leaf: 'train-gen',
      profile: 'protective',
      words: { allowed: amounts(0), disallowed: amounts(disallowed), unknown: amounts(0), 'on-hold': amounts(0) },
      mechanisms: {},
    },
  ],
})

async function read(db: Db, digest: string, asOf: string, disallowed: number) {
  const version = await findExactVersion(db, digest)
  const row = { rules: 'preference-rules/1', inputs: 'x', groups: 'a'.repeat(64), moment: 'observed' as const }
  const [kept] = await db
    .insert(preferenceReadings)
    .values({ ...row, versionId: version?.id ?? '', asOf: new Date(asOf), shares: shares(disallowed) })
    .returning({ id: preferenceReadings.id })
  await recordEvent(db, null, { kind: 'preferences.read', subject: digest, facts: { reading: kept?.id } })
}

test('a reading that found as much disallowed as before is no change; others are told with both shares, in one statement', async ({
  db,
}) => {
  const { digest, path } = await publishedVersion(db)
  for (const [asOf, disallowed] of [
    ['2026-03-01T00:00:00Z', 1],
    ['2026-04-01T00:00:00Z', 1],
    ['2026-05-01T00:00:00Z', 4],
    ['2026-06-01T00:00:00Z', 2],
  ] as const)
    await read(db, digest, asOf, disallowed)
  const { result, statements } = await countStatements(() => listReadingChanges(db, path))
  expect(
    result.map(({ label, asOf, before, after }) => [label, asOf.toISOString().slice(0, 7), before, after]),
  ).toEqual([
    ['1.0.0', '2026-06', 0.4, 0.2],
    ['1.0.0', '2026-05', 0.1, 0.4],
  ])
  expect(statements).toBe(1)
  expect(await listReadingChanges(db, 'lab/nothing')).toEqual([])
})
