import { digestOfFloats } from '../engine/digest.ts'
import { Refusal } from '../error.ts'
import { listParameters } from '../t6/parameters.ts'
import { type Classifier, layersOf, weightSizes } from './classifier.ts'
import type { DescribedTask } from './describe-run.ts'
import { type OnlineTask, weightsDigest } from './online-task.ts'
import type { TextTask } from './text-task.ts'

const NO_REFERENCE = 'A run without a reference is plain training: it has no scores, so there is no record of a filter.'

/** Of every run of this engine. */
const ALWAYS = { packing: 'one-record-a-row', whenVZero: 'scores-0-votes-abstain', dtype: 'f64' } as const

/** What a task of a classifier says of itself in the record of its run. Refuses one without a reference. */
export function describeOnlineTask({ model, initial, reference, score, train }: OnlineTask): DescribedTask {
  if (reference === null) throw new Refusal('invalid', NO_REFERENCE)
  const { calibrate, mimicLayer, ...rest } = score
  const chosen = mimicLayer ?? `${layersOf(model).at(-1)?.name}.weight`
  const layer = layersOf(model).find(({ name }) => `${name}.weight` === chosen)
  const { seed, ...settings } = train
  return {
    model: {
      arch: archOf(model),
      initWeightsDigest: weightsDigest(model, initial),
      trainableParams: weightSizes(model).reduce((sum, [, size]) => sum + size, 0),
    },
    referenceDigest: weightsDigest(model, reference),
    score: {
      ...rest,
      ...ALWAYS,
      mimicLayer: chosen,
      layerShape: layer === undefined ? null : [layer.outputs, layer.inputs],
      calibrateMimicLayerOnly: calibrate === 'layer',
      lossReduction: 'mean',
      windowRule: 'none',
    },
    train: { ...settings, window: null, clip: null, scoringOnly: false, seeds: { order: seed } },
  }
}

/** What a task over text says of itself in the record of its run. Refuses one without a reference. */
export function describeTextTask({ base, reference, score, train }: TextTask): DescribedTask {
  if (reference === null) throw new Refusal('invalid', NO_REFERENCE)
  const { variant, L, dModel, context } = base.model
  const { calibrate, mimicLayer, ...rest } = score
  const chosen = mimicLayer ?? `transformer.h.${L - 1}.mlp.c_proj.weight`
  const layer = listParameters(base.model).find(({ name }) => name === chosen)
  const { seed, window, ...settings } = train
  return {
    model: {
      arch: `t6 ${variant}, ${L} layers of ${dModel}`,
      initWeightsDigest: digestOfFloats(base.weights),
      trainableParams: base.weights.length,
    },
    referenceDigest: digestOfFloats(reference.weights),
    score: {
      ...rest,
      ...ALWAYS,
      mimicLayer: chosen,
      layerShape: layer === undefined ? null : [layer.rows, layer.cols],
      calibrateMimicLayerOnly: calibrate === 'layer',
      form: 'direct',
      windowRule: 'consecutive-no-overlap',
    },
    train: { ...settings, window: window ?? context, seeds: { order: seed } },
  }
}

function archOf({ inputs, hidden, activation, classes }: Classifier): string {
  if (hidden.length === 0) return `linear ${inputs} → ${classes}`
  return `mlp ${[inputs, ...hidden, classes].join(' → ')}, ${activation}`
}
