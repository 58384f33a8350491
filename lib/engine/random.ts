import { createHash } from 'node:crypto'
import { log } from './log.ts'
import { sinCos } from './sin-cos.ts'

/** The generator's name, as a run record states it: Blackman and Vigna's, version 1.1. */
export const RANDOM_ALGORITHM = 'xoshiro128**-1.1'

/** Streams of one run, each its own: what one draws moves no other (engine.md §3). */
export const STREAMS = ['init', 'order', 'augment', 'noise', 'eval'] as const
export type Stream = (typeof STREAMS)[number]

/** Four whole numbers below 2^32, not all 0: all that a generator remembers, and what a checkpoint keeps. */
export type RandomState = readonly [number, number, number, number]

/** A generator of whole numbers. `next` moves it; `state` tells where it stands. */
export type Random = {
  /** The next whole number, 0 to 2^32 − 1. */
  next(): number
  state(): RandomState
}

const TWO_32 = 4294967296

/** A run's stream: its state is the first 16 bytes, as little-endian numbers, of the sha256 of `SEED\nNAME`. */
export function openStream(seed: number, stream: Stream): Random {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`A seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}.`)
  const bytes = createHash('sha256').update(`${seed}\n${stream}`).digest()
  return restoreRandom([bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)])
}

/** A generator that goes on from a state. Refuses what is no state. */
export function restoreRandom(state: RandomState): Random {
  const isState = state.length === 4 && state.every((n) => Number.isInteger(n) && n >= 0 && n < TWO_32)
  if (!isState || state.every((n) => n === 0))
    throw new RangeError('A state of the generator is four whole numbers below 2^32, not all 0.')
  let [a, b, c, d] = state
  return {
    next() {
      const product = Math.imul(b, 5)
      const value = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = (d << 11) | (d >>> 21)
      return value
    },
    state: () => [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
  }
}

/** A number from 0 up to, and never, 1: the top 24 bits over 2^24, so a float32 holds it exactly. */
export function uniform(random: Random): number {
  return (random.next() >>> 8) / 16777216
}

/** A whole number from 0 to count − 1, each as likely: by rejection, not by remainder alone. `count`: 1 to 2^32. */
export function below(random: Random, count: number): number {
  if (!Number.isInteger(count) || count < 1 || count > TWO_32)
    throw new RangeError(`One of ${count} is asked for; a choice is between 1 and 2^32 things.`)
  const limit = TWO_32 - (TWO_32 % count)
  let value = random.next()
  while (value >= limit) value = random.next()
  return value % count
}

/** A normal number of mean 0 and variance 1 (Box–Muller). Its twin, the sine, is dropped: nothing is remembered but the state. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * log((Math.floor(uniform(random) * 16777216) + 1) / 16777216))
  return radius * sinCos(2 * Math.PI * uniform(random)).cos
}

/** Puts the items in a random order, in place: Fisher and Yates, from the end. */
export function shuffle(random: Random, items: Uint32Array): Uint32Array {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = below(random, last + 1)
    const [a = 0, b = 0] = [items[last], items[chosen]]
    items[last] = b
    items[chosen] = a
  }
  return items
}
