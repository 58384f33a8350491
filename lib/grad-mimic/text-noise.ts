import { type Random, shuffle } from '../engine/random.ts'

/** What is done to a text on purpose: its words, or its characters, in another order. */
export const TEXT_NOISES = ['shuffled-words', 'shuffled-characters'] as const
export type TextNoise = (typeof TEXT_NOISES)[number]

/** Texts with some of them spoilt on purpose, and which: the truth that a detection is measured by. */
export type NoisyTexts = { texts: string[]; corrupted: Set<number> }

/**
 * That share of the texts (whole ones, rounded down), drawn without repetition, each put in another order; a text of fewer than two
 * words (or characters) stays as it is and still counts as drawn. Draws from the stream `noise`: first the texts, then the order of
 * each in the order drawn.
 */
export function corruptTexts(texts: readonly string[], noise: TextNoise, rate: number, random: Random): NoisyTexts {
  const drawn = shuffle(random, Uint32Array.from(texts.keys())).subarray(0, Math.floor(rate * texts.length))
  const spoilt = [...texts]
  for (const place of drawn) spoilt[place] = reorder(texts[place] ?? '', noise === 'shuffled-words' ? ' ' : '', random)
  return { texts: spoilt, corrupted: new Set(drawn) }
}

function reorder(text: string, between: string, random: Random): string {
  const parts = between === '' ? Array.from(text) : text.split(between)
  const order = shuffle(random, Uint32Array.from(parts.keys()))
  return Array.from(order, (place) => parts[place] ?? '').join(between)
}
