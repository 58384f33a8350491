import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { BadgeFacts } from '#lib/assessment/badge.ts'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'
import { readShortScores } from './read-short-scores.ts'

/** What the badge of a published or withdrawn version tells, named by digest or by `org/name` and label (any case); null where none is. Two statements. */
export async function readBadge(
  db: Db,
  named: { digest: string } | { path: string; label: string },
): Promise<BadgeFacts | null> {
  const [version] = await db
    .select({
      digest: versions.digest,
      path: datasets.path,
      label: versions.label,
      withdrawnAt: versions.withdrawnAt,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(
      'digest' in named
        ? eq(versions.digest, named.digest)
        : and(
            eq(datasets.path, named.path.toLowerCase()),
            sql`lower(${versions.label}) = lower(${named.label})`,
            isNotNull(versions.digest),
          ),
    )
  if (version === undefined || version.digest === null) return null
  const score = (await readShortScores(db, [version.digest])).get(version.digest) ?? null
  return {
    name: `${version.path}@${version.label}`,
    withdrawnOn: version.withdrawnAt?.toISOString().slice(0, 10) ?? null,
    score,
  }
}
