import { desc, eq, sql } from 'drizzle-orm'
import type { Amounts, ShareReading, ShareWord } from '#lib/preference/shares.ts'
import type { Db } from '../client.ts'
import { preferenceReadings } from '../schema/index.ts'

/** What a version's preferences come to in a line: of all records those of each word, for generative training in the protective reading. */
export type PreferenceVerdict = {
  asOf: Date
  moment: 'collection' | 'observed'
  total: number
  records: Record<ShareWord, number>
}

/** The newest of what was read of a version, or what held at collection where it was never read since; null: nothing was read. One statement. */
export async function findPreferenceVerdict(db: Db, versionId: string): Promise<PreferenceVerdict | null> {
  const [row] = await db
    .select({ asOf: preferenceReadings.asOf, moment: preferenceReadings.moment, shares: preferenceReadings.shares })
    .from(preferenceReadings)
    .where(eq(preferenceReadings.versionId, versionId))
    .orderBy(
      sql`${preferenceReadings.moment} = 'observed' desc`,
      desc(preferenceReadings.asOf),
      desc(preferenceReadings.at),
    )
    .limit(1)
  const words = row === undefined ? null : wordsOf(row.shares)
  if (row === undefined || words === null) return null
  const records = {
    allowed: words.allowed.records,
    disallowed: words.disallowed.records,
    unknown: words.unknown.records,
    'on-hold': words['on-hold'].records,
  }
  return { asOf: row.asOf, moment: row.moment, total: row.shares.total.records, records }
}

function wordsOf({ leaves }: ShareReading): Record<ShareWord, Amounts> | null {
  return leaves.find(({ leaf, profile }) => leaf === 'train-gen' && profile === 'protective')?.words ?? null
}
