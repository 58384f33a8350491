import { exp } from '../engine/exp.ts'
import { type Random, uniform } from '../engine/random.ts'
import type { Decoder } from './decoder.ts'

/** How a next token is chosen: `temperature` 0 takes the likeliest, the first of several; else among the `topK` likeliest (null: all). */
export type Sampling = { temperature: number; topK: number | null }

/**
 * Up to `count` tokens after the prompt, fewer where the model's context is full. `random`: what chance is drawn from, one number a token
 * (none at temperature 0). Refuses an empty prompt: a model goes on from something.
 */
export function generate(
  decoder: Decoder,
  prompt: ArrayLike<number>,
  { count, temperature, topK, random }: Sampling & { count: number; random: Random },
): number[] {
  if (prompt.length === 0) throw new RangeError('A prompt has at least one token.')
  let logits = new Float32Array(0)
  for (const token of Array.from(prompt)) logits = new Float32Array(decoder.read(token))
  const tokens: number[] = []
  while (tokens.length < count) {
    const token = choose(logits, { temperature, topK }, random)
    tokens.push(token)
    if (tokens.length === count || decoder.position >= decoder.model.context) break
    logits = new Float32Array(decoder.read(token))
  }
  return tokens
}

/** One token by its logits. Equal logits: the lower token comes first. */
export function choose(logits: Float32Array, { temperature, topK }: Sampling, random: Random): number {
  const ranked = Array.from(logits, (_, token) => token).sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b)
  const [first = 0] = ranked
  if (temperature === 0) return first
  const kept = ranked.slice(0, topK ?? ranked.length)
  const top = logits[first] ?? 0
  const weights = kept.map((token) => exp(((logits[token] ?? 0) - top) / temperature))
  let left = uniform(random) * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [i, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return kept[i] ?? first
  }
  return kept.at(-1) ?? first
}
