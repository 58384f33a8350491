import type { Engine } from './engine.ts'
import type { Tensor } from './tensor.ts'

/** AdamW's constants. `weightDecay` acts on every parameter. */
export type AdamwSettings = { beta1: number; beta2: number; eps: number; weightDecay: number }

/** What AdamW remembers between steps beside m and u: β1^t and β2^t as running products, 1 before the first step. */
export type AdamwPowers = { beta1: number; beta2: number }

/** A parameter with its gradient, mean of gradients and mean of their squares: tensors of one shape. */
export type AdamwTensors = { theta: Tensor; grad: Tensor; m: Tensor; u: Tensor }

/**
 * One step of AdamW, in the exact order of engine.md §5: decay first, then m, u, then θ. `rate`: the learning rate of this step; `clip`:
 * the factor of `clipFactor`. Returns the powers of the step after. Inside f64, each of θ, m, u rounded once.
 */
export function adamw(
  engine: Engine,
  parameters: Iterable<AdamwTensors>,
  settings: AdamwSettings,
  { rate, clip, powers }: { rate: number; clip: number; powers: AdamwPowers },
): AdamwPowers {
  const { beta1, beta2, eps, weightDecay } = settings
  const next = { beta1: powers.beta1 * beta1, beta2: powers.beta2 * beta2 }
  const keep = 1 - rate * weightDecay
  const step = rate / (1 - next.beta1)
  const root = Math.sqrt(1 - next.beta2)
  for (const { theta, grad, m, u } of parameters) {
    const count = theta.rows * theta.cols
    engine.run('adamw', count, theta.at, grad.at, m.at, u.at, clip, keep, beta1, beta2, step, root, eps)
  }
  return next
}
