import { type AdamwPowers, type AdamwTensors, adamw } from '../engine/adamw.ts'
import type { Engine } from '../engine/engine.ts'
import { type SgdTensors, sgd } from '../engine/sgd.ts'
import type { Tensor } from '../engine/tensor.ts'
import type { Network } from './network.ts'
import type { Optimizer } from './online-settings.ts'

/** A parameter by name, with its gradient. */
type Parameter = { name: string; theta: Tensor; grad: Tensor }

/** Updates the network's weights by their gradients, and says what it remembers: its tensors by name, and AdamW's running powers. */
export type Updater = {
  update(): void
  memory: readonly (readonly [name: string, tensor: Tensor])[]
  powers(): AdamwPowers & { steps: number }
  restore(powers: AdamwPowers & { steps: number }): void
}

/** An updater that has made no step yet. No gradient is clipped. */
export function openUpdater({ engine, layers }: Network, optimizer: Optimizer): Updater {
  const parameters = layers.flatMap(({ name, weight, bias, weightGradient, biasGradient }): Parameter[] => [
    { name: `${name}.weight`, theta: weight, grad: weightGradient },
    { name: `${name}.bias`, theta: bias, grad: biasGradient },
  ])
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
    update() {
      sgd(engine, tensors, optimizer, { rate: optimizer.lr, clip: 1, isFirst: steps === 0 })
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
    update() {
      powers = adamw(engine, tensors, { beta1, beta2, eps, weightDecay }, { rate: lr, clip: 1, powers })
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
