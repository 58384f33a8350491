import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { ListedRun } from '#lib/run/public.ts'
import type { RunKind } from '#lib/run/state.ts'
import type { Db } from '../client.ts'
import { organizations, runInputs, runs } from '../schema/index.ts'
import { LISTED_RUN, withTimes } from './list-runs.ts'

/** How many runs are offered. */
const MOST = 30

/** A run that may be set beside another one. `shared`: how many inputs the two have in common, each the same version read for the same thing. */
export type RunBeside = ListedRun & { shared: number }

/** A run, and others that may be set beside it. */
export type RunAndOthers = { run: { id: string; name: string; kind: RunKind }; others: RunBeside[] }

/** This run and others of its kind: those that read the most of what it read first, then the newest; null where there is no such run. Two statements. */
export async function listRunsBeside(db: Db, id: string): Promise<RunAndOthers | null> {
  const [run] = await db.select({ id: runs.id, name: runs.name, kind: runs.kind }).from(runs).where(eq(runs.id, id))
  return run === undefined ? null : { run, others: await listOthers(db, run) }
}

async function listOthers(db: Db, { id, kind }: Pick<ListedRun, 'id' | 'kind'>): Promise<RunBeside[]> {
  const own = alias(runInputs, 'own')
  const common = db
    .select({ runId: runInputs.runId, shared: sql<number>`count(*)::int`.as('shared') })
    .from(own)
    .innerJoin(runInputs, and(eq(runInputs.version, own.version), eq(runInputs.role, own.role)))
    .where(eq(own.runId, id))
    .groupBy(runInputs.runId)
    .as('common')
  const shared = sql<number>`coalesce(${common.shared}, 0)`
  const rows = await db
    .select({ ...LISTED_RUN, shared })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .leftJoin(common, eq(common.runId, runs.id))
    .where(and(eq(runs.kind, kind), ne(runs.id, id)))
    .orderBy(desc(shared), desc(runs.recordedAt), desc(runs.id))
    .limit(MOST)
  return rows.map(withTimes)
}
