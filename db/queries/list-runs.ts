import { and, count, desc, eq, type SQL, sql } from 'drizzle-orm'
import { Refusal } from '#lib/error.ts'
import type { ListedRun } from '#lib/run/public.ts'
import type { RunSearch } from '#lib/run/search.ts'
import type { Db } from '../client.ts'
import { organizations, runs } from '../schema/index.ts'

/** The columns of a run in a list; for a query that joins its organisation. */
export const LISTED_RUN = {
  id: runs.id,
  organization: organizations.slug,
  kind: runs.kind,
  name: runs.name,
  state: runs.state,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
  recordedAt: runs.recordedAt,
  unpinned: sql<number>`(select count(*)::int from run_inputs i where i.run_id = ${runs.id} and i.version is null)`,
}

type Times = { startedAt: Date | null; finishedAt: Date | null; recordedAt: Date }

/** The row with its times as they are told. */
export function withTimes<Row extends Times>({ startedAt, finishedAt, recordedAt, ...row }: Row) {
  return {
    ...row,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    recordedAt: recordedAt.toISOString(),
  }
}

/** A page of runs, the cursor of the next one (null: there is none), and how many fit in all. */
export type RunPage = { items: ListedRun[]; nextCursor: string | null; total: number }

/** Runs, newest first, a page of them, and how many there are in all. Two statements. */
export async function listRuns(db: Db, search: RunSearch): Promise<RunPage> {
  const wanted = wantedBy(search)
  const rows = await db
    .select({ ...LISTED_RUN, cursor: sql<string>`${runs.recordedAt}::text || ' ' || ${runs.id}` })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(and(wanted, after(search.cursor)))
    .orderBy(desc(runs.recordedAt), desc(runs.id))
    .limit(search.limit + 1)
  const [all] = await db
    .select({ total: count() })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(wanted)
  const shown = rows.slice(0, search.limit)
  const nextCursor = rows.length > search.limit ? (shown.at(-1)?.cursor ?? null) : null
  return {
    items: shown.map(({ cursor: _cursor, ...row }) => withTimes(row)),
    nextCursor: nextCursor === null ? null : Buffer.from(nextCursor).toString('base64url'),
    total: all?.total ?? 0,
  }
}

function wantedBy({ organization, kind, state, q }: RunSearch): SQL | undefined {
  return and(
    organization === undefined ? undefined : eq(organizations.slug, organization),
    kind === undefined ? undefined : eq(runs.kind, kind),
    state === undefined ? undefined : eq(runs.state, state),
    q === '' ? undefined : sql`position(lower(${q}) in lower(${runs.name})) > 0`,
  )
}

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const [, at, id] = /^(\d{4}-[\d-]+ [\d:.+-]+) ([0-9a-f-]{36})$/.exec(text) ?? []
  if (at === undefined || id === undefined)
    throw new Refusal('invalid', 'The cursor is not one of ours: take nextCursor of the page before.')
  return sql`(${runs.recordedAt}, ${runs.id}) < (${at}::timestamptz, ${id}::uuid)`
}
