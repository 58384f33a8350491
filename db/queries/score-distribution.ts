import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DISTRIBUTION_BINS, type ScoreDistribution } from '#lib/assessment/distribution.ts'
import { PRINCIPLES } from '#lib/assessment/finding.ts'
import type { Db } from '../client.ts'

const Rows = z.array(z.object({ place: z.number(), bin: z.number(), versions: z.number(), mostlyUnknown: z.number() }))

/** How the newest scores of published versions under a rubric are spread, principle by principle. One statement. */
export async function scoreDistribution(db: Db, rubric: string): Promise<ScoreDistribution> {
  const { rows } = await db.execute(sql`
    with newest as (
      select distinct on (s.version_id) s.means, s.sums from scores s join versions v on v.id = s.version_id
      where s.rubric = ${rubric} and v.status = 'published'
      order by s.version_id, s.at desc, s.id desc
    ), placed as (
      select m.place::int as place, least(floor(m.mean * ${DISTRIBUTION_BINS})::int, ${DISTRIBUTION_BINS - 1}) as bin,
        n.sums -> (m.place::int - 1) as sum
      from newest n, unnest(n.means) with ordinality as m(mean, place)
    )
    select place, bin, count(*)::int as versions,
      count(*) filter (where (sum ->> 'decided')::int * 2 < (sum ->> 'applicable')::int)::int as "mostlyUnknown"
    from placed group by 1, 2`)
  const counted = new Map(
    Rows.parse(rows).map(({ place, bin, versions, mostlyUnknown }) => [`${place} ${bin}`, { versions, mostlyUnknown }]),
  )
  const principles = PRINCIPLES.map((principle, index) => ({
    principle,
    bins: Array.from(
      { length: DISTRIBUTION_BINS },
      (_, bin) => counted.get(`${index + 1} ${bin}`) ?? { versions: 0, mostlyUnknown: 0 },
    ),
  }))
  return {
    rubric,
    versions: principles[0]?.bins.reduce((sum, { versions }) => sum + versions, 0) ?? 0,
    principles,
  }
}
