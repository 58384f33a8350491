import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { exampleTask } from './example-task.ts'
import { resumeOnlineRun, saveOnlineRun } from './online-checkpoint.ts'
import { type OnlineRun, openOnlineRun } from './online-run.ts'
import type { OnlineTask } from './online-task.ts'
import type { Progress } from './stepper.ts'

/** A run of the task, gone to its end. */
function finished(task: OnlineTask): OnlineRun {
  const run = openOnlineRun(createEngine(), task)
  goOn(run)
  return run
}

function goOn(run: OnlineRun): Progress {
  for (;;) {
    const said = run.step()
    if (said.kind !== 'stepped') return said
  }
}

test('each epoch meets each record once, in an order of its own, and records its score, weight, loss and step', () => {
  const { epochs, steps } = finished(exampleTask()).trace()
  expect(steps.map(({ epoch, size }) => [epoch, size])).toEqual([0, 1, 2].flatMap((epoch) => Array(5).fill([epoch, 8])))
  for (const { m, w, loss, step, order } of epochs) {
    expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()])
    expect([...m, ...loss].every(Number.isFinite)).toBe(true)
    expect([...step].sort((a, b) => a - b)[0]).toBe(step[order[0] ?? 0])
    expect(w.reduce((sum, each) => sum + each, 0)).toBeCloseTo(5, 12)
  }
  expect(epochs[0]?.order).not.toEqual(epochs[1]?.order)
})

for (const [what, task] of [
  ['a linear probe with AdamW', exampleTask()],
  [
    'logits kept of the reference, and a dropped last batch',
    exampleTask({ score: { form: 'cached-reference-logits' }, train: { batchSize: 7, dropLast: true } }),
  ],
  [
    'a hidden layer with SGD, scored by all parameters',
    exampleTask({
      hidden: [5],
      score: { mimicLayer: 'all', calibrate: 'all', method: 'normed_cos' },
      train: { optimizer: { kind: 'sgd', lr: 0.1 } },
    }),
  ],
] as const)
  test(`${what}: a run that is stopped at any step and taken up again ends in the same bits`, () => {
    const whole = finished(task)
    for (const after of [0, 1, 5, 7]) {
      const first = openOnlineRun(createEngine(), task)
      for (let step = 0; step < after; step += 1) first.step()
      const second = resumeOnlineRun(createEngine(), task, saveOnlineRun(task, first))
      expect(goOn(second)).toEqual({ kind: 'finished' })
      expect(second.weights()).toEqual(whole.weights())
      expect(second.trace()).toEqual(whole.trace())
    }
  })

test('a checkpoint that is cut, altered, of another run or no checkpoint at all is refused', () => {
  const task = exampleTask()
  const bytes = saveOnlineRun(task, openOnlineRun(createEngine(), task))
  const resume = (given: Uint8Array, of = task) => resumeOnlineRun(createEngine(), of, given)
  expect(() => resume(bytes.subarray(0, -1))).toThrow('was cut or altered')
  expect(() => resume(bytes.with(200, (bytes[200] ?? 0) ^ 1))).toThrow('was cut or altered')
  expect(() => resume(new Uint8Array(3))).toThrow('no checkpoint')
  expect(() => resume(bytes, exampleTask({ score: { temperature: 2 } }))).toThrow('of another run')
})

test('a dropped last batch leaves its records unmet, and they abstain', () => {
  const { epochs } = finished(exampleTask({ train: { batchSize: 7, dropLast: true } })).trace()
  expect(epochs.map(({ step }) => step.filter((each) => each === -1).length)).toEqual([5, 5, 5])
})

test('a score named alone is recorded and leaves training plain; so does one before its starting epoch', () => {
  const plain = finished({ ...exampleTask(), reference: null }).weights()
  expect(finished(exampleTask({ score: { method: 'proj' } })).weights()).toEqual(plain)
  expect(finished(exampleTask({ score: { startingEpoch: 3 } })).weights()).toEqual(plain)
  expect(finished(exampleTask()).weights()).not.toEqual(plain)
})

test('without a reference there is no score, and each epoch still has its losses', () => {
  const { epochs, steps } = finished({ ...exampleTask(), reference: null }).trace()
  expect(epochs.every(({ m, loss }) => m.every(Number.isNaN) && loss.every(Number.isFinite))).toBe(true)
  expect(steps.every(({ norm }) => Number.isNaN(norm))).toBe(true)
})

test('only the weight of the mimic layer is re-weighted unless all is asked for', () => {
  const task = (score: object) =>
    exampleTask({ hidden: [5], score, train: { epochs: 1, batchSize: 40, optimizer: { kind: 'sgd', lr: 0.1 } } })
  const [plain, layer, all] = [task({ method: 'proj' }), task({}), task({ calibrate: 'all' })].map((each) =>
    finished(each).weights(),
  )
  const changed = (weights: typeof plain) =>
    Object.keys(weights ?? {}).filter((name) => `${weights?.[name]}` !== `${plain?.[name]}`)
  expect(changed(layer)).toEqual(['2.weight'])
  expect(changed(all)).toEqual(['0.weight', '0.bias', '2.weight', '2.bias'])
})

test('where the model stands on the reference, scores are 0 and weights 1/b', () => {
  const task = exampleTask()
  const { epochs, steps } = finished({
    ...task,
    reference: task.initial,
    train: { ...task.train, epochs: 1, batchSize: 40 },
  }).trace()
  expect(steps[0]?.norm).toBe(0)
  expect([...(epochs[0]?.m ?? [])].every((m) => m === 0)).toBe(true)
  expect([...(epochs[0]?.w ?? [])].every((w) => w === 1 / 40)).toBe(true)
})

test('a loss that is no number stops the run for good, with step and record', () => {
  const run = openOnlineRun(
    createEngine(),
    exampleTask({ train: { optimizer: { kind: 'sgd', lr: 1000, momentum: 0.99, weightDecay: 1000 } } }),
  )
  const said = goOn(run)
  expect(said).toMatchObject({ kind: 'stopped', epoch: expect.any(Number), record: expect.any(Number) })
  expect(run.step()).toEqual(said)
})

for (const [what, spoil, says] of [
  [
    'one record',
    (task: OnlineTask) => ({ ...task, set: { ...task.set, labels: Int32Array.of(0), x: new Float32Array(4) } }),
    'The set has 1 record: scores compare records, so give two or more.',
  ],
  [
    'no record',
    (task: OnlineTask) => ({ ...task, set: { ...task.set, labels: new Int32Array(), x: new Float32Array() } }),
    'The set has 0 records',
  ],
  [
    'a label that is no class',
    (task: OnlineTask) => ({ ...task, set: { ...task.set, labels: task.set.labels.with(3, 3) } }),
    'Record 3 has the label 3: labels go from 0 to 2.',
  ],
  [
    'a feature that is no number',
    (task: OnlineTask) => ({ ...task, set: { ...task.set, x: task.set.x.with(9, Number.NaN) } }),
    'Record 2 has the feature 1 = NaN: features are finite numbers.',
  ],
  [
    'rows of another width',
    (task: OnlineTask) => ({ ...task, set: { ...task.set, x: task.set.x.subarray(1) } }),
    '40 records of 4 features are 160 numbers, and 159 were given.',
  ],
  [
    'a set for another model',
    (task: OnlineTask) => ({ ...task, model: { ...task.model, classes: 4 } }),
    'The set has 4 features and 3 classes, and the model takes 4 and 4.',
  ],
  [
    'a reference of another shape',
    (task: OnlineTask) => ({ ...task, reference: exampleTask({ hidden: [3] }).initial }),
    'The reference has 2.weight, which the model has not: both must be of one shape.',
  ],
  [
    'a mimic layer that is none',
    (task: OnlineTask) => ({ ...task, score: { ...task.score, mimicLayer: '0.bias' } }),
    'The mimic layer "0.bias" is no weight of this model. There is 0.weight, or all of them: all.',
  ],
  [
    'kept logits of a deeper model',
    () => exampleTask({ hidden: [3], score: { form: 'cached-reference-logits' } }),
    'choose the form "direct"',
  ],
  [
    'a batch that is larger than the set, and dropped',
    () => exampleTask({ train: { batchSize: 64, dropLast: true } }),
    'no step is left',
  ],
  [
    'an order that names a record twice',
    (task: OnlineTask) => ({ ...task, orders: [0, 1, 2].map(() => new Uint32Array(40)) }),
    'The order of epoch 0 does not name each of the 40 records exactly once.',
  ],
] as const)
  test(`${what}: refused, and says where`, () => {
    expect(() => openOnlineRun(createEngine(), spoil(exampleTask()))).toThrow(says)
  })
