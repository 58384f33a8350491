import { openStream, uniform } from '../engine/random.ts'
import { T6Model } from '../t6/model.ts'
import { listParameters } from '../t6/parameters.ts'
import { nextTokens } from './text-set.ts'
import { TextScoreSettings, TextTrainSettings } from './text-settings.ts'
import type { TextTask } from './text-task.ts'

const MODEL = T6Model.parse({
  ...{ variant: 'tpa', L: 2, dModel: 8, h: 2, dHead: 4, RQ: 2, RK: 1, RV: 1, ffnHidden: 12, vocab: 7, context: 6 },
})

/**
 * A small task for tests and examples: nine records of one to fifteen tokens (the one of a single token has nothing to predict), a
 * T6 of two layers, and a reference that stands a little way off in every weight. A seed gives the same task everywhere.
 */
export function exampleTextTask({ score = {}, train = {} }: { score?: object; train?: object } = {}): TextTask {
  const random = openStream(11, 'init')
  const count = listParameters(MODEL).reduce((sum, { rows, cols }) => sum + rows * cols, 0)
  const draw = (size: number) => Float32Array.from({ length: count }, () => size * (2 * uniform(random) - 1))
  const weights = draw(0.5)
  const away = draw(0.2)
  const lengths = [7, 5, 1, 15, 6, 7, 4, 9, 7]
  const records = lengths.map((length, record) =>
    nextTokens(Array.from({ length }, (_, at) => (at * (record + 1) + record) % 7)),
  )
  return {
    base: { model: MODEL, weights },
    reference: { model: MODEL, weights: weights.map((value, at) => value + (away[at] ?? 0)) },
    set: { records, vocab: 7 },
    score: TextScoreSettings.parse(score),
    train: TextTrainSettings.parse({ batchSize: 3, epochs: 2, optimizer: { kind: 'adamw', lr: 0.01 }, ...train }),
  }
}
