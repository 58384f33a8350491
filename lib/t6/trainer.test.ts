import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { resumeTraining, writeCheckpoint } from './checkpoint.ts'
import { exampleTokens, exampleTraining } from './example-training.ts'
import { T6Model } from './model.ts'
import { parameterCount } from './parameter-count.ts'
import { listParameters } from './parameters.ts'
import { T6_VARIANTS } from './shape.ts'
import { advance, progressDigests, startTraining, type Trainer, validationLoss } from './trainer.ts'

function steps(trainer: Trainer, count: number) {
  return Array.from({ length: count }, () => advance(trainer))
}

test('every variant that can be trained learns, and has as many weights as its formula says', () => {
  for (const variant of T6_VARIANTS.filter((one) => one !== 'mla')) {
    const input = exampleTraining({ model: { variant, headNorm: variant === 'tpa' } })
    const trainer = startTraining(createEngine(), input)
    const before = validationLoss(trainer) ?? 0
    steps(trainer, 25)
    expect(Math.abs(before - 3.7), variant).toBeLessThan(0.5)
    expect(validationLoss(trainer) ?? 9, variant).toBeLessThan(before - 0.5)
    const count = listParameters({ ...input.model, headNorm: false }).reduce(
      (sum, { rows, cols }) => sum + rows * cols,
      0,
    )
    expect(count, variant).toBe(parameterCount(input.model))
  }
})

test('a training taken up from a checkpoint has the same bits as one that never stopped', () => {
  for (const sampling of ['sequential', 'with-replacement']) {
    const input = exampleTraining({ batch: { sampling, accumulation: 2 } })
    const whole = startTraining(createEngine(), input)
    const reports = steps(whole, 8)
    const first = startTraining(createEngine(), input)
    steps(first, 3)
    validationLoss(first)
    const taken = resumeTraining(createEngine(), input, writeCheckpoint(first))
    expect(steps(taken, 5)).toEqual(reports.slice(3))
    expect(progressDigests(taken)).toEqual(progressDigests(whole))
  }
})

test('another seed makes another training; looking at the validation text makes none', () => {
  const [one, other] = [7, 8].map((seed) => startTraining(createEngine(), exampleTraining({ seed })))
  const looked = startTraining(createEngine(), exampleTraining({ batch: { evalIters: 5 } }))
  if (one === undefined || other === undefined) throw new Error('Two trainings were begun.')
  for (let i = 0; i < 4; i += 1) {
    validationLoss(looked)
    for (const trainer of [one, other, looked]) advance(trainer)
  }
  expect(progressDigests(looked)).toEqual(progressDigests(one))
  expect(progressDigests(other).weights).not.toBe(progressDigests(one).weights)
})

test('a checkpoint that is cut, altered or of something else is refused, and it is said why', () => {
  const input = exampleTraining()
  const trainer = startTraining(createEngine(), input)
  advance(trainer)
  const bytes = writeCheckpoint(trainer)
  const resume = (given: Uint8Array, change: Parameters<typeof exampleTraining>[0] = {}) =>
    resumeTraining(createEngine(), exampleTraining(change), given)
  const altered = bytes.slice()
  altered[bytes.length - 100] = (altered[bytes.length - 100] ?? 0) ^ 1
  expect(() => resume(bytes.slice(0, -1))).toThrow('cut or altered')
  expect(() => resume(altered)).toThrow('cut or altered')
  expect(() => resume(new Uint8Array(0))).toThrow('does not begin as one')
  expect(() => resume(bytes, { model: { h: 4 } })).toThrow('another model')
  expect(() => resume(bytes, { seed: 1 })).toThrow('another settings')
  expect(() => resumeTraining(createEngine(), { ...input, tokens: exampleTokens(401) }, bytes)).toThrow('another data')
})

test('a number that is none stops the training with its step, and nothing is updated', () => {
  const trainer = startTraining(createEngine(), exampleTraining())
  steps(trainer, 2)
  trainer.parameters.named('transformer.h.1.mlp.c_fc1.weight').data[5] = Number.NaN
  const before = progressDigests(trainer)
  expect(advance(trainer)).toEqual({ kind: 'not-a-number', step: 3, what: 'loss' })
  expect(progressDigests(trainer)).toEqual(before)
})

test('a text that is too short, and a model that does not fit together, are refused', () => {
  const input = exampleTraining()
  expect(() => startTraining(createEngine(), { ...input, tokens: exampleTokens(10) })).toThrow('10 tokens')
  const faults = (change: object) =>
    T6Model.safeParse({ ...input.model, ...change }).error?.issues.map(({ path, message }) => `${path}: ${message}`)
  expect(faults({ variant: 'gqa', h: 3, G: 2 })).toEqual(["G: 3 heads can't be shared evenly by 2 groups."])
  expect(faults({ variant: 'mla', mla: undefined })).toHaveLength(2)
  expect(faults({ dHead: 7 })).toEqual(['dHead: A head is turned by halves: its size is even.'])
  expect(faults({ RQ: undefined })).toEqual(['RQ: The variant tpa needs RQ.'])
})
