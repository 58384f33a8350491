import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { RunOfVersion } from '#lib/run/public.ts'
import type { Db } from '../client.ts'
import { derivations, organizations, runInputs, runOutputs, runs, versions } from '../schema/index.ts'
import { LISTED_RUN, withTimes } from './list-runs.ts'

/** The most runs that are listed of a version, in each way. */
const MOST = 1000

/** An exact version, and the name and label under which a run may speak of it without its digest. */
export type NamedVersion = { digest: string; path: string; label: string }

/**
 * The runs that read or made exactly this version, newest first, and after them those that only name it: with its label, or its dataset with none. A run that
 * read it for two things is there twice. Two statements.
 */
export async function listRunsOfVersion(db: Db, { digest, path, label }: NamedVersion): Promise<RunOfVersion[]> {
  const isPinned = eq(runInputs.version, digest)
  const isNamed = and(
    isNull(runInputs.version),
    eq(runInputs.datasetPath, path),
    or(isNull(runInputs.label), sql`lower(${runInputs.label}) = ${label.toLowerCase()}`),
  )
  const reading = await db
    .select({
      ...LISTED_RUN,
      as: runInputs.role,
      pinned: sql<boolean>`${runInputs.version} is not null`,
      weight: runInputs.weight,
      tokens: runInputs.tokens,
    })
    .from(runInputs)
    .innerJoin(runs, eq(runs.id, runInputs.runId))
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(or(isPinned, isNamed))
    .orderBy(sql`${runInputs.version} is null`, desc(runs.recordedAt), desc(runs.id), asc(runInputs.position))
    .limit(MOST)
  const making = await db
    .select(LISTED_RUN)
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(or(inArray(runs.id, outputsOf(db, digest)), inArray(runs.digest, makersOf(db, digest))))
    .orderBy(desc(runs.recordedAt), desc(runs.id))
    .limit(MOST)
  const made = { as: 'output' as const, pinned: true, weight: null, tokens: null }
  return [...making.map((row) => ({ ...withTimes(row), ...made })), ...reading.map(withTimes)]
}

/** The runs that name the version among what they made. */
function outputsOf(db: Db, digest: string) {
  return db.select({ id: runOutputs.runId }).from(runOutputs).where(eq(runOutputs.version, digest))
}

/** The digests of the runs that the version itself names as what made it. */
function makersOf(db: Db, digest: string) {
  return db
    .select({ digest: derivations.ancestor })
    .from(derivations)
    .innerJoin(versions, eq(versions.id, derivations.versionId))
    .where(and(eq(versions.digest, digest), eq(derivations.relation, 'made-by-run')))
}
