import { T6Model } from './model.ts'
import type { TrainingInput } from './trainer.ts'
import { TrainingSettings } from './training-settings.ts'

/** A text of small words in a fixed order, as tokens below 27: enough for a small model to learn something of. */
export function exampleTokens(count: number): Int32Array {
  const words = ['the', 'whale', 'sea', 'and', 'ship', 'of', 'a', 'white', 'man', 'in']
  const text: number[] = []
  for (let i = 0, at = 7; text.length < count; i += 1) {
    at = (at * 31 + i * 17 + 3) % 10007
    for (const letter of `${words[at % words.length]} `) text.push(letter === ' ' ? 26 : letter.charCodeAt(0) - 97)
  }
  return Int32Array.from(text.slice(0, count))
}

/** A training that takes some milliseconds a step, for tests: a model of 27 tokens, two layers, width 16. */
export function exampleTraining(
  change: { model?: object; optim?: object; batch?: object; seed?: number } = {},
): TrainingInput {
  const sizes = { L: 2, dModel: 16, h: 2, dHead: 8, RQ: 3, RK: 2, RV: 2, G: 1, ffnHidden: 20, vocab: 27 }
  const optim = { lrMax: 0.01, lrMin: 0.001, warmup: 2, schedule: 'cosine', decayIters: 40 }
  return {
    model: T6Model.parse({ variant: 'tpa', ...sizes, context: 32, ...change.model }),
    settings: TrainingSettings.parse({
      optim: { ...optim, ...change.optim },
      batch: { micro: 3, seqLen: 10, evalIters: 2, ...change.batch },
      seed: change.seed ?? 7,
    }),
    tokens: exampleTokens(400),
    validation: exampleTokens(1000).subarray(700),
  }
}
