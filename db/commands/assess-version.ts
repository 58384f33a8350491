import { and, eq, isNotNull } from 'drizzle-orm'
import { exportScore } from '#lib/assessment/score.ts'
import type { ScoreExport } from '#lib/assessment/scorecard.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { collectFacts } from '../queries/collect-facts.ts'
import { datasets, scores, versions } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

/** `unchanged`: the same facts were scored under the same rubric on the same day; that score stands and nothing was written. */
export type Assessed = { kind: 'assessed' | 'unchanged'; digest: string; document: ScoreExport } | { kind: 'not-found' }

/**
 * Scores a published version as of today (UTC) and freezes the score under version, rubric, day and facts. An explicit act: nothing
 * else ever makes a score, and none is changed by it.
 */
export async function assessVersion(db: Db, actor: Actor | null, digest: string, now: Date): Promise<Assessed> {
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, digest)
    const organization = version?.path.split('/')[0] ?? null
    permit(actor, 'score.assess', organization, `assess ${version?.path ?? 'a version'}`)
    return version === null ? { kind: 'not-found' } : freezeScore(tx, actor, { ...version, digest }, now)
  })
}

/** As `assessVersion`, inside a transaction of the caller's, who has checked the permission. */
export async function assessIn(tx: Db, actor: Actor | null, digest: string, now: Date): Promise<Assessed> {
  const version = await lockVersion(tx, digest)
  return version === null ? { kind: 'not-found' } : freezeScore(tx, actor, { ...version, digest }, now)
}

type LockedVersion = { id: string; datasetId: string; path: string }

async function freezeScore(
  tx: Db,
  actor: Actor | null,
  version: LockedVersion & { digest: string },
  now: Date,
): Promise<Assessed> {
  const { digest } = version
  const [facts] = await collectFacts(tx, [digest], now.toISOString().slice(0, 10))
  if (facts === undefined) return { kind: 'not-found' }
  const frozen = exportScore(facts)
  const { rubric, asOf, factsDigest, sums } = frozen.document.score
  const written = await tx
    .insert(scores)
    .values({
      versionId: version.id,
      rubric: rubric.version,
      asOf,
      factsDigest,
      digest: frozen.digest,
      export: frozen.canonical,
      means: sums.principles.map(({ mean }) => mean),
      mean: sums.mean,
      minimum: sums.minimum.mean,
      author: actor?.userId ?? null,
      authorName: actor?.name ?? 'Colophon',
      at: now,
    })
    .onConflictDoNothing()
    .returning({ id: scores.id })
  const answer = { digest: frozen.digest, document: frozen.document }
  if (written.length === 0) return { kind: 'unchanged', ...answer }
  await settleDataset(tx, version.datasetId)
  await recordEvent(tx, actor, {
    kind: 'score.assessed',
    subject: digest,
    facts: { dataset: version.path, score: frozen.digest, rubric: rubric.version, asOf, facts: factsDigest },
  })
  return { kind: 'assessed', ...answer }
}

/** The dataset is locked first: facts that are recorded meanwhile wait, so that a score is of one moment. */
async function lockVersion(tx: Db, digest: string): Promise<LockedVersion | null> {
  const [row] = await tx
    .select({ id: versions.id, datasetId: datasets.id, path: datasets.path })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(and(eq(versions.digest, digest), isNotNull(versions.digest)))
    .for('update', { of: datasets })
  return row ?? null
}
