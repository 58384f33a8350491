import { expect, test } from '@playwright/test'
import { directionTo, normOverAll } from '#lib/grad-mimic/direction.ts'
import { gradientNorms, linearGradientSquares } from '#lib/grad-mimic/gradient-norms.ts'
import { batchWeights, cosines, projections } from '#lib/grad-mimic/mimic-score.ts'
import { biasTerms, cachedTerms, linearTerms } from '#lib/grad-mimic/row-terms.ts'
import { type ExactLayer, exactPass, scaledGradient } from './exact-network.ts'
import { float32, perSampleFile } from './golden-files.ts'

type File = ReturnType<typeof perSampleFile>

function layersOf(weights: File['weights']): ExactLayer[] {
  return ['0', '2'].flatMap((name) => {
    const [weight, bias] = [weights[`${name}.weight`], weights[`${name}.bias`]]
    if (weight === undefined || bias === undefined) return []
    const [outputs = 0, inputs = 0] = weight.shape
    const exact = (tensor: typeof weight) => Float64Array.from(float32(tensor))
    return [{ weight: exact(weight), bias: exact(bias), inputs, outputs }]
  })
}

for (const [name, activation] of [
  ['01-linear-probe', 'tanh'],
  ['02-mlp-tanh', 'tanh'],
  ['03-mlp-relu', 'relu'],
] as const) {
  const { inputs, weights, reference_weights: reference, config, expected } = perSampleFile(name)
  const exact = expected.exact_f64
  const [current, wanted] = [layersOf(weights), layersOf(reference)]
  const x = Float64Array.from(float32(inputs.x))
  const pass = exactPass(current, activation, x, inputs.y.data)
  const rowsOf = inputs.y.data.map((_, row) => [row])
  const last = pass.layers.length - 1
  const rows = pass.layers[last]
  if (rows === undefined) throw new Error('A model has a layer.')
  const v = directionTo(wanted[last]?.weight ?? x, current[last]?.weight ?? x)
  const inner = linearTerms(rows, v.v)
  const m = projections(inner, v.norm)
  const near = (tensor: { data: number[] } | undefined, digits = 13) =>
    tensor?.data.map((each) => expect.closeTo(each, digits))

  test(`${name}: losses, and the direction with its length`, () => {
    expect(pass.loss).toEqual(near(exact.loss))
    expect(exactPass(wanted, activation, x, inputs.y.data).loss).toEqual(near(exact.reference_loss))
    expect([...v.v]).toEqual(near(exact.task_vector))
    expect(v.norm).toBeCloseTo(exact.task_vector_norm, 13)
    expect(config.mimic_layer).toBe(last === 0 ? '0.weight' : '2.weight')
  })

  test(`${name}: projection and cosine in closed form, and their weights at each temperature`, () => {
    const cos = cosines(inner, gradientNorms([linearGradientSquares(rows, rowsOf)]), v.norm)
    expect([...m]).toEqual(near(exact.scores.proj))
    expect([...cos]).toEqual(near(exact.scores.cos))
    for (const temperature of ['0.5', '1.0', '2.0']) {
      const weightsOf = (score: Float64Array) => [...batchWeights(score, Number(temperature))]
      expect(weightsOf(m)).toEqual(near(exact.scores[`normed_proj_T${temperature}`]))
      expect(weightsOf(cos)).toEqual(near(exact.scores[`normed_cos_T${temperature}`]))
    }
  })

  test(`${name}: the projection on all parameters is the sum of the layers' terms over one length`, () => {
    const parts = pass.layers.map(({ d }, place) => {
      const [from, to] = [current[place], wanted[place]]
      const weight = directionTo(to?.weight ?? x, from?.weight ?? x)
      const bias = directionTo(to?.bias ?? x, from?.bias ?? x)
      return { weight, bias, terms: linearTerms(pass.layers[place] ?? rows, weight.v), biases: biasTerms(d, bias.v) }
    })
    const whole = inputs.y.data.map((_, row) =>
      parts.reduce((sum, { terms, biases }) => sum + (terms[row] ?? 0) + (biases[row] ?? 0), 0),
    )
    const length = normOverAll(parts.flatMap(({ weight, bias }) => [weight, bias]))
    expect([...projections(Float64Array.from(whole), length)]).toEqual(near(exact.scores.proj_all_parameters))
  })

  test(`${name}: scaled rows give the calibrated gradients, of the layer alone and of all`, () => {
    const w = batchWeights(m, 1)
    const mean = new Float64Array(w.length).fill(1 / w.length)
    pass.layers.forEach((layer, place) => {
      const weight = `${place * 2}.weight`
      const bias = { ...layer, h: new Float64Array(layer.rows).fill(1), inputs: 1 }
      expect(scaledGradient(layer, w)).toEqual(near(exact.calibrated_grads_all[weight]))
      expect(scaledGradient(bias, w)).toEqual(near(exact.calibrated_grads_all[`${place * 2}.bias`]))
      expect(scaledGradient(layer, place === last ? w : mean)).toEqual(near(exact.calibrated_grads_layer_only[weight]))
      expect(scaledGradient(bias, mean)).toEqual(near(exact.calibrated_grads_layer_only[`${place * 2}.bias`]))
    })
  })

  if (last === 0)
    test(`${name}: logits kept of the reference give the same scores`, () => {
      const bare = (layer: ExactLayer | undefined) => {
        const bias = new Float64Array(rows.outputs)
        return exactPass([{ ...(layer ?? { weight: x, inputs: 0, outputs: 0 }), bias }], activation, x, inputs.y.data)
          .logits
      }
      const terms = cachedTerms(rows.d, bare(wanted[0]), bare(current[0]), rows.outputs)
      expect([...projections(terms, v.norm)]).toEqual([...m].map((each) => expect.closeTo(each, 13)))
    })
}
