import { and, eq, inArray } from 'drizzle-orm'
import { hexOf, isDigest } from '#lib/digest.ts'
import { compareFilters, type FilterComparison } from '#lib/run/compare-filters.ts'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import { SCORES_FILE } from '#lib/run/scored-records.ts'
import type { RunKind } from '#lib/run/state.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { runArtifacts } from '../schema/index.ts'
import { readScores } from './read-scores.ts'

/**
 * How far two filters agree: record by record where the scores of both are kept here; else only whether the records that they dropped are the same ones, by
 * digest (null: one of them does not say).
 */
export type ComparedFilters =
  | ({ kind: 'by-record' } & FilterComparison)
  | { kind: 'by-digest'; droppedTheSame: boolean | null }

/** A run as far as two filters are compared. */
export type FilterRun = { id: string; kind: RunKind; result: unknown }

/** Two filters beside each other; null where one of the runs is none. At most one statement. */
export async function compareFilterRuns(
  db: Db,
  blobs: BlobStore,
  [ours, theirs]: readonly [FilterRun, FilterRun],
): Promise<ComparedFilters | null> {
  if (ours.kind !== 'grad-mimic' || theirs.kind !== 'grad-mimic') return null
  const files = await db
    .select({ run: runArtifacts.runId, digest: runArtifacts.digest })
    .from(runArtifacts)
    .where(and(inArray(runArtifacts.runId, [ours.id, theirs.id]), eq(runArtifacts.name, SCORES_FILE)))
  const scores = async ({ id }: FilterRun) => {
    const digest = files.find(({ run }) => run === id)?.digest ?? ''
    return isDigest(digest) ? readScores(blobs, hexOf(digest)) : null
  }
  const [a, b] = [await scores(ours), await scores(theirs)]
  if (a !== null && b !== null) return { kind: 'by-record', ...compareFilters(a, b) }
  const [one, other] = [droppedIdsOf(ours), droppedIdsOf(theirs)]
  return { kind: 'by-digest', droppedTheSame: one === null || other === null ? null : one === other }
}

function droppedIdsOf({ result }: FilterRun): string | null {
  return result === null ? null : (GradMimicResult.parse(result).droppedIdsDigest ?? null)
}
