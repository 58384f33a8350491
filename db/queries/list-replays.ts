import { desc, eq, sql } from 'drizzle-orm'
import type { PublicReplay } from '#lib/run/public.ts'
import type { Db } from '../client.ts'
import { organizations, runReplays, runs } from '../schema/index.ts'

/** The replays of a run, newest first, at most a hundred, each with its verdict. One statement. */
export async function listReplays(db: Db, runId: string): Promise<PublicReplay[]> {
  const rows = await db
    .select({
      id: runReplays.id,
      run: runReplays.runId,
      replay: runReplays.replayId,
      replayName: runs.name,
      organization: organizations.slug,
      engine: runs.engine,
      seconds: sql<number | null>`extract(epoch from ${runs.finishedAt} - ${runs.startedAt})::float8`,
      judgement: runReplays.judgement,
      by: runReplays.authorName,
      at: runReplays.at,
    })
    .from(runReplays)
    .innerJoin(runs, eq(runs.id, runReplays.replayId))
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(eq(runReplays.runId, runId))
    .orderBy(desc(runReplays.at), desc(runReplays.id))
    .limit(100)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
