import { z } from 'zod'
import {
  type GroupedCounts,
  type ManifestProfile,
  PROFILE_TOP,
  RECORD_GROUPINGS,
  type RecordGrouping,
} from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { rowsOf } from './sql.ts'
import { ToldText } from './told-text.ts'

const Figure = z.coerce.number().int()
const Amount = z.union([z.null(), Figure])
const Counted = z.object({ value: ToldText, records: Figure, bytes: Amount, tokens: Amount })

/** A manifest in figures: totals, and counts by each grouping whose column is there (`roles`: the names of its columns that have a meaning). */
export async function readProfile(duck: Duck, file: string, roles: ReadonlySet<string>): Promise<ManifestProfile> {
  const sums = ['bytes', 'tokens'].map((name) => `${roles.has(name) ? `sum(${name})` : 'NULL'} AS ${name}`)
  const counted = `count(*) AS records, ${sums.join(', ')}`
  const [total] = await duck.rows(Counted, `SELECT NULL AS value, ${counted} FROM ${rowsOf(file)}`)
  if (total === undefined) throw new Error('A count has one row.')
  const groupings: GroupedCounts[] = []
  for (const by of RECORD_GROUPINGS) if (roles.has(by)) groupings.push(await countBy(duck, file, by, counted))
  return { total, groupings }
}

async function countBy(duck: Duck, file: string, by: RecordGrouping, counted: string): Promise<GroupedCounts> {
  const rows = await duck.rows(
    Counted.extend({ place: Figure }),
    `WITH counts AS (SELECT "${by}" AS value, ${counted} FROM ${rowsOf(file)} GROUP BY ALL),
       placed AS (SELECT *, row_number() OVER (ORDER BY records DESC, value NULLS LAST) AS place FROM counts)
     SELECT value, records, bytes, tokens, place FROM placed WHERE place <= ${PROFILE_TOP}
     UNION ALL
     SELECT NULL, sum(records), sum(bytes), sum(tokens), max(place) FROM placed WHERE place > ${PROFILE_TOP} HAVING count(*) > 0
     ORDER BY place`,
  )
  const plain = rows.map(({ place: _place, ...count }) => count)
  return { by, distinct: rows.at(-1)?.place ?? 0, top: plain.slice(0, PROFILE_TOP), rest: plain[PROFILE_TOP] ?? null }
}
