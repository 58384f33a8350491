import { expect, test } from '@playwright/test'
import { createEngine } from '#lib/engine/engine.ts'
import { Classifier, type Weights } from '#lib/grad-mimic/classifier.ts'
import { filterRecords } from '#lib/grad-mimic/filter.ts'
import { FilterSettings } from '#lib/grad-mimic/filter-settings.ts'
import { openOnlineRun } from '#lib/grad-mimic/online-run.ts'
import { Optimizer, ScoreSettings, TrainSettings } from '#lib/grad-mimic/online-settings.ts'
import { float32, onlineFile } from './golden-files.ts'

for (const [name, hidden] of [
  ['04-online-linear-sgd', []],
  ['05-online-mlp-adamw', [6]],
] as const)
  test(`${name}: two epochs of re-weighted training, each step within a millionth, and the votes`, () => {
    const { config, inputs, weights, reference_weights: reference, expected } = onlineFile(name)
    const { optimizer } = config
    const { exact_f64: exact } = expected
    const run = openOnlineRun(createEngine(), {
      model: Classifier.parse({ inputs: config.in, hidden, activation: 'tanh', classes: config.classes }),
      set: {
        x: float32(inputs.x),
        labels: Int32Array.from(inputs.noisy_labels.data),
        inputs: config.in,
        classes: config.classes,
      },
      initial: weightsOf(weights),
      reference: weightsOf(reference),
      score: ScoreSettings.parse({ mimicLayer: config.mimic_layer }),
      train: TrainSettings.parse({ batchSize: 4, epochs: config.epochs, optimizer: optimizerOf(optimizer) }),
      orders: inputs.order.map((order) => Uint32Array.from(order)),
    })
    for (const wanted of exact.steps) {
      const said = run.step()
      const column = run.trace().epochs[wanted.epoch]
      const at = (values: Float64Array | undefined) => wanted.indices.map((record) => values?.[record])
      if (said.kind !== 'stepped') throw new Error(`The run has ${said.kind}.`)
      expect(said.step.norm).toEqual(within(wanted.task_vector_norm))
      expect(at(column?.loss)).toEqual(wanted.loss.data.map(within))
      expect(at(column?.m)).toEqual(wanted.score.data.map(within))
      expect(at(column?.w)).toEqual(wanted.weight.data.map(within))
      for (const [key, tensor] of Object.entries(wanted.weights_after))
        expect([...(run.weights()[key] ?? [])]).toEqual(tensor.data.map(within))
    }
    expect(run.step()).toEqual({ kind: 'finished' })
    const { votes, values } = filterRecords(run.trace(), FilterSettings.parse({}))
    expect(votes.flatMap((row) => [...row].map((vote) => (vote === 1 ? 1 : 0)))).toEqual(
      exact.keep_weight_gt_1_over_b.data,
    )
    expect([...values]).toEqual(exact.keep_fraction.data)
  })

function optimizerOf(given: ReturnType<typeof onlineFile>['config']['optimizer']): Optimizer {
  const { name, lr, weight_decay: weightDecay } = given
  if (given.name === 'sgd') return Optimizer.parse({ kind: name, lr, weightDecay, momentum: given.momentum })
  return Optimizer.parse({ kind: name, lr, weightDecay, betas: given.betas, eps: given.eps })
}

function weightsOf(tensors: Record<string, Parameters<typeof float32>[0]>): Weights {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, float32(tensor)]))
}

function within(value: number) {
  return expect.closeTo(value, 6)
}
