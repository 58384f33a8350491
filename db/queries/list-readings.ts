import { asc, eq } from 'drizzle-orm'
import type { ShareReading } from '#lib/preference/shares.ts'
import type { Db } from '../client.ts'
import { preferenceReadings, versions } from '../schema/index.ts'

/** A reading as it is told: up to when it looks, by which rules it was computed, what it found, and the blob with its groups of records. */
export type ToldReading = { id: string; asOf: Date; rules: string; shares: ShareReading; groups: string }

/** A version's readings: at collection, and of what was seen since, the earliest first. Of several for one moment the one computed last. */
export type VersionReadings = { collection: ToldReading | null; observed: ToldReading[] }

/** The readings of the version with this digest. One statement. */
export async function listReadings(db: Db, digest: string): Promise<VersionReadings> {
  const rows = await db
    .select({
      id: preferenceReadings.id,
      moment: preferenceReadings.moment,
      asOf: preferenceReadings.asOf,
      rules: preferenceReadings.rules,
      shares: preferenceReadings.shares,
      groups: preferenceReadings.groups,
    })
    .from(preferenceReadings)
    .innerJoin(versions, eq(versions.id, preferenceReadings.versionId))
    .where(eq(versions.digest, digest))
    .orderBy(asc(preferenceReadings.asOf), asc(preferenceReadings.at))
  const last = new Map(rows.map((row) => [`${row.moment} ${row.asOf.toISOString()}`, row]))
  const told = [...last.values()].map(({ moment, ...reading }) => ({ moment, reading }))
  return {
    collection: told.findLast(({ moment }) => moment === 'collection')?.reading ?? null,
    observed: told.filter(({ moment }) => moment === 'observed').map(({ reading }) => reading),
  }
}
