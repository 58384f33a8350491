import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client.ts'

/** A reading that found another share of a version's records disallowed than the reading before it: for generative training, protective. */
export type ReadingChange = {
  /** The event's number in the registry. */
  id: number
  at: Date
  label: string
  asOf: Date
  before: number
  after: number
}

const Row = z.object({
  id: z.coerce.number(),
  at: z.coerce.date(),
  label: z.string(),
  asOf: z.coerce.date(),
  before: z.coerce.number(),
  after: z.coerce.number(),
})

export const CHANGES_TOLD = 50

const WORDS = `$.leaves[*] ? (@.leaf == "train-gen" && @.profile == "protective").words.disallowed.records`

/** When what the creators behind a dataset's versions said turned out to have changed, the newest event first. One statement. */
export async function listReadingChanges(db: Db, path: string): Promise<ReadingChange[]> {
  const answer = await db.execute(sql`
    with readings as (
      select r.id, v.label, v.digest, r.as_of, r.at,
        (jsonb_path_query_first(r.shares, ${WORDS}::jsonpath))::numeric / greatest((r.shares #>> '{total,records}')::numeric, 1) as share
      from preference_readings r
      join versions v on v.id = r.version_id
      join datasets d on d.id = v.dataset_id
      where d.path = ${path} and r.moment = 'observed'),
    steps as (
      select *, lag(share) over (partition by digest order by as_of, at) as before from readings)
    select e.id, e.at, s.label, s.as_of as "asOf", s.before, s.share as after
    from steps s join events e on e.subject = s.digest and e.kind = 'preferences.read' and e.facts->>'reading' = s.id::text
    where s.before is not null and s.before <> s.share
    order by e.id desc limit ${CHANGES_TOLD}`)
  return z.array(Row).parse(answer.rows)
}
