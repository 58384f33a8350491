import { z } from 'zod'
import { type Digest, digestOf, sha256Hex } from '../digest.ts'
import { requiredText } from '../evidence.ts'

/** Columns and fields in which texts are looked for, in this order, where none is named. */
export const TEXT_COLUMNS = ['text', 'content', 'body', 'document', 'raw_content'] as const

/** The most records and bytes of text that are read of one version. */
export const MOST_RECORDS_READ = 50_000
export const MOST_BYTES_READ = 8 * 1024 * 1024

/**
 * How the texts of a version are read (`texts-1`): records that have one, by id, as many as `records` and whole ones only up to `bytes` (UTF-8). The last
 * `heldOut` of them, rounded down but at least one of two, are not trained on: the loss is judged by them.
 */
export const Reading = z.strictObject({
  rules: z.literal('texts-1').default('texts-1'),
  column: requiredText(300)
    .nullable()
    .default(null)
    .describe('The column or field that holds the text; left out, it is looked for by its usual names'),
  records: z.int().min(1).max(MOST_RECORDS_READ).default(10_000),
  bytes: z
    .int()
    .min(1000)
    .max(MOST_BYTES_READ)
    .default(2 * 1024 * 1024),
  heldOut: z.number().min(0, 'None or more.').max(0.5, 'At most half of the records.').default(0.05),
})
export type Reading = z.infer<typeof Reading>

/** The column that holds the text: the one that is named, or the first that has one of the usual names. Null: there is none. */
export function textColumn(columns: readonly { name: string; type: string }[], wanted: string | null): string | null {
  const texts = columns.filter(({ type }) => type === 'VARCHAR')
  return firstColumn(texts, wanted === null ? TEXT_COLUMNS : [wanted])?.name ?? null
}

/** The column of the first of these names that one has, in letters of either case; null: none has any. */
export function firstColumn<Column extends { name: string }>(
  columns: readonly Column[],
  names: readonly string[],
): Column | null {
  return names.flatMap((name) => columns.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? [])[0] ?? null
}

/** A record's name and its text. */
export const TextRecord = z.strictObject({ id: z.string(), text: z.string() })
export type TextRecord = z.infer<typeof TextRecord>

/** The digest of texts in their order: sha256 over a line for each, `["ID","SHA256 OF THE TEXT"]` as JSON and a line feed. */
export function textsDigest(records: readonly TextRecord[]): Digest {
  return digestOf(records.map(({ id, text }) => `${JSON.stringify([id, sha256Hex(text)])}\n`).join(''))
}

/** The records to train on and those that are held out, both in their order. */
export function splitHeldOut(
  records: readonly TextRecord[],
  share: number,
): { training: readonly TextRecord[]; heldOut: readonly TextRecord[] } {
  const wanted = Math.floor(records.length * share)
  const held = share > 0 && records.length > 1 ? Math.max(1, wanted) : 0
  const cut = records.length - held
  return { training: records.slice(0, cut), heldOut: records.slice(cut) }
}
