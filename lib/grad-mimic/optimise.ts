import { type AdamwTensors, adamw } from '../engine/adamw.ts'
import type { Engine } from '../engine/engine.ts'
import { type SgdTensors, sgd } from '../engine/sgd.ts'
import type { Tensor } from '../engine/tensor.ts'
import type { Optimizer } from './online-settings.ts'
import type { Powers } from './run-checkpoint.ts'

/** A parameter by name, with its gradient. */
export type Parameter = { name: string; theta: Tensor; grad: Tensor }

/**
 * Updates weights by their gradients, and says what it remembers: its tensors by name, and AdamW's running powers. `clip`: a factor
 * for every gradient.
 */
export type Updater = {
  update(clip: number): void
  memory: readonly (readonly [name: string, tensor: Tensor])[]
  powers(): Powers
  restore(powers: Powers): void
}

/** An updater that has made no step yet. The parameters are gone through in the order given. */
export function openUpdater(engine: Engine, parameters: readonly Parameter[], optimizer: Optimizer): Updater {
  return optimizer.kind === 'sgd' ? openSgd(engine, parameters, optimizer) : openAdamw(engine, parameters, optimizer)
}

function openSgd(
  engine: Engine,
  parameters: readonly Parameter[],
  optimizer: Extract<Optimizer, { kind: 'sgd' }>,
): Updater {
  const tensors = parameters.map(({ theta, grad }): SgdTensors => ({ theta, grad, buffer: roomLike(engine, theta) }))
  let steps = 0
  return {
    update(clip) {
      sgd(engine, tensors, optimizer, { rate: optimizer.lr, clip, isFirst: steps === 0 })
      steps += 1
    },
    memory: tensors.map(({ buffer }, place) => [`${parameters[place]?.name}.momentum`, buffer] as const),
    powers: () => ({ beta1: 1, beta2: 1, steps }),
    restore(kept) {
      steps = kept.steps
    },
  }
}

function openAdamw(
  engine: Engine,
  parameters: readonly Parameter[],
  optimizer: Extract<Optimizer, { kind: 'adamw' }>,
): Updater {
  const { lr, eps, weightDecay, betas } = optimizer
  const [beta1, beta2] = betas
  const tensors = parameters.map(
    ({ theta, grad }): AdamwTensors => ({ theta, grad, m: roomLike(engine, theta), u: roomLike(engine, theta) }),
  )
  let [powers, steps] = [{ beta1: 1, beta2: 1 }, 0]
  return {
    update(clip) {
      powers = adamw(engine, tensors, { beta1, beta2, eps, weightDecay }, { rate: lr, clip, powers })
      steps += 1
    },
    memory: tensors.flatMap(({ m, u }, place) => [
      [`${parameters[place]?.name}.m`, m] as const,
      [`${parameters[place]?.name}.u`, u] as const,
    ]),
    powers: () => ({ ...powers, steps }),
    restore(kept) {
      powers = { beta1: kept.beta1, beta2: kept.beta2 }
      steps = kept.steps
    },
  }
}

function roomLike(engine: Engine, { rows, cols }: Tensor): Tensor {
  return engine.tensor(rows, cols)
}
