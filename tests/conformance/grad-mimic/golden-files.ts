import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A tensor of a golden file, row by row. Inputs and weights are exact in float32 but printed with eight digits. */
const Tensor = z.strictObject({ shape: z.array(z.number().int()), data: z.array(z.number()) })
const Tensors = z.record(z.string(), Tensor)

const Model = { weights: Tensors, reference_weights: Tensors }
const Optimizer = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('sgd'), lr: z.number(), weight_decay: z.number(), momentum: z.number() }),
  z.strictObject({
    name: z.literal('adamw'),
    lr: z.number(),
    weight_decay: z.number(),
    betas: z.tuple([z.number(), z.number()]),
    eps: z.number(),
  }),
])

const PerSample = z.object({
  config: z.object({
    N: z.number(),
    in: z.number(),
    classes: z.number(),
    hidden: z.number().optional(),
    mimic_layer: z.string(),
  }),
  inputs: z.object({ x: Tensor, y: Tensor }),
  ...Model,
  expected: z.object({
    exact_f64: z.object({
      loss: Tensor,
      reference_loss: Tensor,
      per_sample_grads: Tensors,
      task_vector: Tensor,
      task_vector_norm: z.number(),
      scores: Tensors,
      calibrated_grads_layer_only: Tensors,
      calibrated_grads_all: Tensors,
    }),
  }),
})

const OnlineRun = z.object({
  config: z.object({
    N: z.number(),
    in: z.number(),
    classes: z.number(),
    epochs: z.number(),
    mimic_layer: z.string(),
    optimizer: Optimizer,
  }),
  inputs: z.object({
    x: Tensor,
    true_labels: Tensor,
    noisy_labels: Tensor,
    flipped: z.array(z.number()),
    order: z.array(z.array(z.number())),
  }),
  ...Model,
  expected: z.object({
    exact_f64: z.object({
      steps: z.array(
        z.object({
          epoch: z.number(),
          indices: z.array(z.number()),
          loss: Tensor,
          score: Tensor,
          weight: Tensor,
          task_vector_norm: z.number(),
          weights_after: Tensors,
        }),
      ),
      keep_weight_gt_1_over_b: Tensor,
      keep_fraction: Tensor,
    }),
  }),
})

/** One of 01 to 03: per-sample gradients and scores of a tiny model, by the paper's official functions in float64 (torch 1.13). */
export function perSampleFile(name: string): z.infer<typeof PerSample> {
  return PerSample.parse(read(name))
}

/** One of 04 and 05: two epochs of training with re-weighting. */
export function onlineFile(name: string): z.infer<typeof OnlineRun> {
  return OnlineRun.parse(read(name))
}

/** The numbers rounded to float32, as the files want it on reading. */
export function float32({ data }: z.infer<typeof Tensor>): Float32Array {
  return Float32Array.from(data)
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../golden/grad-mimic/${name}.json`, import.meta.url), 'utf8'))
}
