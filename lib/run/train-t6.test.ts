import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { createEngine } from '../engine/engine.ts'
import { mixTokens } from './mix-tokens.ts'
import { splitHeldOut } from './reading.ts'
import { T6Order, type T6OrderInput } from './t6-order.ts'
import { configurationFor, trainingOf } from './t6-plan.ts'
import { T6Configuration } from './t6-record.ts'
import { type Measured, openTraining } from './train-t6.ts'
import type { TrainingText } from './training-text.ts'

const version = digestOf('version')
const records = Array.from({ length: 40 }, (_, i) => ({
  id: `${i}`.padStart(2, '0'),
  text: `the whale ${i} and the sea.`,
}))
const texts: TrainingText[] = [{ role: 'training', version, name: 'lab/whales@1', weight: null, records }]
const order = (over: Partial<T6OrderInput> = {}) =>
  T6Order.parse({
    versions: [{ version }],
    model: { L: 1, dModel: 16, h: 2, dHead: 8, RQ: 2, RK: 1, RV: 1 },
    ...{ steps: 12, micro: 2, seqLen: 16, warmup: 2, traceEvery: 4, evalEvery: 6, checkpointEvery: 5 },
    ...{ sample: { prompt: 'the', tokens: 8 }, ...over },
  })

function measuredOf(step: ReturnType<ReturnType<typeof openTraining>['advance']>): Measured {
  if ('kind' in step) throw new Error(step.kind)
  return step
}

test('what an order says becomes a record from which the training can be made again, on the same texts only', () => {
  const { configuration, seeds } = configurationFor(order(), texts)
  expect(T6Configuration.parse(JSON.parse(JSON.stringify(configuration)))).toEqual(configuration)
  const planned = trainingOf(configuration, seeds, texts)
  expect(planned.plan).toMatchObject({ steps: 12, traceEvery: 4 })
  const changed = records.map((record, i) => (i === 3 ? { ...record, text: 'another' } : record))
  expect(() =>
    trainingOf(configuration, seeds, [
      { role: 'training', version, name: 'lab/whales@1', weight: null, records: changed },
    ]),
  ).toThrow('The texts of lab/whales@1 are not those that the run read')
  expect(() =>
    configurationFor(order({ seqLen: 200 }), [
      { role: 'training', version, name: 'n', weight: null, records: records.slice(0, 2) },
    ]),
  ).toThrow(/The text to train on has \d+ tokens/)
})

test('a training measures, traces and ends with weights and a text; taken up again it is the same', () => {
  for (const tokenizer of ['byte', 'character'] as const) {
    const { configuration, seeds } = configurationFor(order({ tokenizer }), texts)
    const planned = trainingOf(configuration, seeds, texts)
    const whole = openTraining(createEngine(), planned, null)
    const seen = [whole.beginning()]
    let kept: Uint8Array | null = null
    while (!whole.isDone()) {
      seen.push(measuredOf(whole.advance()))
      if (whole.step === 5) kept = whole.checkpoint()
    }
    const traced = seen.flatMap((one) => one?.trace ?? [])
    expect(traced.map(({ step }) => step)).toEqual([0, 4, 8, 12])
    expect(Object.keys(traced[0]?.digests ?? {}).sort()[0]).toBe('transformer.h.0.attn.c_proj.weight')
    const { weights, result } = whole.finish()
    expect(result).toMatchObject({ cacheNumbersPerTokenLayer: 20, tokens: 12 * 32, sample: { prompt: 'the' } })
    expect(result.sample?.text.length).toBeGreaterThan(0)
    const again = openTraining(createEngine(), planned, kept)
    expect([again.step, again.beginning()]).toEqual([5, null])
    const rest = Array.from({ length: 7 }, () => measuredOf(again.advance()))
    expect(rest).toEqual(seen.slice(6))
    expect(again.finish()).toEqual({ weights, result })
  }
})

test('weights of a mixture are kept, and nothing is repeated; without weights everything is taken', () => {
  const documents = (count: number, token: number) =>
    Array.from({ length: count }, () => new Int32Array(10).fill(token))
  const mixed = mixTokens([
    { weight: 0.75, documents: documents(30, 1) },
    { weight: 0.25, documents: documents(30, 2) },
  ])
  expect(mixed.taken).toEqual([
    { documents: 30, tokens: 300 },
    { documents: 10, tokens: 100 },
  ])
  const all = mixTokens([
    { weight: null, documents: documents(30, 1) },
    { weight: null, documents: documents(7, 2) },
  ])
  expect(all.tokens).toHaveLength(370)
  expect(mixTokens([{ weight: null, documents: [] }]).tokens).toHaveLength(0)
})

test('the last records are held out, at least one of two and none of one', () => {
  expect(splitHeldOut(records, 0.05).heldOut.map(({ id }) => id)).toEqual(['38', '39'])
  expect(splitHeldOut(records.slice(0, 2), 0.05).heldOut).toHaveLength(1)
  expect(splitHeldOut(records.slice(0, 1), 0.5).heldOut).toHaveLength(0)
  expect(splitHeldOut(records, 0).heldOut).toHaveLength(0)
})

test('an order is refused where it is too large, or its weights do not add up', () => {
  const faults = (over: object) =>
    T6Order.safeParse({ versions: [{ version }], ...over }).error?.issues.map(({ message }) => message) ?? []
  expect(faults({})).toEqual([])
  expect(faults({ model: { L: 4, dModel: 256, h: 32, dHead: 64 } })[0]).toContain('2,000,000 is the most here')
  expect(faults({ model: { dModel: 256, h: 8, dHead: 32 }, steps: 2000, micro: 32, seqLen: 256 })[0]).toContain(
    'too much work',
  )
  expect(faults({ versions: [{ version, weight: 0.5 }] })).toEqual([
    'Give each version a weight, so that they add up to 1; or none.',
  ])
  expect(faults({ versions: [{ version }, { version }] })).toEqual(['A version stands twice in it.'])
})
