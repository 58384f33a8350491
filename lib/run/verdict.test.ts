import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { digestOf } from '../digest.ts'
import { compareMetrics, compareSettings } from './compare.ts'
import { replayedRun } from './example-run.ts'
import { compareTraces, type TraceStep } from './trace.ts'
import { judgeReplay, type ReplayedRun } from './verdict.ts'

const run = replayedRun()
const judge = (replay: Partial<ReplayedRun>, of: Partial<ReplayedRun> = {}, tolerance = 1e-6) =>
  judgeReplay(replayedRun(of), replayedRun(replay), tolerance)
const altered = (step: number, part: string): TraceStep[] =>
  run.trace.map((one) => (one.step === step ? { step, digests: { ...one.digests, [part]: digestOf('other') } } : one))

test('the same engine, settings, seeds and data, and all digests equal: identical', () => {
  const found = judge({ engine: run.engine && { ...run.engine, node: '24', arch: 'arm64' } })
  expect(found).toMatchObject({ verdict: 'identical', bitwise: true, compared: 3, step: null })
  expect(found.reason).toContain('Each of the 3 recorded steps')
})

test('the first step that differs, and the first part in it, are named', () => {
  const found = judge({ trace: altered(10, 'weights') })
  expect(found).toMatchObject({ verdict: 'differs', bitwise: true, step: 10, part: 'weights', compared: 2 })
  expect(found.theirs).toBe(digestOf('other'))
})

test('the same steps, and another outcome: it differs, in what is named; an outcome that one of them does not tell is not judged', () => {
  const outcome = { 'the kept ids': digestOf('kept'), 'the list': digestOf('list') }
  expect(judge({ outcome }, { outcome }).reason).toContain('made of them is the same: the kept ids, the list.')
  const other = { ...outcome, 'the list': digestOf('other') }
  expect(judge({ outcome: other }, { outcome })).toMatchObject({
    ...{ verdict: 'differs', step: 20, part: 'the list', theirs: digestOf('other') },
  })
  expect(judge({}, { outcome }).reason).toContain('the kept ids is not recorded in both')
})

test('a run made elsewhere is never called identical, however equal its numbers and digests', () => {
  const same = judge({}, { engine: null })
  expect(same).toMatchObject({ verdict: 'within-tolerance', bitwise: false, compared: 3, largest: 0 })
  expect(same.reason).toContain('made elsewhere')
  expect(judge({ engine: null }).verdict).toBe('within-tolerance')
  expect(judge({ metrics: [] }, { engine: null }).verdict).toBe('not-replayable')
})

test('another kernel is compared by number: within tolerance, or differing from a step on', () => {
  const engine = run.engine && { ...run.engine, kernelDigest: digestOf('other kernel') }
  const close = run.metrics.map((point) => ({ ...point, value: point.value * (1 + 1e-7) }))
  expect(judge({ engine, metrics: close })).toMatchObject({ verdict: 'within-tolerance', bitwise: false })
  const found = judge({ engine, metrics: close }, {}, 1e-8)
  expect(found).toMatchObject({ verdict: 'differs', step: 0, part: 'loss', tolerance: 1e-8 })
})

test('other data, another setting or another seed is no replay, and the reason says which', () => {
  const reasons = [
    judge({ inputs: [{ role: 'training', version: digestOf('superseding'), name: '' }] }),
    judge({ configuration: { batch: { micro: 4 }, lr: 0.1 } }),
    judge({ seeds: { init: 8 } }),
    judge({ isComplete: false }),
    judge({ trace: [] }),
  ]
  expect(reasons.map(({ verdict }) => verdict)).toEqual(Array(5).fill('not-replayable'))
  expect(reasons.map(({ reason }) => reason).join('\n')).toMatch(
    /other versions.*\/batch\/micro is 4, in the run 8.*\/init is 8.*did not complete.*share no step/s,
  )
})

test('a run that read something unpinned can’t be replayed', () => {
  const inputs = [{ role: 'training', version: null, name: 'c4' }]
  expect(judge({ inputs }, { inputs })).toMatchObject({ verdict: 'not-replayable' })
})

test('a trace with a hole is not called identical', () => {
  expect(judge({ trace: run.trace.slice(0, 2) })).toMatchObject({ verdict: 'not-replayable' })
  expect(compareTraces(run.trace, run.trace.slice(1))).toEqual({ kind: 'not-whole', step: 0 })
})

test('law: a trace equals itself in any order, and an altered digest is found at its step', () => {
  const steps = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(steps, fc.nat(), (numbers, pick) => {
      const trace = numbers.map((step) => ({ step, digests: { w: digestOf(`${step}`), v: digestOf(`v${step}`) } }))
      expect(compareTraces(trace, trace.toReversed()).kind).toBe('same')
      const step = numbers[pick % numbers.length] ?? 0
      const other = trace.map((one) =>
        one.step === step ? { ...one, digests: { ...one.digests, w: digestOf('x') } } : one,
      )
      expect(compareTraces(trace, other)).toMatchObject({ kind: 'differs', step, part: 'w' })
    }),
    { numRuns: 40 },
  )
})

test('the largest relative difference of a series, and the first beyond the tolerance', () => {
  const point = (step: number, value: number) => ({ series: 'loss', step, value })
  const [gap] = compareMetrics([point(1, 0), point(2, 2), point(3, 4)], [point(1, 0), point(2, 1), point(4, 9)], 0.1)
  expect(gap).toEqual({
    series: 'loss',
    shared: 2,
    step: 2,
    relative: 0.5,
    first: 2,
    last: { step: 2, ours: 2, theirs: 1 },
  })
})

test('settings are compared leaf by leaf, lists as a whole, lists of objects item by item', () => {
  const ours = { a: { b: 1, c: [1, 2] }, 'x/y': true }
  expect(compareSettings(ours, { a: { b: 1, c: [2, 1] } })).toEqual([
    { at: '/a/c', ours: '[1,2]', theirs: '[2,1]' },
    { at: '/x~1y', ours: 'true', theirs: null },
  ])
  expect(compareSettings(ours, structuredClone(ours))).toEqual([])
  const shards = (...names: string[]) => ({ shards: names.map((name) => ({ name, kind: 'text' })) })
  expect(compareSettings(shards('a', 'b'), shards('a', 'c'))).toEqual([
    { at: '/shards/1/name', ours: '"b"', theirs: '"c"' },
  ])
})
