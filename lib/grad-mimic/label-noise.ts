import { below, type Random, shuffle } from '../engine/random.ts'

/** Labels with some of them wrong on purpose, and which: the truth that a detection is measured by. */
export type NoisyLabels = { labels: Int32Array; corrupted: Set<number> }

/**
 * Symmetric label noise: that share of the records (whole ones, rounded down), drawn without repetition, each moved to another
 * class, every one as likely. Draws from the stream `noise`: first the records, then the classes in the order of the records drawn.
 */
export function corruptLabels(labels: Int32Array, classes: number, rate: number, random: Random): NoisyLabels {
  const drawn = shuffle(random, Uint32Array.from(labels.keys())).subarray(0, Math.floor(rate * labels.length))
  const noisy = Int32Array.from(labels)
  for (const record of drawn) noisy[record] = ((labels[record] ?? 0) + 1 + below(random, classes - 1)) % classes
  return { labels: noisy, corrupted: new Set(drawn) }
}
