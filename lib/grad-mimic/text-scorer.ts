import { Refusal } from '../error.ts'
import { backward, headBack } from '../t6/backward.ts'
import type { T6Model } from '../t6/model.ts'
import type { Parameters } from '../t6/parameters.ts'
import type { Workspace } from '../t6/workspace.ts'
import { directionTo, sumOfSquares } from './direction.ts'
import { placeScorer, scoreRows, turnToReference } from './layer-score.ts'
import { cosines, projections, sumBySample } from './mimic-score.ts'
import { dot } from './row-terms.ts'
import type { BatchScores } from './stepper.ts'
import { membersOfRows } from './text-pass.ts'
import type { TextScoreSettings } from './text-settings.ts'
import type { TextWindow } from './text-windows.ts'

/** The layer whose `mlp.c_proj.weight` a run scores by, or `all`. Left out: the last. Refuses another weight. */
export function textLayerOf({ L }: T6Model, { mimicLayer }: Pick<TextScoreSettings, 'mimicLayer'>): number | 'all' {
  if (mimicLayer === undefined) return L - 1
  if (mimicLayer === 'all') return 'all'
  const layer = /^transformer\.h\.(\d+)\.mlp\.c_proj\.weight$/.exec(mimicLayer)?.[1]
  if (layer === undefined || Number(layer) >= L) {
    const message = `The mimic layer "${mimicLayer}" can't be scored. Take transformer.h.N.mlp.c_proj.weight with N from 0 to ${L - 1}, or all.`
    throw new Refusal('invalid', message, [{ at: '/mimicLayer', message }])
  }
  return Number(layer)
}

/** Room and weights of the model that is scored, and of the gradients of one pass. */
export type TextRoom = { space: Workspace; parameters: Parameters; gradients: Parameters }

/**
 * Scores a batch of `members` records. `passes`: its parcels of windows; `enter` passes one forward, so that its gradient by the
 * logits stands in the room.
 */
export type TextScorer = (
  members: number,
  passes: readonly TextWindow[][],
  enter: (windows: readonly TextWindow[]) => void,
) => BatchScores

/**
 * By the last block's output projection: after the last attention nothing mixes positions, so a token's row comes from its own
 * loss, and the way back goes through the head alone. One forward pass, the head's way back, and one matmul.
 */
export function openLastLayerScorer({ space, parameters }: TextRoom, reference: Parameters): TextScorer {
  const { engine, model, back, batch, tokens } = space
  const name = `transformer.h.${model.L - 1}.mlp.c_proj.weight`
  const [weight, h] = [parameters.named(name), space.layers[model.L - 1]?.gated]
  if (h === undefined) throw new RangeError('A model has a layer.')
  const sizes = { outputs: weight.rows, inputs: weight.cols, rows: batch * tokens }
  const scorer = placeScorer(engine, reference.named(name).data, sizes)
  return (members, passes, enter) => {
    const norm = Math.sqrt(turnToReference(engine, scorer, weight))
    const inner = new Float64Array(members)
    for (const windows of passes) {
      enter(windows)
      headBack(space, parameters, null)
      const sums = sumBySample(scoreRows(engine, scorer, h, back.dx), membersOfRows(space, windows), members)
      for (const [member, sum] of sums.entries()) inner[member] = (inner[member] ?? 0) + sum
    }
    return { m: projections(inner, norm), norm }
  }
}

/**
 * By one weight or all of them, projection or cosine: each record's own gradient is made, one record at a time, and multiplied with
 * v in float64.
 */
export function openRecordScorer(
  { space, parameters, gradients }: TextRoom,
  reference: Parameters,
  { layer, method }: { layer: number | 'all'; method: TextScoreSettings['method'] },
): TextScorer {
  const chosen = ({ all, named }: Parameters) =>
    layer === 'all' ? all.data : named(`transformer.h.${layer}.mlp.c_proj.weight`).data
  return (members, passes, enter) => {
    const { v, norm } = directionTo(chosen(reference), chosen(parameters))
    const [inner, lengths] = [new Float64Array(members), new Float64Array(members)]
    for (let member = 0; member < members; member += 1) {
      gradients.all.data.fill(0)
      for (const windows of passes) {
        const own = windows.filter((window) => window.member === member)
        if (own.length === 0) continue
        enter(own)
        backward(space, parameters, gradients)
      }
      const gradient = chosen(gradients)
      inner[member] = dot(gradient, 0, v, 0, v.length)
      lengths[member] = Math.sqrt(sumOfSquares(gradient))
    }
    const isCosine = method === 'cos' || method === 'normed_cos'
    return { m: isCosine ? cosines(inner, lengths, norm) : projections(inner, norm), norm }
  }
}
