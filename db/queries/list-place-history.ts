import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { AttemptState, FailureKind, Observer } from '#lib/preference/observation.ts'
import { Mechanism } from '#lib/preference/preference.ts'
import type { Db } from '../client.ts'

/** How many runs of all places are told: the newest. */
export const RUNS_TOLD = 300

/**
 * Attempts in a row at one place that saw the same: `from` the first to the last (`to`), `times` of them. `attempt` is the last one; `body` the
 * sha256 of what came, null where nothing did.
 */
export type PlaceRun = {
  attempt: string
  origin: string
  mechanism: Mechanism
  location: string
  observer: Observer
  agent: string
  from: Date
  to: Date
  times: number
  status: number | null
  state: AttemptState
  failure: FailureKind | null
  body: string | null
  /** Tells header lines apart where there is no body. */
  headers: string
  bytes: number
  flags: string[]
}

const Row = z.object({
  attempt: z.uuid(),
  origin: z.string(),
  mechanism: Mechanism,
  location: z.string(),
  observer: Observer,
  agent: z.string(),
  from: z.coerce.date(),
  to: z.coerce.date(),
  times: z.coerce.number(),
  status: z.number().nullable(),
  state: AttemptState,
  failure: FailureKind.nullable(),
  body: z.string().nullable(),
  headers: z.string(),
  bytes: z.coerce.number(),
  flags: z.array(z.string()),
  total: z.coerce.number(),
})

/**
 * What was seen at the places of these origins, newest first: each run of equal attempts once. Of a collector's snapshots only those of the version.
 * `total` counts all runs. One statement.
 */
export async function listPlaceHistory(
  db: Db,
  origins: readonly string[],
  versionId: string,
): Promise<{ runs: PlaceRun[]; total: number }> {
  if (origins.length === 0) return { runs: [], total: 0 }
  const answer = await db.execute(sql`
    with seen as (
      select *, coalesce(body, '') || ' ' || state || ' ' || coalesce(failure::text, '') || ' ' || headers_told as told
      from (select *, case when body is null then md5(headers::text) else '' end as headers_told from preference_attempts
        where origin in ${[...origins]} and (version_id is null or version_id = ${versionId})) attempts),
    steps as (
      select *, case when told is distinct from lag(told) over place then 1 else 0 end as step from seen
      window place as (partition by origin, mechanism, location, observer order by finished_at, id)),
    numbered as (
      select *, sum(step) over (partition by origin, mechanism, location, observer order by finished_at, id) as run from steps)
    select (array_agg(id order by finished_at desc, id desc))[1] as attempt, origin, mechanism, location, observer,
      max(agent) as agent, min(finished_at) as "from", max(finished_at) as "to", count(*) as times,
      (array_agg(status order by finished_at desc, id desc))[1] as status, max(state::text) as state,
      max(failure::text) as failure, max(body) as body, max(headers_told) as headers, max(bytes_received) as bytes,
      (array_agg(to_json(flags) order by finished_at desc, id desc))[1] as flags, count(*) over () as total
    from numbered group by origin, mechanism, location, observer, run
    order by max(finished_at) desc, location, observer limit ${RUNS_TOLD}`)
  const rows = z.array(Row).parse(answer.rows)
  return { runs: rows.map(({ total: _total, ...run }) => run), total: rows[0]?.total ?? 0 }
}
