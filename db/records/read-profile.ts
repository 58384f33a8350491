import { z } from 'zod'
import {
  type GroupedCounts,
  type ManifestColumn,
  type ManifestProfile,
  PROFILE_TOP,
  RECORD_GROUPINGS,
  type RecordGrouping,
  type RecordRole,
} from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { nameOf } from './sql.ts'

const Figure = z.coerce.number().int()
const Amount = z.union([z.null(), Figure])
const Counted = z.object({ value: z.string().nullable(), records: Figure, bytes: Amount, tokens: Amount })
const Summary = z.object({ present: Figure, distinct: Figure, min: z.string().nullable(), max: z.string().nullable() })

/** How long a smallest or largest value is told. */
const VALUE_TOLD = 200

/** The figures of a manifest: each column by itself, totals, and counts by each grouping whose column is there. */
export async function readProfile(
  duck: Duck,
  manifest: string,
  roles: ReadonlyMap<string, RecordRole | null>,
): Promise<{ columns: ManifestColumn[]; profile: ManifestProfile }> {
  const found = await duck.columns(`SELECT * FROM ${manifest}`)
  const names = new Set(found.map(({ name }) => name))
  const sums = ['bytes', 'tokens'].map((name) => (names.has(name) ? `sum(${name})` : 'NULL'))
  const counted = `count(*) AS records, ${sums[0]} AS bytes, ${sums[1]} AS tokens`
  const [total] = await duck.rows(Counted, `SELECT NULL AS value, ${counted} FROM ${manifest}`)
  if (total === undefined) throw new Error('A count has one row.')
  const groupings: GroupedCounts[] = []
  for (const by of RECORD_GROUPINGS) if (names.has(by)) groupings.push(await countBy(duck, manifest, by, counted))
  const columns: ManifestColumn[] = []
  for (const { name, type } of found) {
    const column = nameOf(name)
    const [figures] = await duck.rows(
      Summary,
      `SELECT count(${column}) AS present, approx_count_distinct(${column}) AS distinct,
         left(CAST(min(${column}) AS VARCHAR), ${VALUE_TOLD}) AS min, left(CAST(max(${column}) AS VARCHAR), ${VALUE_TOLD}) AS max
       FROM ${manifest}`,
    )
    if (figures === undefined) throw new Error('A summary has one row.')
    const role = roles.get(name) ?? null
    columns.push({ name, type, role, figures: { ...figures, missing: total.records - figures.present } })
  }
  return { columns, profile: { total, groupings } }
}

async function countBy(duck: Duck, manifest: string, by: RecordGrouping, counted: string): Promise<GroupedCounts> {
  const rows = await duck.rows(
    Counted.extend({ place: Figure }),
    `WITH counts AS (SELECT CAST(${by} AS VARCHAR) AS value, ${counted} FROM ${manifest} GROUP BY ALL),
       placed AS (SELECT *, row_number() OVER (ORDER BY records DESC, value NULLS LAST) AS place FROM counts)
     SELECT value, records, bytes, tokens, place FROM placed WHERE place <= ${PROFILE_TOP}
     UNION ALL
     SELECT NULL, sum(records), sum(bytes), sum(tokens), ${PROFILE_TOP} + count(*) FROM placed WHERE place > ${PROFILE_TOP} HAVING count(*) > 0
     ORDER BY place`,
  )
  const plain = rows.map(({ place: _place, ...count }) => count)
  return { by, distinct: rows.at(-1)?.place ?? 0, top: plain.slice(0, PROFILE_TOP), rest: plain[PROFILE_TOP] ?? null }
}
