import { crossEntropy, type LossRoom, lossRoom, rowLoss } from '../engine/cross-entropy.ts'
import { addBias, relu, reluBack, scaleRows, sumRows, tanhBack, tanhOf } from '../engine/elements.ts'
import type { Engine } from '../engine/engine.ts'
import { matmul } from '../engine/matmul.ts'
import { rowsOf, type Tensor } from '../engine/tensor.ts'
import { type Classifier, type LayerShape, layersOf, type Weights } from './classifier.ts'

/**
 * A linear layer in the engine's memory: weights, their gradients, and room for a batch: `out` after the activation, `d` the
 * gradient by its outputs.
 */
export type NetworkLayer = LayerShape & {
  weight: Tensor
  bias: Tensor
  weightGradient: Tensor
  biasGradient: Tensor
  out: Tensor
  d: Tensor
  /** `d` with each row scaled, on its way into a weight's gradient. */
  scaled: Tensor
}

/** A classifier in the engine's memory, with room for batches of up to `size` records. */
export type Network = {
  engine: Engine
  model: Classifier
  layers: readonly NetworkLayer[]
  x: Tensor
  room: LossRoom
  /** The last layer's outputs before its bias, of the batch that went forward last. */
  bare: Tensor
}

/** A batch that went through: the rows of its layers, inputs and unreduced gradients. */
export type BatchRows = { rows: number; inputs: readonly Tensor[]; d: readonly Tensor[] }

/** The network with these weights. The caller has checked that they are the model's. */
export function placeNetwork(engine: Engine, model: Classifier, weights: Weights, size: number): Network {
  const layers = layersOf(model).map((shape): NetworkLayer => {
    const { name, inputs, outputs } = shape
    const weight = engine.tensor(outputs, inputs)
    const bias = engine.tensor(1, outputs)
    weight.data.set(weights[`${name}.weight`] ?? [])
    bias.data.set(weights[`${name}.bias`] ?? [])
    const room = () => engine.tensor(size, outputs)
    const gradients = { weightGradient: engine.tensor(outputs, inputs), biasGradient: engine.tensor(1, outputs) }
    return { ...shape, weight, bias, ...gradients, out: room(), d: room(), scaled: room() }
  })
  return {
    engine,
    model,
    layers,
    x: engine.tensor(size, model.inputs),
    room: lossRoom(engine, size),
    bare: engine.tensor(size, model.classes),
  }
}

/** The network's weights by name, as they lie in memory: layer by layer, weight before bias. */
export function tensorsOf({ layers }: Pick<Network, 'layers'>): (readonly [name: string, tensor: Tensor])[] {
  return layers.flatMap(({ name, weight, bias }) => [
    [`${name}.weight`, weight] as const,
    [`${name}.bias`, bias] as const,
  ])
}

/** A copy of the network's weights as they are now, by name. */
export function readWeights(network: Network): Weights {
  return Object.fromEntries(tensorsOf(network).map(([name, { data }]) => [name, Float32Array.from(data)]))
}

/**
 * Forward, and the loss of each record: the batch's features and labels stand in `x` and `room` already. Its gradient by the logits
 * goes to the last `d`.
 */
export function forward({ engine, layers, model, room, bare, x }: Network, rows: number): Float64Array {
  let h = rowsOf(x, 0, rows)
  layers.forEach(({ weight, bias, out, d }, place) => {
    const here = rowsOf(out, 0, rows)
    matmul(engine, h, weight, here, { form: 'abT' })
    h = here
    if (place < layers.length - 1) {
      addBias(engine, here, bias)
      ;(model.activation === 'relu' ? relu : tanhOf)(engine, here, here)
      return
    }
    rowsOf(bare, 0, rows).data.set(here.data)
    addBias(engine, here, bias)
    crossEntropy(engine, here, room, { grad: rowsOf(d, 0, rows), scale: 1 })
  })
  return Float64Array.from({ length: rows }, (_, row) => rowLoss(room, row))
}

/**
 * Backward to the first layer: each `d` holds the gradient of the record's own loss, unreduced, since its rows are scaled only
 * where a weight takes them up.
 */
export function backward({ engine, layers, model, x }: Network, rows: number): BatchRows {
  const back = model.activation === 'relu' ? reluBack : tanhBack
  for (let place = layers.length - 1; place > 0; place -= 1) {
    const [here, below] = [layers[place], layers[place - 1]]
    if (here === undefined || below === undefined) break
    const d = rowsOf(below.d, 0, rows)
    matmul(engine, rowsOf(here.d, 0, rows), here.weight, d)
    back(engine, rowsOf(below.out, 0, rows), d, d)
  }
  const inputs = layers.map((_, place) => rowsOf(layers[place - 1]?.out ?? x, 0, rows))
  return { rows, inputs, d: layers.map(({ d }) => rowsOf(d, 0, rows)) }
}

/**
 * The gradients of a layer: Σ over records of its factor × d hᵀ, and of its factor × d. The factors are columns of one number a
 * record, and may differ: the mimic layer's weight takes the batch's weights, its bias the plain mean.
 */
export function gather(
  engine: Engine,
  layer: NetworkLayer,
  h: Tensor,
  factors: { weight: Tensor; bias: Tensor },
): void {
  const [d, scaled] = [rowsOf(layer.d, 0, h.rows), rowsOf(layer.scaled, 0, h.rows)]
  scaleRows(engine, d, factors.weight, scaled)
  matmul(engine, scaled, h, layer.weightGradient, { form: 'aTb' })
  layer.biasGradient.data.fill(0)
  sumRows(engine, d, layer.biasGradient, factors.bias)
}
