import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Digest } from '../digest.ts'
import { requiredText } from '../evidence.ts'

/** Columns in which labels, and lists of features, are looked for, in this order, where none is named. */
export const LABEL_NAMES = ['label', 'labels', 'class', 'target'] as const
export const FEATURES_NAMES = ['features', 'embedding', 'vector', 'pixels'] as const

/** The most records that are read of one version; features of a record; numbers of all records; and classes. */
export const MOST_LABELLED_READ = 50_000
export const MOST_FEATURES = 4096
export const MOST_NUMBERS = 8_000_000
export const MOST_CLASSES = 1000

/** Which columns hold labels and features. Features are one column of lists of numbers, or several columns of one number each. */
export const LABELLED_COLUMNS = {
  label: requiredText(300)
    .nullable()
    .default(null)
    .describe(`The column of the label, a whole number or a text; left out: ${LABEL_NAMES.join(', ')}`),
  features: requiredText(300)
    .nullable()
    .default(null)
    .describe(`The column that holds a list of numbers; left out: ${FEATURES_NAMES.join(', ')}`),
  prefix: requiredText(300)
    .nullable()
    .default(null)
    .describe('Instead: how the names of the columns begin that hold one number each, as feature_ for feature_0, …'),
} as const

/**
 * How labelled records of a version are read (`labelled-1`): those that have a label and features, by id, as many as `records`. Features are float32. Columns of one number each are
 * taken in the order of the number behind the prefix, then of their names.
 */
export const LabelledReading = z.strictObject({
  rules: z.literal('labelled-1').default('labelled-1'),
  ...LABELLED_COLUMNS,
  records: z.int().min(2).max(MOST_LABELLED_READ),
})
export type LabelledReading = z.infer<typeof LabelledReading>

/** Labelled records as they were read: ids and labels in one order, and `x`, their features row by row, `inputs` each. `names`: of the columns of one number each; null: lists. */
export type LabelledRecords = {
  ids: readonly string[]
  labels: readonly string[]
  x: Float32Array
  inputs: number
  names: readonly string[] | null
}

/** The digest of labelled records in their order: sha256 over a line `["ID","LABEL"]` for each, as JSON with a line feed, and then all features as float32, little end first. */
export function labelledDigest({ ids, labels, x }: LabelledRecords): Digest {
  const hash = createHash('sha256')
  for (const [place, id] of ids.entries()) hash.update(`${JSON.stringify([id, labels[place] ?? ''])}\n`)
  hash.update(new Uint8Array(x.buffer, x.byteOffset, x.byteLength))
  return `sha256:${hash.digest('hex')}`
}

/** Which labels are other than the right ones, by their places; null: the right ones are not known. */
export function wrongPlaces(labels: readonly string[], truth: readonly string[] | null): Set<number> | null {
  if (truth === null) return null
  return new Set(truth.flatMap((right, place) => (right === labels[place] ? [] : [place])))
}

/** The classes of these labels, each once: by number where all are whole numbers, else by code points. */
export function classesOf(labels: readonly string[]): string[] {
  const names = [...new Set(labels)]
  const isNumbered = names.every((name) => /^-?\d{1,15}$/.test(name))
  if (isNumbered) return names.toSorted((a, b) => Number(a) - Number(b))
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}
