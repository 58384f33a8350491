import { desc, eq, sql } from 'drizzle-orm'
import type { ShareReading, ShareWord } from '#lib/preference/shares.ts'
import type { Db } from '../client.ts'
import { datasets, preferenceReadings, versions } from '../schema/index.ts'

/** What a version's preferences come to in a line: of all records those of each word, for generative training in the protective reading. */
export type PreferenceVerdict = {
  asOf: Date
  moment: 'collection' | 'observed'
  total: number
  records: Record<ShareWord, number>
}

/** The verdict of a version that is named. */
export type NamedVerdict = PreferenceVerdict & { path: string; title: string; label: string }

const READING = {
  asOf: preferenceReadings.asOf,
  moment: preferenceReadings.moment,
  shares: preferenceReadings.shares,
}

/** What was seen goes before what held at collection, the newest first. */
const NEWEST_FIRST = [
  sql`${preferenceReadings.moment} = 'observed' desc`,
  desc(preferenceReadings.asOf),
  desc(preferenceReadings.at),
]

/** The newest of what was read of a version, or what held at collection where it was never read since; null: nothing was read. One statement. */
export async function findPreferenceVerdict(db: Db, versionId: string): Promise<PreferenceVerdict | null> {
  const [row] = await db
    .select(READING)
    .from(preferenceReadings)
    .where(eq(preferenceReadings.versionId, versionId))
    .orderBy(...NEWEST_FIRST)
    .limit(1)
  return row === undefined ? null : verdictOf(row)
}

/** The verdicts of the versions that were read last, the newest first; of each version one. One statement. */
export async function listPreferenceVerdicts(db: Db, { limit }: { limit: number }): Promise<NamedVerdict[]> {
  const newest = db
    .selectDistinctOn([preferenceReadings.versionId], {
      ...READING,
      path: datasets.path,
      title: datasets.title,
      label: versions.label,
    })
    .from(preferenceReadings)
    .innerJoin(versions, eq(versions.id, preferenceReadings.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .orderBy(preferenceReadings.versionId, ...NEWEST_FIRST)
    .as('newest')
  const rows = await db.select().from(newest).orderBy(desc(newest.asOf), newest.path).limit(limit)
  return rows.flatMap(({ path, title, label, ...row }) => {
    const verdict = verdictOf(row)
    return verdict === null ? [] : [{ ...verdict, path, title, label }]
  })
}

function verdictOf({ asOf, moment, shares }: Pick<PreferenceVerdict, 'asOf' | 'moment'> & { shares: ShareReading }) {
  const words = shares.leaves.find(({ leaf, profile }) => leaf === 'train-gen' && profile === 'protective')?.words
  if (words === undefined) return null
  const records = {
    allowed: words.allowed.records,
    disallowed: words.disallowed.records,
    unknown: words.unknown.records,
    'on-hold': words['on-hold'].records,
  }
  return { asOf, moment, total: shares.total.records, records }
}
