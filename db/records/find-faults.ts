import { z } from 'zod'
import { areUrlsRefused, badUrlsFault, duplicateFault, FAULTS_TOLD, valueFault } from '#lib/records/fault-words.ts'
import type { RecordFault } from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { findBadText } from './find-bad-text.ts'
import { hostIn } from './host.ts'
import type { OpenedFile } from './open-file.ts'
import type { PlannedColumn } from './role-columns.ts'

const Figure = z.coerce.number()

/**
 * What is wrong with the rows of a file: the first faults in the order of rows, or none. It looks through the whole file, some times over, and is
 * for files that could not be made a manifest.
 */
export async function findFaults(
  duck: Duck,
  { rows, columns }: OpenedFile,
  planned: readonly PlannedColumn[],
): Promise<RecordFault[]> {
  const unreadable = await findBadText(duck, rows, columns)
  if (unreadable.length > 0) return unreadable
  const faults: RecordFault[] = []
  for (const column of planned) faults.push(...(await badValues(duck, rows, column)))
  const id = planned.find(({ role }) => role === 'id')
  if (id !== undefined) faults.push(...(await duplicates(duck, rows, id)))
  const url = planned.find(({ role }) => role === 'url')
  if (url !== undefined) faults.push(...(await badUrls(duck, rows, url)))
  return faults.toSorted((one, other) => one.row - other.row).slice(0, FAULTS_TOLD)
}

const Value = z.object({ row: Figure, value: z.string().nullable() })

async function badValues(duck: Duck, rows: string, { role, from, given, bad }: PlannedColumn): Promise<RecordFault[]> {
  if (role === null || bad === null) return []
  const found = await duck.rows(
    Value,
    `SELECT file_row_number + 1 AS row, ${given} AS value FROM ${rows} WHERE ${bad} ORDER BY row LIMIT ${FAULTS_TOLD}`,
  )
  return found.map(({ row, value }) => valueFault(role, row, from, value))
}

async function duplicates(duck: Duck, rows: string, { from, made }: PlannedColumn): Promise<RecordFault[]> {
  const found = await duck.rows(
    z.object({ id: z.string(), row: Figure, first: Figure }),
    `WITH twice AS (SELECT id, min("row") AS first FROM (SELECT ${made} AS id, file_row_number + 1 AS "row" FROM ${rows}) GROUP BY id HAVING count(*) > 1)
     SELECT all_rows.id, all_rows."row", twice.first
     FROM (SELECT ${made} AS id, file_row_number + 1 AS "row" FROM ${rows}) AS all_rows JOIN twice ON twice.id = all_rows.id
     WHERE all_rows."row" > twice.first ORDER BY all_rows."row" LIMIT ${FAULTS_TOLD}`,
  )
  return found.map(({ id, row, first }) => duplicateFault(row, from, id, first))
}

async function badUrls(duck: Duck, rows: string, { from, given }: PlannedColumn): Promise<RecordFault[]> {
  const urls = `(SELECT ${given} AS url, file_row_number + 1 AS "row" FROM ${rows})`
  const [figures] = await duck.rows(
    z.object({ present: Figure, bad: Figure }),
    `SELECT count(url) AS present, count(url) FILTER (${hostIn('url')} IS NULL) AS bad FROM ${urls}`,
  )
  if (figures === undefined || !areUrlsRefused(figures.bad, figures.present)) return []
  const found = await duck.rows(
    Value,
    `SELECT "row", url AS value FROM ${urls} WHERE url IS NOT NULL AND ${hostIn('url')} IS NULL ORDER BY "row" LIMIT ${FAULTS_TOLD}`,
  )
  const first = badUrlsFault(from, figures.bad, figures.present)
  return [first, ...found.map(({ row, value }) => valueFault('url', row, from, value))]
}
