import { z } from 'zod'
import type { RecordFault } from '#lib/records/schema.ts'
import type { Duck } from './duck.ts'
import { nameOf } from './sql.ts'
import { fileFault } from './unpack.ts'

/**
 * Columns of a Parquet file that can't be read to their end, each with the first row at which that shows: text that is not UTF-8, or damaged data.
 * The engine does not say where, so the row is found by halving.
 */
export async function findBadText(
  duck: Duck,
  rows: string,
  columns: readonly { name: string; type: string }[],
): Promise<RecordFault[]> {
  const counted = await duck.attempt(
    `CREATE OR REPLACE TEMP TABLE counted AS SELECT count(file_row_number) AS n FROM ${rows}`,
  )
  if (!counted.ok) return [fileFault('unreadable', `The file can't be read to its end: ${firstLine(counted.why)}`)]
  const [{ n } = { n: 0 }] = await duck.rows(z.object({ n: z.coerce.number() }), 'SELECT n FROM counted')
  const faults: RecordFault[] = []
  for (const { name } of columns) {
    const read = (from: number, to: number) =>
      duck.attempt(
        `CREATE OR REPLACE TEMP TABLE read AS SELECT max(hash(${nameOf(name)})) AS h FROM ${rows} WHERE file_row_number >= ${from} AND file_row_number < ${to}`,
      )
    const whole = await read(0, n)
    if (whole.ok) continue
    const row = (await firstFailing(read, n)) + 1
    faults.push(
      /UTF-?8|string encoding/i.test(whole.why)
        ? { row, column: name, code: 'bad-utf8', message: `Row ${row} of the column ${name} is not UTF-8.` }
        : {
            row,
            column: name,
            code: 'unreadable',
            message: `The column ${name} can't be read from row ${row} on: ${firstLine(whole.why)}`,
          },
    )
  }
  return faults
}

/** The smallest row (from 0) such that reading up to and with it fails. */
async function firstFailing(
  read: (from: number, to: number) => Promise<{ ok: boolean }>,
  count: number,
): Promise<number> {
  let [good, bad] = [0, count]
  while (bad - good > 1) {
    const middle = good + Math.floor((bad - good) / 2)
    if ((await read(good, middle)).ok) good = middle
    else bad = middle
  }
  return good
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
