import type { Engine } from './engine.ts'
import type { Tensor } from './tensor.ts'

/** `momentum` 0: plain descent. `weightDecay` is added to the gradient. */
export type SgdSettings = { momentum: number; weightDecay: number }

/** A parameter with its gradient and its momentum's buffer: tensors of one shape. */
export type SgdTensors = { theta: Tensor; grad: Tensor; buffer: Tensor }

/**
 * One step of SGD with momentum, in the exact order of engine.md §5. `isFirst`: the buffer becomes the gradient. `clip`: the factor of
 * `clipFactor`. Inside f64, buffer and θ rounded once.
 */
export function sgd(
  engine: Engine,
  parameters: Iterable<SgdTensors>,
  { momentum, weightDecay }: SgdSettings,
  { rate, clip, isFirst }: { rate: number; clip: number; isFirst: boolean },
): void {
  for (const { theta, grad, buffer } of parameters) {
    const count = theta.rows * theta.cols
    const first = isFirst ? 1 : 0
    engine.run('sgd', count, theta.at, grad.at, buffer.at, clip, weightDecay, momentum, rate, first)
  }
}
