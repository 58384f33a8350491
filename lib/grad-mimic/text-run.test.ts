import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { directionTo } from './direction.ts'
import { exampleTextTask } from './example-text-task.ts'
import { filterRecords } from './filter.ts'
import { FilterSettings } from './filter-settings.ts'
import { textLosses } from './text-losses.ts'
import { openTextRun, resumeTextRun, saveTextRun, type TextRun } from './text-run.ts'
import type { TextTask } from './text-task.ts'

function finished(task: TextTask): TextRun {
  const run = openTextRun(createEngine(), task)
  goOn(run)
  return run
}

function goOn(run: TextRun) {
  for (;;) {
    const said = run.step()
    if (said.kind !== 'stepped') return said
  }
}

/** One scoring of every record at the weights given. */
function scored(options: { score?: object; train?: object }) {
  const { epochs } = finished(
    exampleTextTask({ ...options, train: { epochs: 1, scoringOnly: true, ...options.train } }),
  ).trace()
  const [epoch] = epochs
  if (epoch === undefined) throw new Error('There is an epoch.')
  return epoch
}

test('a record without a next token is met by no step, and stays unknown; the others are met once an epoch', () => {
  const trace = finished(exampleTextTask()).trace()
  for (const { step, m } of trace.epochs) {
    expect([step[2], m[2]]).toEqual([-1, Number.NaN])
    expect([...step].filter((each) => each >= 0)).toHaveLength(8)
  }
  expect(trace.steps.map(({ size }) => size)).toEqual([3, 3, 2, 3, 3, 2])
  expect(filterRecords(trace, FilterSettings.parse({})).decisions[2]).toBe('unknown')
})

test('a score is the slope of the loss towards the reference, by finite differences on the engine', () => {
  const { base, reference, set } = exampleTextTask()
  if (reference === null) throw new Error('There is a reference.')
  const { v, norm } = directionTo(reference.weights, base.weights)
  const step = 0.005
  const at = (by: number) => {
    const weights = base.weights.map((value, place) => value + by * (v[place] ?? 0))
    return textLosses(createEngine(), { model: base.model, weights }, set)
  }
  const [up, down] = [at(step), at(-step)]
  const slopes = up.map((loss, record) => -(loss - (down[record] ?? 0)) / (2 * step * norm))
  const { m } = scored({ score: { mimicLayer: 'all' } })
  const largest = Math.max(...met(m).map(Math.abs))
  for (const record of set.records.keys())
    if (record !== 2) expect(Math.abs((m[record] ?? 0) - (slopes[record] ?? 0))).toBeLessThan(1e-3 * largest)
})

test('the last output projection is what is scored if none is named; a cosine has its sign, and is at most 1', () => {
  const projections = scored({}).m
  const layer = { mimicLayer: 'transformer.h.1.mlp.c_proj.weight' }
  expect(scored({ score: layer }).m).toEqual(projections)
  const cosines = scored({ score: { ...layer, method: 'cos' } }).m
  expect(cosines.map(Math.sign)).toEqual(projections.map(Math.sign))
  expect([...cosines].filter((each) => Math.abs(each) > 1)).toEqual([])
})

const met = (values: Float64Array) => [...values].filter((each) => !Number.isNaN(each))

test('scores do not hang on how a batch is cut into passes, but for the last bits', () => {
  const whole = scored({ train: { batchSize: 8 } })
  for (const batchSize of [1, 2, 5]) {
    const cut = scored({ train: { batchSize } })
    expect(met(cut.m)).toEqual(met(whole.m).map((each) => expect.closeTo(each, 5)))
    expect(met(cut.loss)).toEqual(met(whole.loss).map((each) => expect.closeTo(each, 5)))
  }
})

test('a long record counts as the mean of its windows by targets, or as their sum', () => {
  const [mean, sum] = [scored({}), scored({ score: { lossReduction: 'sum' } })]
  const counts = [6, 4, 0, 14, 5, 6, 3, 8, 6]
  for (const [record, count] of counts.entries()) {
    if (count === 0) continue
    expect((sum.loss[record] ?? 0) / count).toBeCloseTo(mean.loss[record] ?? 0, 9)
    expect((sum.m[record] ?? 0) / count).toBeCloseTo(mean.m[record] ?? 0, 6)
  }
})

test('scoring only trains nothing', () => {
  const task = exampleTextTask({ train: { epochs: 1, scoringOnly: true } })
  expect([...finished(task).parameters.all.data]).toEqual([...task.base.weights])
})

test('re-weighting touches the output projection alone at the first step, or all if asked', () => {
  const first = (score: object) => {
    const run = openTextRun(
      createEngine(),
      exampleTextTask({ score, train: { clip: null, optimizer: { kind: 'sgd', lr: 0.1 } } }),
    )
    run.step()
    return run.parameters
  }
  const [plain, layer, all] = [first({ method: 'proj' }), first({}), first({ calibrate: 'all' })]
  const changed = (one: typeof plain) =>
    one.names.filter((name) => !one.named(name).data.every((value, at) => value === plain.named(name).data[at]))
  expect(changed(layer)).toEqual(['transformer.h.1.mlp.c_proj.weight'])
  expect(changed(all)).toEqual([...plain.names])
})

for (const [what, options] of [
  ['scored by tokens', {}],
  ['scored by all parameters', { score: { mimicLayer: 'all', method: 'normed_cos' }, train: { window: 4 } }],
] as const)
  test(`${what}: a run that is stopped at any step and taken up again ends in the same bits`, () => {
    const task = exampleTextTask(options)
    const whole = finished(task)
    for (const after of [0, 2, 4]) {
      const first = openTextRun(createEngine(), task)
      for (let step = 0; step < after; step += 1) first.step()
      const second = resumeTextRun(createEngine(), task, saveTextRun(task, first))
      goOn(second)
      expect([...second.parameters.all.data]).toEqual([...whole.parameters.all.data])
      expect(second.trace()).toEqual(whole.trace())
    }
  })

test('a loss that is no number stops the run for good, with step and record, at the weights before', () => {
  const run = openTextRun(
    createEngine(),
    exampleTextTask({ train: { clip: null, optimizer: { kind: 'sgd', lr: 1000, momentum: 0.99, weightDecay: 1000 } } }),
  )
  const said = goOn(run)
  expect(said).toMatchObject({
    kind: 'stopped',
    record: expect.any(Number),
    why: expect.stringContaining('The loss became'),
  })
  expect(run.step()).toEqual(said)
})

for (const [what, spoil, says] of [
  [
    'records in another vocabulary',
    (task: TextTask) => ({ ...task, set: { ...task.set, vocab: 80 } }),
    'The records are in 80 tokens, and the model has 7',
  ],
  [
    'a token that the model has not',
    (task: TextTask) => ({
      ...task,
      set: { ...task.set, records: [...task.set.records, { inputs: Int32Array.of(7), targets: Int32Array.of(1) }] },
    }),
    "Record 9 has the token 7: the model's go from 0 to 6.",
  ],
  [
    'one record that can be met',
    (task: TextTask) => ({ ...task, set: { ...task.set, records: task.set.records.slice(1, 3) } }),
    '1 of 2 records has a next token to predict',
  ],
  [
    'weights of another model',
    (task: TextTask) => ({ ...task, base: { ...task.base, weights: new Float32Array(5) } }),
    'The base has 5 numbers, and its model',
  ],
  [
    'a reference of another shape',
    (task: TextTask) => ({ ...task, reference: { ...task.base, model: { ...task.base.model, context: 9 } } }),
    'The reference is a model of another shape than the base',
  ],
  [
    'a reference that is not finite',
    (task: TextTask) => ({ ...task, reference: { ...task.base, weights: task.base.weights.with(3, Number.NaN) } }),
    'The reference has the weight NaN at place 3',
  ],
  [
    'a mimic layer that is none',
    () => exampleTextTask({ score: { mimicLayer: 'transformer.h.2.mlp.c_proj.weight' } }),
    'with N from 0 to 1, or all',
  ],
  ['windows past the context', () => exampleTextTask({ train: { window: 7 } }), "the model's context is 6"],
] as const)
  test(`${what}: refused, and says where`, () => {
    expect(() => openTextRun(createEngine(), spoil(exampleTextTask()))).toThrow(says)
  })
