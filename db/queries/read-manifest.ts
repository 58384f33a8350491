import { inArray } from 'drizzle-orm'
import { Manifest } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { manifests } from '../schema/index.ts'
import { findRecordSets } from './find-record-sets.ts'

/** What was computed of a manifest that is held here, or null. */
export async function readManifest(db: Db, sha256: string): Promise<Manifest | null> {
  return (await readManifests(db, [sha256])).get(sha256) ?? null
}

/** Those of these manifests that are held here, by their sha256. One statement. */
export async function readManifests(db: Db, digests: readonly string[]): Promise<Map<string, Manifest>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .select({
      sha256: manifests.sha256,
      bytes: manifests.bytes,
      count: manifests.count,
      setDigest: manifests.setDigest,
      buckets: manifests.buckets,
      index: manifests.recordIndex,
      columns: manifests.columns,
      profile: manifests.profile,
    })
    .from(manifests)
    .where(inArray(manifests.sha256, [...digests]))
  return new Map(rows.map((row) => [row.sha256, Manifest.parse(row)]))
}

/**
 * The manifests of a version that are held here, in the order of its record sets, each with the name of its set. Empty where the version is not
 * known, has no records, or was only told of them. Two statements.
 */
export async function readManifestsOf(
  db: Db,
  version: { path: string; label: string } | { digest: string },
): Promise<{ name: string; manifest: Manifest }[]> {
  const sets = await findRecordSets(db, version)
  const held = await readManifests(
    db,
    sets.flatMap(({ manifest }) => manifest ?? []),
  )
  return sets.flatMap(({ name, manifest }) => {
    const kept = manifest === null ? undefined : held.get(manifest)
    return kept === undefined ? [] : [{ name, manifest: kept }]
  })
}
