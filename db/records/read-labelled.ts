import { z } from 'zod'
import type { Digest } from '#lib/digest.ts'
import { type Refusal, refusedAt } from '#lib/error.ts'
import type { Manifest } from '#lib/records/schema.ts'
import type { LabelledVersion } from '#lib/run/classification-plan.ts'
import { MOST_FEATURES, MOST_NUMBERS } from '#lib/run/labelled-reading.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { nameOfStanding } from '../queries/name-of-standing.ts'
import { readManifestsOf } from '../queries/read-manifest.ts'
import type { Duck } from './duck.ts'
import { type AskedColumns, type LabelledColumns, labelledColumns } from './labelled-columns.ts'
import { nameOf } from './sql.ts'
import { withBlobs } from './with-blobs.ts'

/** How labelled records are asked for; `truth`: a column with the right labels. `at`: where a fault of the version itself stands in the order. */
export type AskedLabelled = AskedColumns & { records: number; truth: string | null; at: string }

/** Labelled records of a version, the manifest that they stand in, and the right label of each, where that was asked for. */
export type ReadLabelled = LabelledVersion & { manifest: Manifest; truth: readonly string[] | null }

/**
 * The records of a version that have a label and features, by id (in the order of code points), as many as are asked for. Refuses, with the reason and the record: a version that is
 * withdrawn, has no such columns, fewer than two such records or too many numbers, and features that are no list of finite numbers, of one length. Three statements.
 */
export async function readLabelled(
  db: Db,
  blobs: BlobStore,
  version: Digest,
  asked: AskedLabelled,
): Promise<ReadLabelled> {
  const name = await nameOfStanding(db, version, asked.at)
  const refuse = (message: string, at = asked.at) => refusedAt(at, message)
  const [held, ...others] = await readManifestsOf(db, { digest: version })
  if (held === undefined)
    throw refuse(
      `No records of ${name} are held here. Send a manifest with a label and features, with the next version.`,
    )
  if (others.length > 0)
    throw refuse(
      `The records of ${name} stand in ${others.length + 1} sets; a filter takes one. Put them into one manifest, with the next version.`,
    )
  const { manifest } = held
  const columns = labelledColumns(name, manifest.columns, asked)
  if (asked.truth !== null && !manifest.columns.some((column) => column.name === asked.truth))
    throw refuse(
      `No column of the records of ${name} has the name ${asked.truth}, so the right labels are not there.`,
      '/truth',
    )
  const read = await withBlobs(blobs, [manifest.sha256], (duck, [from = '']) =>
    readRows(duck, from, { columns, records: asked.records, truth: asked.truth, name, refuse }),
  )
  const { label, features, prefix } = columns
  const reading = { rules: 'labelled-1' as const, label, features, prefix, records: asked.records }
  return { version, name, reading, manifest, ...read }
}

type Rows = {
  columns: LabelledColumns
  records: number
  truth: string | null
  name: string
  refuse(message: string, at?: string): Refusal
}

/** A list that is written out takes at most about so many characters a number; a list that is none counts each number once. */
const CHARACTERS_A_NUMBER = 25

const Head = z.object({ records: z.coerce.number(), size: z.coerce.number() })
const First = z.object({ inputs: z.coerce.number() })
const Given = z.object({ given: z.string().nullable() })
const Fault = z.object({ id: z.string(), inputs: z.coerce.number().nullable(), broken: z.coerce.number() })
const Row = z.object({ id: z.string(), label: z.string(), truth: z.string().nullable(), x: z.array(z.number()) })

/** About so many numbers are taken over at once. */
const NUMBERS_AT_ONCE = 500_000

async function readRows(duck: Duck, from: string, { columns, records, truth, name, refuse }: Rows) {
  const { label, vector, given, size, names } = columns
  const named = `nullif(CAST(${nameOf(label)} AS VARCHAR), '')`
  const right = truth === null ? 'NULL' : `nullif(CAST(${nameOf(truth)} AS VARCHAR), '')`
  const asked = `(SELECT * FROM ${from} WHERE ${named} IS NOT NULL AND ${given} IS NOT NULL ORDER BY id LIMIT ${records})`
  const [head] = await duck.rows(Head, `SELECT count(*) AS records, coalesce(sum(${size}), 0) AS size FROM ${asked}`)
  const count = head?.records ?? 0
  if (count < 2)
    throw refuse(
      `${count === 0 ? 'No record' : 'One record'} of ${name} has a label and features; scores compare records, so there must be two or more.`,
    )
  const tooMany = (what: string) =>
    refuse(
      `${told(count)} records of ${what} are too many numbers: at most ${told(MOST_FEATURES)} features a record and ${told(MOST_NUMBERS)} numbers in all are read. Take fewer records, or shorter features.`,
    )
  if ((head?.size ?? 0) > MOST_NUMBERS * CHARACTERS_A_NUMBER) throw tooMany('such features')
  await duck.run(
    `CREATE TEMP TABLE labelled AS SELECT row_number() OVER (ORDER BY id) - 1 AS place, id, ${named} AS label, ${right} AS truth, ${vector} AS x FROM ${asked}`,
  )
  const [first] = await duck.rows(First, 'SELECT coalesce(len(x), 0) AS inputs FROM labelled WHERE place = 0')
  const inputs = first?.inputs ?? 0
  if (inputs > MOST_FEATURES || inputs * count > MOST_NUMBERS) throw tooMany(`${told(inputs)} features`)
  const [fault] = await duck.rows(
    Fault,
    `SELECT id, inputs, broken FROM (
       SELECT id, len(x) AS inputs, coalesce(list_position(list_transform(x, lambda v: coalesce(isfinite(TRY_CAST(v AS FLOAT)), false)), false), 0) AS broken
       FROM labelled)
     WHERE inputs IS NULL OR inputs <> ${inputs} OR inputs = 0 OR broken > 0 ORDER BY id LIMIT 1`,
  )
  if (fault !== undefined) {
    const at = `SELECT left(CAST(${given} AS VARCHAR), 60) AS given FROM ${from} WHERE id = $id`
    const [value] = await duck.rows(Given, at, { id: fault.id })
    throw refuse(faultOf({ ...fault, given: value?.given ?? '' }, { inputs, names, name }), '/reading/features')
  }
  const read = { ids: [] as string[], labels: [] as string[], right: [] as string[] }
  const x = new Float32Array(count * inputs)
  const atOnce = Math.max(1, Math.floor(NUMBERS_AT_ONCE / inputs))
  for (let start = 0; start < count; start += atOnce) {
    const rows = await duck.rows(
      Row,
      `SELECT id, label, truth, CAST(x AS FLOAT[]) AS x FROM labelled WHERE place >= ${start} AND place < ${start + atOnce} ORDER BY place`,
    )
    for (const [place, row] of rows.entries()) {
      if (truth !== null && row.truth === null)
        throw refuse(
          `The record ${row.id} of ${name} has nothing in ${truth}: the truth must be known of all records, or of none.`,
          '/truth',
        )
      read.ids.push(row.id)
      read.labels.push(row.label)
      if (row.truth !== null) read.right.push(row.truth)
      x.set(row.x, (start + place) * inputs)
    }
  }
  const { ids, labels } = read
  return { records: { ids, labels, x, inputs, names }, truth: truth === null ? null : read.right }
}

type Faulty = { inputs: number; names: readonly string[] | null; name: string }

function faultOf(
  { id, given, inputs: own, broken }: z.infer<typeof Fault> & { given: string },
  { inputs, names, name }: Faulty,
): string {
  const which = `The record ${id} of ${name}`
  if (own === null) return `${which} has ${given} where a list of numbers is wanted, such as [0.5, 1].`
  if (own === 0) return `${which} has an empty list of features: there must be one or more.`
  if (own !== inputs)
    return `${which} has ${told(own)} features, and the first record has ${told(inputs)}: all must have as many.`
  const where = names === null ? `feature ${told(broken)}` : (names[broken - 1] ?? '')
  return `${which} has no finite number in ${where}: features are numbers that float32 can hold.`
}

function told(count: number): string {
  return count.toLocaleString('en')
}
