import { expect, test } from '@playwright/test'
import { crossEntropy } from '../engine/cross-entropy.ts'
import { createEngine } from '../engine/engine.ts'
import { openStream, uniform } from '../engine/random.ts'
import { backward } from './backward.ts'
import { exampleTraining } from './example-training.ts'
import { forward } from './forward.ts'
import { takeParameters } from './parameters.ts'
import { T6_VARIANTS } from './shape.ts'
import { advance, startTraining, type Trainer } from './trainer.ts'
import { placeWindows } from './windows.ts'

/** The mean loss of one batch with all weights moved along a direction; with `isBack`, gradients are made on the way. */
function lossAt(trainer: Trainer, at: Float32Array, along: Float32Array, step: number, isBack: boolean): number {
  const { engine, space, parameters, gradients, tokens } = trainer
  parameters.all.data.set(at.map((value, i) => value + step * (along[i] ?? 0)))
  placeWindows(space, tokens, [0, 50, 120], 10)
  forward(space, parameters)
  const loss = crossEntropy(engine, space.logits, space.loss, isBack ? { grad: space.logits, scale: 1 / 30 } : null)
  if (isBack) backward(space, parameters, gradients)
  return loss.sum / 30
}

test('the gradient of every variant is the slope of its loss', () => {
  for (const variant of T6_VARIANTS.filter((one) => one !== 'mla')) {
    const trainer = startTraining(createEngine(), exampleTraining({ model: { variant, headNorm: true } }))
    for (let i = 0; i < 5; i += 1) advance(trainer)
    const random = openStream(1, 'noise')
    const at = trainer.parameters.all.data.slice()
    const along = at.map(() => 2 * uniform(random) - 1)
    trainer.gradients.all.data.fill(0)
    lossAt(trainer, at, along, 0, true)
    const slope = trainer.gradients.all.data.reduce((sum, g, i) => sum + g * (along[i] ?? 0), 0)
    const step = 1 / 1024
    const [up, down] = [step, -step].map((by) => lossAt(trainer, at, along, by, false))
    const difference = ((up ?? 0) - (down ?? 0)) / (2 * step)
    expect(Math.abs(slope - difference), variant).toBeLessThan(5e-3 * (0.1 + Math.abs(difference)))
    expect(Math.abs(slope), variant).toBeGreaterThan(0.01)
  }
})

test('rows of one weight can be scaled on the way back; every other gradient stays as it is, bit for bit', () => {
  const trainer = startTraining(createEngine(), exampleTraining())
  for (let i = 0; i < 3; i += 1) advance(trainer)
  const { engine, space, parameters, model } = trainer
  const [plain, scaled] = [takeParameters(engine, model), takeParameters(engine, model)]
  const weights = engine.tensor(30, 1)
  weights.data.fill(0.5)
  const room = engine.tensor(30, model.dModel)
  for (const [gradients, rowWeights] of [
    [plain, null],
    [scaled, { layer: 1, weights, room }],
  ] as const) {
    placeWindows(space, trainer.tokens, [0, 50, 120], 10)
    forward(space, parameters)
    crossEntropy(engine, space.logits, space.loss, { grad: space.logits, scale: 1 / 30 })
    backward(space, parameters, gradients, rowWeights)
  }
  const name = 'transformer.h.1.mlp.c_proj.weight'
  expect([...scaled.named(name).data]).toEqual([...plain.named(name).data].map((g) => g / 2))
  scaled.named(name).data.set(plain.named(name).data)
  expect(scaled.all.data.every((g, i) => g === plain.all.data[i])).toBe(true)
})
