import { dotAway } from '../engine/elements.ts'
import { matmul } from '../engine/matmul.ts'
import { rowsOf, type Tensor } from '../engine/tensor.ts'
import { Refusal } from '../error.ts'
import type { Weights } from './classifier.ts'
import { directionTo, sumOfSquares } from './direction.ts'
import { gradientNorms, linearGradientSquares } from './gradient-norms.ts'
import { type LayerScorer, placeScorer, scoreRows, turnToReference } from './layer-score.ts'
import { cosines, projections } from './mimic-score.ts'
import type { BatchRows, Network, NetworkLayer } from './network.ts'
import type { ScoreSettings } from './online-settings.ts'
import { biasTerms } from './row-terms.ts'
import type { BatchScores } from './stepper.ts'

/** Scores batches against one reference. `members`: the records of the batch in its order. */
export type BatchScorer = (batch: BatchRows, members: Uint32Array) => BatchScores

/** One scored layer: where it stands, its room, and the reference's bias where the bias counts too. */
type Scored = { place: number; layer: NetworkLayer; scorer: LayerScorer; bias: Float32Array | null }

/** The weight that a run scores by: the one named, `all`, or the last layer's. Refuses a name that is no weight of the model. */
export function mimicLayerOf(
  { layers }: { layers: readonly { name: string }[] },
  { mimicLayer }: Pick<ScoreSettings, 'mimicLayer'>,
): string {
  const names = layers.map(({ name }) => `${name}.weight`)
  const chosen = mimicLayer ?? names.at(-1) ?? 'all'
  if (chosen !== 'all' && !names.includes(chosen))
    throw new Refusal(
      'invalid',
      `The mimic layer "${chosen}" is no weight of this model. There is ${names.join(', ')}, or all of them: all.`,
    )
  return chosen
}

/** A scorer of the network's batches. `x`: the features of all records, which logits kept of the reference are worked out from once. */
export function openScorer(network: Network, reference: Weights, score: ScoreSettings, x: Float32Array): BatchScorer {
  const chosen = mimicLayerOf(network, score)
  if (score.form === 'cached-reference-logits') return openCachedScorer(network, reference, score, x)
  const scored = network.layers.flatMap((layer, place): Scored[] => {
    const { name, inputs, outputs } = layer
    if (chosen !== 'all' && chosen !== `${name}.weight`) return []
    const weight = reference[`${name}.weight`] ?? new Float32Array(0)
    const scorer = placeScorer(network.engine, weight, { inputs, outputs, rows: network.x.rows })
    return [{ place, layer, scorer, bias: chosen === 'all' ? (reference[`${name}.bias`] ?? null) : null }]
  })
  return (batch) => {
    const parts = scored.map((part) => innerOf(network, part, batch))
    const inner = addUp(parts.map((part) => part.inner))
    const norm = Math.sqrt(parts.reduce((sum, part) => sum + part.square, 0))
    return { m: measure(score, inner, norm, () => scored.flatMap((part) => squaresOf(part, batch))), norm }
  }
}

function innerOf({ engine }: Network, { place, layer, scorer, bias }: Scored, batch: BatchRows) {
  const { h, d } = rowsAt(batch, place)
  const square = turnToReference(engine, scorer, layer.weight)
  const inner = scoreRows(engine, scorer, h, d)
  if (bias === null) return { inner, square }
  const { v } = directionTo(bias, layer.bias.data)
  return { inner: addUp([inner, biasTerms(d.data, v)]), square: square + sumOfSquares(v) }
}

/** ‖g‖² of each record for the weight, and for the bias where it counts. */
function squaresOf({ place, layer: { inputs, outputs }, bias }: Scored, batch: BatchRows): Float64Array[] {
  const { h, d } = rowsAt(batch, place)
  const own = Array.from({ length: batch.rows }, (_, row) => [row])
  const rows = { d: d.data, rows: batch.rows, outputs }
  const weight = linearGradientSquares({ ...rows, h: h.data, inputs }, own)
  if (bias === null) return [weight]
  return [weight, linearGradientSquares({ ...rows, h: new Float32Array(batch.rows).fill(1), inputs: 1 }, own)]
}

/** By logits kept of the reference, without bias: only where the scored layer's inputs are the features themselves. */
function openCachedScorer(network: Network, reference: Weights, score: ScoreSettings, x: Float32Array): BatchScorer {
  const [layer] = network.layers
  if (layer === undefined || network.layers.length > 1 || score.mimicLayer === 'all')
    throw new Refusal(
      'invalid',
      'Logits can be kept of the reference only for the weight of a linear probe, where the features never change: choose the form "direct".',
    )
  const { inputs, outputs } = layer
  const scorer = placeScorer(network.engine, reference[`${layer.name}.weight`] ?? new Float32Array(0), {
    inputs,
    outputs,
    rows: 1,
  })
  const { engine, bare, x: room } = network
  const kept = { vectors: keepLogits(network, scorer.reference, x), members: engine.integers(room.rows) }
  const dots = engine.doubles(room.rows)
  return (batch, members) => {
    kept.members.data.set(members)
    dotAway(engine, rowsAt(batch, 0).d, rowsOf(bare, 0, batch.rows), kept, dots)
    const inner = dots.data.subarray(0, batch.rows)
    const norm = Math.sqrt(turnToReference(engine, scorer, layer.weight))
    return { m: measure(score, inner, norm, () => squaresOf({ place: 0, layer, scorer, bias: null }, batch)), norm }
  }
}

/** W_ref h of every record, without bias: records × classes. */
function keepLogits({ engine, x: room, model }: Network, weight: Tensor, x: Float32Array): Tensor {
  const records = x.length / model.inputs
  const kept = engine.tensor(records, model.classes)
  for (let from = 0; from < records; from += room.rows) {
    const rows = Math.min(room.rows, records - from)
    room.data.set(x.subarray(from * model.inputs, (from + rows) * model.inputs))
    matmul(engine, rowsOf(room, 0, rows), weight, rowsOf(kept, from, from + rows), { form: 'abT' })
  }
  return kept
}

/** The scores as the method measures them; `squares`: ‖g‖² of each record by parts, which only a cosine asks for. */
function measure(
  { method }: ScoreSettings,
  inner: Float64Array,
  norm: number,
  squares: () => Float64Array[],
): Float64Array {
  const isCosine = method === 'cos' || method === 'normed_cos'
  return isCosine ? cosines(inner, gradientNorms(squares()), norm) : projections(inner, norm, inner)
}

function rowsAt({ inputs, d }: BatchRows, place: number): { h: Tensor; d: Tensor } {
  const [h, gradient] = [inputs[place], d[place]]
  if (h === undefined || gradient === undefined) throw new RangeError(`The batch has no layer ${place}.`)
  return { h, d: gradient }
}

function addUp(parts: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0)] = parts
  if (parts.length === 1) return first
  return first.map((_, row) => parts.reduce((sum, part) => sum + (part[row] ?? 0), 0))
}
