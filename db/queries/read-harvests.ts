import { and, asc, count, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { HarvestedOrigin, OriginOutcome, PublicHarvest } from '#lib/preference/harvest.ts'
import type { Db } from '../client.ts'
import { datasets, harvestOrigins, harvests, versions } from '../schema/index.ts'

/** The harvests of a version, newest first, each with its counts. Two statements. */
export async function readHarvests(
  db: Db,
  version: { path: string; label: string } | { digest: string },
): Promise<PublicHarvest[]> {
  return listHarvests(
    db,
    'digest' in version
      ? eq(versions.digest, version.digest)
      : and(eq(datasets.path, version.path.toLowerCase()), sql`lower(${versions.label}) = lower(${version.label})`),
  )
}

/** A harvest with its counts, or null. Two statements. */
export async function readHarvest(db: Db, id: string): Promise<PublicHarvest | null> {
  return (await listHarvests(db, eq(harvests.id, id)))[0] ?? null
}

/** Which of a harvest's origins: after the one named, of one outcome, or those that wait. */
export type OriginPage = { after: string; limit: number; outcome?: OriginOutcome | 'waiting' | undefined }

/** The origins of a harvest by name, a page of them. */
export async function listHarvestOrigins(db: Db, harvestId: string, page: OriginPage): Promise<HarvestedOrigin[]> {
  const { outcome } = page
  const rows = await db
    .select({
      origin: harvestOrigins.origin,
      records: harvestOrigins.records,
      isDone: harvestOrigins.isDone,
      outcome: harvestOrigins.outcome,
      tries: harvestOrigins.tries,
      dueAt: harvestOrigins.dueAt,
      finishedAt: harvestOrigins.finishedAt,
    })
    .from(harvestOrigins)
    .where(
      and(
        eq(harvestOrigins.harvestId, harvestId),
        gt(harvestOrigins.origin, page.after),
        outcome === undefined ? undefined : eq(harvestOrigins.isDone, outcome !== 'waiting'),
        outcome === undefined || outcome === 'waiting' ? undefined : eq(harvestOrigins.outcome, outcome),
      ),
    )
    .orderBy(asc(harvestOrigins.origin))
    .limit(page.limit)
  return rows.map(({ dueAt, finishedAt, ...row }) =>
    HarvestedOrigin.parse({
      ...row,
      dueAt: row.isDone ? null : dueAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }),
  )
}

async function listHarvests(db: Db, which: SQL | undefined): Promise<PublicHarvest[]> {
  const rows = await db
    .select({
      id: harvests.id,
      version: versions.digest,
      dataset: datasets.path,
      label: versions.label,
      state: harvests.state,
      basis: harvests.basis,
      isComplete: harvests.isComplete,
      known: harvests.originsKnown,
      chosen: harvests.originsChosen,
      createdAt: harvests.createdAt,
      finishedAt: harvests.finishedAt,
    })
    .from(harvests)
    .innerJoin(versions, eq(versions.id, harvests.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(which)
    .orderBy(desc(harvests.createdAt), desc(harvests.id))
  const counts = await countOutcomes(db, which)
  return rows.map(({ known, chosen, createdAt, finishedAt, ...row }) => {
    const outcomes = counts.get(row.id) ?? {}
    const done = Object.values(outcomes).reduce((sum, one) => sum + one, 0)
    const isListed = row.state === 'running' || row.state === 'done'
    const waiting = row.state === 'stopped' ? 0 : Math.max(0, chosen - done)
    const unasked = known - done - waiting
    return PublicHarvest.parse({
      ...row,
      origins: { known, chosen, waiting },
      outcomes:
        unasked > 0 && (isListed || row.state === 'stopped')
          ? { ...outcomes, 'not-asked': (outcomes['not-asked'] ?? 0) + unasked }
          : outcomes,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    })
  })
}

async function countOutcomes(
  db: Db,
  which: SQL | undefined,
): Promise<Map<string, Partial<Record<OriginOutcome, number>>>> {
  const rows = await db
    .select({ id: harvestOrigins.harvestId, outcome: harvestOrigins.outcome, origins: count() })
    .from(harvestOrigins)
    .innerJoin(harvests, eq(harvests.id, harvestOrigins.harvestId))
    .innerJoin(versions, eq(versions.id, harvests.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(and(which, eq(harvestOrigins.isDone, true)))
    .groupBy(harvestOrigins.harvestId, harvestOrigins.outcome)
  const counts = new Map<string, Partial<Record<OriginOutcome, number>>>()
  for (const { id, outcome, origins } of rows)
    counts.set(id, { ...counts.get(id), [OriginOutcome.parse(outcome)]: origins })
  return counts
}
