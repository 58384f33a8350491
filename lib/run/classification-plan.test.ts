import { expect, test } from '@playwright/test'
import { createEngine } from '../engine/engine.ts'
import { normal, openStream } from '../engine/random.ts'
import { ClassificationOrder, type ClassificationOrderInput } from './classification-order.ts'
import { classificationOf, configurationForClassification, type LabelledVersion } from './classification-plan.ts'
import { classesOf, labelledDigest } from './labelled-reading.ts'
import { openFilter } from './run-filter.ts'
import type { TraceStep } from './trace.ts'

const DIGESTS = ['a', 'b'].map((letter) => `sha256:${letter.repeat(64)}` as const)

function version(count: number, seed: number, over: { inputs?: number; labels?: string[] } = {}): LabelledVersion {
  const { inputs = 4, labels = ['no', 'yes'] } = over
  const random = openStream(seed, 'noise')
  const kind = (place: number) => place % labels.length
  const x = Float32Array.from({ length: count * inputs }, (_, at) => {
    const [place, feature] = [Math.floor(at / inputs), at % inputs]
    return (feature === kind(place) ? 2 : 0) + 0.5 * normal(random)
  })
  return {
    ...{ version: DIGESTS[seed % 2] ?? `sha256:${'c'.repeat(64)}`, name: `lab/set${seed}@1.0.0` },
    reading: { rules: 'labelled-1', label: 'label', features: 'features', prefix: null, records: 100 },
    records: {
      ids: Array.from({ length: count }, (_, place) => `r${String(place).padStart(3, '0')}`),
      labels: Array.from({ length: count }, (_, place) => labels[kind(place)] ?? ''),
      ...{ x, inputs, names: null },
    },
  }
}

type Over = Partial<ClassificationOrderInput> & { reference?: object }

function planned(input: LabelledVersion, reference: LabelledVersion, over: Over = {}) {
  const asked = { batchSize: 5, epochs: 2, traceEvery: 1, version: { label: '2', reason: 'Cleaner.' }, ...over }
  const order = ClassificationOrder.parse({
    ...{ ...asked, task: 'classification', reference: { version: reference.version, epochs: 3, ...over.reference } },
  })
  return configurationForClassification(
    { ...order, version: { ...order.version, dataset: 'lab/set' } },
    input,
    reference,
  )
}

for (const hidden of [null, 3])
  test(`a run of a ${hidden === null ? 'linear probe' : 'network with a hidden layer'} goes on from any of its checkpoints to the same bits, in the reference’s part and in the filter’s`, () => {
    const work = planned(version(12, 1), version(11, 2), { hidden }).planned
    expect(work.plan).toMatchObject({ referenceSteps: 9, steps: 15 })
    const whole = openFilter(createEngine(), work, null)
    const begun = whole.beginning()?.trace
    const trace: (TraceStep | null)[] = []
    const checkpoints = [whole.checkpoint()]
    while (!whole.isDone()) {
      const step = whole.advance()
      if ('kind' in step) throw new Error(step.kind)
      trace.push(step.trace)
      checkpoints.push(whole.checkpoint())
    }
    const scored = whole.finish()
    expect(begun?.step).toBe(0)
    expect(trace.map((step) => step?.step)).toEqual(Array.from({ length: 15 }, (_, step) => step + 1))
    for (const from of [0, 4, 8, 9, 10, 14, 15]) {
      const resumed = openFilter(createEngine(), work, checkpoints[from] ?? null)
      expect([resumed.step, resumed.beginning()]).toEqual([from, null])
      const rest: (TraceStep | null)[] = []
      while (!resumed.isDone()) {
        const step = resumed.advance()
        rest.push('kind' in step ? null : step.trace)
      }
      expect(rest).toEqual(trace.slice(from))
      expect(resumed.finish()).toEqual(scored)
    }
  })

test('reference and model begin with the same weights, and classes are those of the reference, in order', () => {
  const {
    planned: work,
    configuration,
    seeds,
  } = planned(version(12, 1, { labels: ['10', '9'] }), version(12, 2, { labels: ['10', '9'] }), { seed: 7 })
  expect(work.training.initial).toEqual(work.task.initial)
  expect(seeds).toEqual({ init: 7, order: 7, eval: 7, reference: 7 })
  expect(configuration.model?.classes).toEqual(['9', '10'])
})

test('a record is planned again from what it recorded alone, and refuses other records than those that it names by digest', () => {
  const [input, reference] = [version(12, 1), version(11, 2)]
  const { configuration, seeds, planned: work } = planned(input, reference)
  expect(classificationOf(configuration, seeds, input.records, reference.records)).toEqual(work)
  const other = version(11, 4).records
  expect(() => classificationOf(configuration, seeds, other, reference.records)).toThrow('the version that it filtered')
  expect(() => classificationOf(configuration, seeds, input.records, other)).toThrow('its reference was trained on')
})

test('a number that is none stops the run with its step, in the reference’s part too', () => {
  const [input, reference] = [version(12, 1, { inputs: 16 }), version(11, 2, { inputs: 16 })]
  const weights = planned(input, reference).planned.training.initial['0.weight'] ?? new Float32Array(0)
  // as large as float32 can hold, and of the sign of the weights: their products add up to more
  const x = reference.records.x.map((_, at) => 3e38 * Math.sign(weights[at % 16] ?? 1))
  const huge = { ...reference, records: { ...reference.records, x } }
  const run = openFilter(createEngine(), planned(input, huge).planned, null)
  expect(run.advance()).toEqual({ kind: 'not-a-number', step: 1, what: 'loss' })
})

test('more than this registry carries out is refused, with what to take less of', () => {
  const [input, reference] = [version(12, 1, { inputs: 2100 }), version(11, 2, { inputs: 2100 })]
  const issue = (over: Over) => {
    try {
      planned(input, reference, over)
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return 'planned'
  }
  expect(issue({ hidden: 1024 })).toContain('2,000,000 is the most here. Take a narrower hidden layer, or none.')
  expect(issue({ hidden: null })).toBe('planned')
})

test('whole numbers are classes by number, all else by code points; the digest hangs on ids, labels and features', () => {
  expect(classesOf(['10', '9', '-1', '9'])).toEqual(['-1', '9', '10'])
  expect(classesOf(['b', 'B', '10', '9'])).toEqual(['10', '9', 'B', 'b'])
  const { records } = version(4, 1)
  const digests = [
    records,
    { ...records, labels: records.labels.toReversed() },
    { ...records, ids: ['x', ...records.ids.slice(1)] },
    { ...records, x: records.x.map((value) => -value) },
  ].map(labelledDigest)
  expect(new Set(digests).size).toBe(4)
})
