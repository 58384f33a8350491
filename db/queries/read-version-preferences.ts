import { answerCheck, OUR_AGENT, originOf } from '#lib/preference/check.ts'
import { PREFERENCE_DISCLAIMER } from '#lib/preference/evaluation.ts'
import type {
  PublicReading,
  VersionPreferencesAnswer,
  VersionPreferencesQuery,
} from '#lib/preference/version-preferences.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from './find-exact-version.ts'
import { listHostGroups, listReadingHosts } from './list-reading-hosts.ts'
import { listReadings, type ToldReading } from './list-readings.ts'
import { readOrigins } from './read-origins.ts'

/** What a published version's records were told to be for, and of the newest reading its hosts, or what was asked for; null where there is no such version. */
export async function readVersionPreferences(
  db: Db,
  blobs: BlobStore,
  digest: string,
  { query, now }: { query: VersionPreferencesQuery; now: Date },
): Promise<VersionPreferencesAnswer | null> {
  const version = await findExactVersion(db, digest)
  if (version === null) return null
  const { collection, observed } = await listReadings(db, digest)
  const newest = observed.at(-1) ?? null
  const shown = newest ?? collection
  const { leaf, profile, word = null, q, cursor = null, limit, host } = query
  const question = { leaf, profile, word, q, cursor, limit }
  return {
    version: digest,
    collection: publicReading(collection),
    observed: publicReading(newest),
    series: observed.flatMap((reading) => publicReading(reading) ?? []),
    hosts: shown === null ? null : await listReadingHosts(blobs, shown.groups, question),
    groups: shown === null || host === undefined ? null : await listHostGroups(blobs, shown.groups, host.toLowerCase()),
    address: query.url === undefined ? null : await checkOne(db, blobs, { url: query.url, versionId: version.id, now }),
    disclaimer: PREFERENCE_DISCLAIMER,
  }
}

async function checkOne(
  db: Db,
  blobs: BlobStore,
  { url, versionId, now }: { url: string; versionId: string; now: Date },
) {
  const origin = originOf(url)
  const asked = { at: now, agent: OUR_AGENT, versionId }
  const known = await readOrigins(db, blobs, origin === null ? [] : [origin], asked)
  return answerCheck([url], known, now.toISOString()).items[0] ?? null
}

function publicReading(reading: ToldReading | null): PublicReading | null {
  if (reading === null) return null
  const { id, asOf, rules, shares } = reading
  return { id, asOf: asOf.toISOString(), rules, shares }
}
