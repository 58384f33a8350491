import { and, asc, eq, sql } from 'drizzle-orm'
import { sha256Hex } from '#lib/digest.ts'
import { MAX_HARVEST_ORIGINS } from '#lib/preference/harvest.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readManifestsOf } from '../queries/read-manifest.ts'
import { type ListedOrigins, listOrigins, mergeOrigins } from '../records/list-origins.ts'
import { harvestOrigins, harvests, sources, versions } from '../schema/index.ts'

const ROWS_AT_ONCE = 5000

/** The harvests whose origins are not listed yet, oldest first. */
export async function waitingHarvests(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: harvests.id })
    .from(harvests)
    .where(eq(harvests.state, 'waiting'))
    .orderBy(asc(harvests.createdAt))
  return rows.map(({ id }) => id)
}

/**
 * Lists the origins of a harvest that waits, and sets it running: those of the version's held records, else of the addresses of its sources; all, or
 * the sample that the version's digest chooses. One transaction, so that a harvest has its origins or none.
 */
export async function listHarvest(db: Db, blobs: BlobStore, id: string): Promise<void> {
  const [order] = await db
    .select({
      digest: versions.digest,
      versionId: harvests.versionId,
      isComplete: harvests.isComplete,
      wanted: harvests.originsChosen,
    })
    .from(harvests)
    .innerJoin(versions, eq(versions.id, harvests.versionId))
    .where(eq(harvests.id, id))
  if (order === undefined || order.digest === null) return
  const limit = order.isComplete ? MAX_HARVEST_ORIGINS : order.wanted
  const manifests = (await readManifestsOf(db, { digest: order.digest })).map(({ manifest }) => manifest)
  const basis = manifests.length > 0 ? 'records' : 'sources'
  const { known, origins } =
    basis === 'records'
      ? await listOrigins(blobs, manifests, { limit, seed: order.digest })
      : await sourceOrigins(db, order.versionId, { limit, seed: order.digest })
  await db.transaction(async (tx) => {
    const originsChosen = origins.length
    const begun = await tx
      .update(harvests)
      .set({ state: 'running', basis, originsKnown: known, originsChosen, isComplete: originsChosen === known })
      .where(and(eq(harvests.id, id), eq(harvests.state, 'waiting')))
      .returning({ id: harvests.id })
    if (begun.length === 0) return
    for (let from = 0; from < origins.length; from += ROWS_AT_ONCE)
      await tx
        .insert(harvestOrigins)
        .values(origins.slice(from, from + ROWS_AT_ONCE).map((one) => ({ ...one, harvestId: id, dueAt: sql`now()` })))
  })
}

/** The same choice among the addresses of a version's sources; how many records they stand for is not known. */
async function sourceOrigins(
  db: Db,
  versionId: string,
  { limit, seed }: { limit: number; seed: string },
): Promise<ListedOrigins> {
  const rows = await db.select({ url: sources.url }).from(sources).where(eq(sources.versionId, versionId))
  const all = mergeOrigins(rows.flatMap(({ url }) => (url === null ? [] : [{ origin: url, records: 0 }])))
  const placed = all.map((one) => ({ one, place: sha256Hex(seed + one.origin) }))
  const origins = placed.sort((a, b) => (a.place < b.place ? -1 : 1)).slice(0, limit)
  return { known: all.length, origins: origins.map(({ one }) => one) }
}
