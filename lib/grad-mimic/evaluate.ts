import type { Engine } from '../engine/engine.ts'
import type { Classifier, Weights } from './classifier.ts'
import type { LabelledSet } from './labelled-set.ts'
import { forward, placeNetwork } from './network.ts'

const BATCH = 256

/**
 * What weights make of a set: the loss of each record in nats, by record index, and the share of records whose label has the
 * highest logit (of equals the first).
 */
export type Evaluation = { loss: Float64Array; accuracy: number }

/** Looks at every record once, in order, and trains nothing. The engine's memory is as before afterwards. */
export function evaluate(engine: Engine, model: Classifier, weights: Weights, set: LabelledSet): Evaluation {
  const { x, labels, inputs, classes } = set
  const mark = engine.mark()
  const network = placeNetwork(engine, model, weights, Math.min(BATCH, labels.length))
  const loss = new Float64Array(labels.length)
  let right = 0
  for (let from = 0; from < labels.length; from += BATCH) {
    const rows = Math.min(BATCH, labels.length - from)
    network.x.data.set(x.subarray(from * inputs, (from + rows) * inputs))
    network.room.targets.data.set(labels.subarray(from, from + rows))
    loss.set(forward(network, rows), from)
    const logits = network.layers.at(-1)?.out.data ?? new Float32Array(0)
    for (let row = 0; row < rows; row += 1)
      if (placeOfMost(logits.subarray(row * classes, (row + 1) * classes)) === labels[from + row]) right += 1
  }
  engine.release(mark)
  return { loss, accuracy: right / labels.length }
}

function placeOfMost(values: Float32Array): number {
  return values.reduce((best, value, place) => (value > (values[best] ?? 0) ? place : best), 0)
}
