import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { PRINCIPLES, type PrincipleId } from '#lib/assessment/finding.ts'
import type { Db } from '../client.ts'

/** How many parts the range from 0 to 1 is cut into; a mean of 1 is in the last one. */
export const DISTRIBUTION_BINS = 10

/** Of one principle: how many versions lie in each bin, from 0 up, by their newest score. */
export type PrincipleDistribution = { principle: PrincipleId; bins: number[] }

export type ScoreDistribution = { versions: number; principles: PrincipleDistribution[] }

const Rows = z.array(z.object({ place: z.number(), bin: z.number(), versions: z.number() }))

/** How the newest scores of published versions under a rubric are spread, principle by principle. One statement. */
export async function scoreDistribution(db: Db, rubric: string): Promise<ScoreDistribution> {
  const { rows } = await db.execute(sql`
    with newest as (
      select distinct on (s.version_id) s.means from scores s join versions v on v.id = s.version_id
      where s.rubric = ${rubric} and v.status = 'published'
      order by s.version_id, s.at desc
    )
    select m.place::int as place, least(floor(m.mean * ${DISTRIBUTION_BINS})::int, ${DISTRIBUTION_BINS - 1}) as bin, count(*)::int as versions
    from newest n, unnest(n.means) with ordinality as m(mean, place)
    group by 1, 2`)
  const counts = Rows.parse(rows)
  const principles = PRINCIPLES.map((principle, index) => ({
    principle,
    bins: Array.from({ length: DISTRIBUTION_BINS }, (_, bin) =>
      counts.reduce((sum, row) => sum + (row.place === index + 1 && row.bin === bin ? row.versions : 0), 0),
    ),
  }))
  return { versions: principles[0]?.bins.reduce((sum, count) => sum + count, 0) ?? 0, principles }
}
