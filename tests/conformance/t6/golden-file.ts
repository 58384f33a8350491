import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Numbers = z.object({ shape: z.array(z.int()), data: z.array(z.number()) })
export type Numbers = z.infer<typeof Numbers>
const Named = z.record(z.string(), Numbers)

const Expected = z.object({
  ...{
    cos: Numbers.optional(),
    sin: Numbers.optional(),
    q: Numbers.optional(),
    k: Numbers.optional(),
    v: Numbers.optional(),
  },
  ...{ y: Numbers.optional(), logits: Numbers.optional(), loss: z.number().optional(), grads: Named.optional() },
  ...{ factors: Named.optional(), decode_last_heads: Numbers.optional() },
  adamw: z
    .object({
      ...{ lr: z.number(), betas: z.tuple([z.number(), z.number()]), eps: z.number(), weight_decay: z.number() },
      grad_clip: z.number(),
      steps: z.array(z.object({ loss: z.number(), grad_norm_before_clip: z.number() })),
      weights_after: Named,
    })
    .optional(),
})

const Golden = z.object({
  config: z.object({
    ...{ n_embd: z.int().optional(), n_head: z.int().optional(), head_dim: z.int(), q_rank: z.int().optional() },
    ...{
      rank: z.int().optional(),
      B: z.int(),
      T: z.int(),
      vocab_size: z.int().optional(),
      n_layer: z.int().optional(),
    },
    ...{ using_groupnorm: z.boolean().optional(), variant: z.string().optional(), mlp_hidden: z.int().optional() },
  }),
  inputs: Named,
  weights: Named.default({}),
  expected: z.object({ exact_f64: Expected, reference_f32_bf16rope: Expected.optional() }),
})
export type Golden = z.infer<typeof Golden>

/** One golden file by the number it begins with. */
export function readGolden(name: string): Golden {
  return Golden.parse(JSON.parse(readFileSync(new URL(`../../golden/t6/${name}.json`, import.meta.url), 'utf8')))
}

/** The largest difference from what is wanted, over the largest number wanted. */
export function relativeDifference(found: ArrayLike<number>, wanted: Numbers | undefined): number {
  if (wanted === undefined) throw new Error('The golden file lacks this tensor.')
  if (found.length !== wanted.data.length) throw new Error(`${found.length} numbers; ${wanted.data.length} are wanted.`)
  const largest = Math.max(...wanted.data.map(Math.abs))
  const differences = wanted.data.map((value, i) => Math.abs(value - (found[i] ?? Number.NaN)))
  return differences.some(Number.isNaN) ? Number.NaN : Math.max(...differences) / largest
}
