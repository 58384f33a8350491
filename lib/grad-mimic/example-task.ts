import { normal, openStream } from '../engine/random.ts'
import { Classifier, initWeights } from './classifier.ts'
import { ScoreSettings, TrainSettings } from './online-settings.ts'
import type { OnlineTask } from './online-task.ts'

/**
 * A small task for tests and examples: 40 records of four features in three heaps, every fifth with a wrong label, and a reference
 * that points from each heap's middle. A seed gives the same task everywhere.
 */
export function exampleTask({
  hidden = [] as number[],
  score = {},
  train = {},
}: {
  hidden?: number[]
  score?: object
  train?: object
} = {}): OnlineTask {
  const model = Classifier.parse({ inputs: 4, hidden, activation: 'tanh', classes: 3 })
  const random = openStream(7, 'noise')
  const records = 40
  const right = Int32Array.from({ length: records }, (_, record) => record % 3)
  const x = Float32Array.from({ length: records * 4 }, (_, at) => {
    const [record, feature] = [Math.floor(at / 4), at % 4]
    return (feature === right[record] ? 2 : 0) + 0.5 * normal(random)
  })
  const labels = right.map((label, record) => (record % 5 === 0 ? (label + 1) % 3 : label))
  const initial = initWeights(model, openStream(7, 'init'))
  const last = `${hidden.length * 2}.weight`
  const reference = Object.fromEntries(
    Object.entries(initial).map(([name, values]) => [
      name,
      name === last
        ? values.map(
            (value, at) => value + (at % (values.length / 3) === Math.floor(at / (values.length / 3)) ? 1 : -0.3),
          )
        : values,
    ]),
  )
  return {
    model,
    set: { x, labels, inputs: 4, classes: 3 },
    initial,
    reference,
    score: ScoreSettings.parse(score),
    train: TrainSettings.parse({ batchSize: 8, epochs: 3, optimizer: { kind: 'adamw', lr: 0.01 }, ...train }),
  }
}
