import { expect, test } from '@playwright/test'
import { createEngine } from '#lib/engine/engine.ts'
import { openScorer } from '#lib/grad-mimic/batch-scorer.ts'
import { Classifier, type Weights } from '#lib/grad-mimic/classifier.ts'
import { batchWeights } from '#lib/grad-mimic/mimic-score.ts'
import { backward, forward, gather, placeNetwork } from '#lib/grad-mimic/network.ts'
import { ScoreSettings } from '#lib/grad-mimic/online-settings.ts'
import { float32, perSampleFile } from './golden-files.ts'

const NEAR = 6

for (const [name, hidden, activation] of [
  ['01-linear-probe', [], 'tanh'],
  ['02-mlp-tanh', [6], 'tanh'],
  ['03-mlp-relu', [8], 'relu'],
] as const) {
  const { config, inputs, weights, reference_weights: reference, expected } = perSampleFile(name)
  const exact = expected.exact_f64
  const model = Classifier.parse({ inputs: config.in, hidden, activation, classes: config.classes })
  const x = float32(inputs.x)
  const members = Uint32Array.from(inputs.y.data.keys())

  /** The batch through the network of the engine, and its scores by these settings. */
  function scored(settings: object) {
    const network = placeNetwork(createEngine(), model, weightsOf(weights), config.N)
    const scorer = openScorer(network, weightsOf(reference), ScoreSettings.parse(settings), x)
    network.x.data.set(x)
    network.room.targets.data.set(inputs.y.data)
    const loss = forward(network, config.N)
    const batch = backward(network, config.N)
    return { network, loss, batch, ...scorer(batch, members) }
  }

  const near = (tensor: { data: number[] } | undefined) => tensor?.data.map((each) => within(each))

  test(`${name}: the engine's losses and scores are within a millionth`, () => {
    const { loss, m, norm } = scored({})
    expect([...loss]).toEqual(near(exact.loss))
    expect([...m]).toEqual(near(exact.scores.proj))
    expect(norm).toEqual(within(exact.task_vector_norm))
    expect([...batchWeights(m, 0.5)]).toEqual(near(exact.scores['normed_proj_T0.5']))
    expect([...scored({ method: 'cos' }).m]).toEqual(near(exact.scores.cos))
    expect([...scored({ mimicLayer: 'all' }).m]).toEqual(near(exact.scores.proj_all_parameters))
    if (hidden.length === 0) expect([...scored({ form: 'cached-reference-logits' }).m]).toEqual(near(exact.scores.proj))
  })

  test(`${name}: the engine's calibrated gradients are within a millionth`, () => {
    const { network, batch, m } = scored({})
    const plain = network.engine.tensor(config.N, 1)
    const weighted = network.engine.tensor(config.N, 1)
    plain.data.fill(1 / config.N)
    weighted.data.set(batchWeights(m, 1))
    network.layers.forEach((layer, place) => {
      const h = batch.inputs[place]
      if (h === undefined) throw new Error('Each layer has inputs.')
      const own = place === network.layers.length - 1 ? weighted : plain
      gather(network.engine, layer, h, { weight: own, bias: plain })
      expect([...layer.weightGradient.data]).toEqual(near(exact.calibrated_grads_layer_only[`${layer.name}.weight`]))
      expect([...layer.biasGradient.data]).toEqual(near(exact.calibrated_grads_layer_only[`${layer.name}.bias`]))
      gather(network.engine, layer, h, { weight: weighted, bias: weighted })
      expect([...layer.weightGradient.data]).toEqual(near(exact.calibrated_grads_all[`${layer.name}.weight`]))
      expect([...layer.biasGradient.data]).toEqual(near(exact.calibrated_grads_all[`${layer.name}.bias`]))
    })
  })
}

function weightsOf(tensors: Record<string, Parameters<typeof float32>[0]>): Weights {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, float32(tensor)]))
}

function within(value: number) {
  return expect.closeTo(value, NEAR)
}
