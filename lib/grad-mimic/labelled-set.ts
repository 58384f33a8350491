import { createHash } from 'node:crypto'
import type { Digest } from '../digest.ts'
import { Refusal } from '../error.ts'

/** Records as features with a label each: `x` is records × inputs, row by row; a label is a class from 0. */
export type LabelledSet = { x: Float32Array; labels: Int32Array; inputs: number; classes: number }

/**
 * The set as it is, if it can be trained on. Refuses fewer than two records (a record has a weight only beside another), features
 * that are not whole rows or not finite, and a label that is no class; each with the record's number from 0.
 */
export function checkLabelledSet(set: LabelledSet): LabelledSet {
  const { x, labels, inputs, classes } = set
  const records = labels.length
  if (records < 2)
    throw new Refusal(
      'invalid',
      `The set has ${records} record${records === 1 ? '' : 's'}: scores compare records, so give two or more.`,
    )
  if (x.length !== records * inputs)
    throw new Refusal(
      'invalid',
      `${records} records of ${inputs} features are ${records * inputs} numbers, and ${x.length} were given.`,
    )
  const broken = x.findIndex((value) => !Number.isFinite(value))
  if (broken >= 0)
    throw new Refusal(
      'invalid',
      `Record ${Math.floor(broken / inputs)} has the feature ${broken % inputs} = ${x[broken]}: features are finite numbers.`,
    )
  const wrong = labels.findIndex((label) => label < 0 || label >= classes)
  if (wrong >= 0)
    throw new Refusal('invalid', `Record ${wrong} has the label ${labels[wrong]}: labels go from 0 to ${classes - 1}.`)
  return set
}

/** The digest of a set: sha256 of its sizes as text, its features and its labels, in little-endian bytes. */
export function setDigestOf({ x, labels, inputs, classes }: LabelledSet): Digest {
  const hash = createHash('sha256').update(`${labels.length} ${inputs} ${classes}\n`)
  hash.update(new Uint8Array(x.buffer, x.byteOffset, x.byteLength))
  hash.update(new Uint8Array(labels.buffer, labels.byteOffset, labels.byteLength))
  return `sha256:${hash.digest('hex')}`
}
