import { createHash } from 'node:crypto'
import type { Digest } from '../digest.ts'
import { Refusal } from '../error.ts'

/**
 * A record of text as a model reads it: at each position the token that goes in, and the token that should come out (−1: none
 * counts there). One length.
 */
export type TextRecord = { inputs: Int32Array; targets: Int32Array }

/** Records of text for a model of `vocab` tokens. A record without a target can't be met by a run: it stays unknown. */
export type TextSet = { records: readonly TextRecord[]; vocab: number }

/** The record whose targets are its own next tokens. Of fewer than two tokens: no position. */
export function nextTokens(tokens: ArrayLike<number>): TextRecord {
  const all = Int32Array.from(tokens)
  return { inputs: all.subarray(0, Math.max(0, all.length - 1)), targets: all.subarray(1) }
}

/** How many targets of a record count. */
export function countTargets({ targets }: TextRecord): number {
  return targets.reduce((count, target) => (target < 0 ? count : count + 1), 0)
}

/** The records that have a target, by index. */
export function recordsWithTargets({ records }: TextSet): Uint32Array {
  return Uint32Array.from(records.keys()).filter((place) => {
    const record = records[place]
    return record !== undefined && countTargets(record) > 0
  })
}

/** The most tokens that a record of the set has; at least 1. */
export function longestOf({ records }: TextSet): number {
  return records.reduce((most, { inputs }) => Math.max(most, inputs.length), 1)
}

/**
 * The set as it is, if it can be scored. Refuses fewer than two records with a target, and tokens that the model has not; says
 * which record.
 */
export function checkTextSet(set: TextSet): TextSet {
  set.records.forEach(({ inputs, targets }, place) => {
    if (inputs.length !== targets.length)
      throw new Refusal(
        'invalid',
        `Record ${place} has ${inputs.length} tokens and ${targets.length} targets: give one target a token.`,
      )
    const strange =
      inputs.find((token) => token < 0 || token >= set.vocab) ?? targets.find((token) => token >= set.vocab)
    if (strange !== undefined)
      throw new Refusal(
        'invalid',
        `Record ${place} has the token ${strange}: the model's go from 0 to ${set.vocab - 1}.`,
      )
  })
  const count = recordsWithTargets(set).length
  if (count < 2)
    throw new Refusal(
      'invalid',
      `${count} of ${set.records.length} records ${count === 1 ? 'has' : 'have'} a next token to predict: scores compare records, so give two or more of at least two tokens.`,
    )
  return set
}

/**
 * The digest of a set: sha256 of the vocabulary's size, and of each record its length, its tokens and its targets, in little-endian
 * bytes.
 */
export function textSetDigest({ records, vocab }: TextSet): Digest {
  const hash = createHash('sha256').update(`${records.length} ${vocab}\n`)
  for (const { inputs, targets } of records) {
    hash.update(`${inputs.length}\n`)
    for (const { buffer, byteOffset, byteLength } of [inputs, targets])
      hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
  return `sha256:${hash.digest('hex')}`
}
