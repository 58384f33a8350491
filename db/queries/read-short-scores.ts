import { desc, eq, sql } from 'drizzle-orm'
import type { Finding } from '#lib/assessment/finding.ts'
import type { PrincipleScore } from '#lib/assessment/scorecard.ts'
import type { Db } from '../client.ts'
import { scores, versions } from '../schema/index.ts'
import { anyOf } from './any-of.ts'

/** A score as lists and badges draw it: under what it is frozen, and the sums of the seven in order. `asOf`: a day. */
export type ShortScore = { digest: string; rubric: string; asOf: string; principles: PrincipleScore[] }

/** The newest score of each of these versions, by the version's digest; one that was never assessed is missing. One statement, none for no version. */
export async function readShortScores(db: Db, versionDigests: readonly string[]): Promise<Map<string, ShortScore>> {
  if (versionDigests.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([scores.versionId], {
      version: versions.digest,
      digest: scores.digest,
      rubric: scores.rubric,
      asOf: scores.asOf,
      principles: scores.sums,
    })
    .from(scores)
    .innerJoin(versions, eq(versions.id, scores.versionId))
    .where(anyOf(versions.digest, versionDigests))
    .orderBy(scores.versionId, desc(scores.at), desc(scores.id))
  return new Map(rows.flatMap(({ version, ...score }) => (version === null ? [] : [[version, score]])))
}

/** A short score with what was found of each criterion, in the rubric's order. */
export type ScoreOutcomes = ShortScore & { outcomes: Pick<Finding, 'criterion' | 'outcome'>[] }

/** The newest score of one version with its outcomes, or null where it was never assessed. One statement. */
export async function readScoreOutcomes(db: Db, version: string): Promise<ScoreOutcomes | null> {
  const [row] = await db
    .select({
      digest: scores.digest,
      rubric: scores.rubric,
      asOf: scores.asOf,
      principles: scores.sums,
      outcomes: sql<ScoreOutcomes['outcomes']>`(
        select jsonb_agg(jsonb_build_object('criterion', f.criterion, 'outcome', f.outcome) order by f.place)
        from rows from (jsonb_to_recordset(${scores.export}::jsonb #> '{score,findings}') as (criterion text, outcome text))
          with ordinality as f(criterion, outcome, place))`,
    })
    .from(scores)
    .innerJoin(versions, eq(versions.id, scores.versionId))
    .where(eq(versions.digest, version))
    .orderBy(desc(scores.at), desc(scores.id))
    .limit(1)
  return row ?? null
}
