import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { runDraft } from './example-run.ts'
import { namedDataset } from './inputs.ts'
import { lostAt } from './lost.ts'
import { MetricPoint, outOfOrder } from './metrics.ts'
import { RunDraft, RunPatch, resultOf } from './schema.ts'
import { isFinal, RUN_STATES } from './state.ts'

const issuesOf = (input: unknown) =>
  RunDraft.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) ?? []

test('an input is pinned by digest, or named; neither is refused, and a run reads something', () => {
  const draft = runDraft()
  expect(issuesOf({ ...draft, inputs: [{ role: 'training', name: 'c4' }] })).toEqual([])
  expect(issuesOf({ ...draft, inputs: [{ role: 'training' }] })[0]).toContain('inputs/0/version: The digest')
  expect(issuesOf({ ...draft, inputs: [] })[0]).toContain('name at least one input')
})

test('a T6 run needs its model, and says where a size is wrong', () => {
  const draft = { ...runDraft(), kind: 't6', configuration: {} }
  expect(issuesOf(draft).some((issue) => issue.startsWith('configuration/model'))).toBe(true)
})

test('what a run reports as its result is read by its kind', () => {
  expect(resultOf('t6', { parameterCount: 3 })).toEqual({ parameterCount: 3, evals: [] })
  expect(() => resultOf('t6', { parameters: 3 })).toThrow(/result of a t6 run/)
  expect(resultOf('other', { anything: [1, null] })).toEqual({ anything: [1, null] })
})

test('a patch with nothing in it is a sign of life, and only a final state ends a run', () => {
  expect(RunPatch.parse({})).toEqual({ inputs: [], outputs: [], artifacts: [], ended: null })
  expect(RunPatch.safeParse({ ended: { state: 'abandoned' } }).success).toBe(false)
  expect(RUN_STATES.filter(isFinal)).toEqual(['complete', 'failed', 'cancelled'])
})

test('a loss that is no number is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'NaN', null])
    expect(MetricPoint.safeParse({ series: 'loss', step: 1, value }).success).toBe(false)
})

test('steps ascend in each series, from the last one kept on', () => {
  const points = [
    { series: 'loss', step: 1 },
    { series: 'lr', step: 1 },
    { series: 'loss', step: 3 },
  ]
  expect(outOfOrder(points, new Map())).toBeNull()
  expect(outOfOrder(points, new Map([['loss', 1]]))).toEqual({ place: 0, series: 'loss', step: 1, last: 1 })
  const twice = [...points, { series: 'loss', step: 3 }]
  expect(outOfOrder(twice, new Map())).toEqual({ place: 3, series: 'loss', step: 3, last: 3 })
})

test('a name speaks of a dataset here where it has the form org/name, with a label or without', () => {
  expect(namedDataset('Lab/Whales@1.0.0')).toEqual({ path: 'lab/whales', label: '1.0.0' })
  expect(namedDataset('lab/whales')).toEqual({ path: 'lab/whales', label: null })
  for (const name of ['c4', 'https://a.example/b', 'a/b/c', '']) expect(namedDataset(name)).toBeNull()
})

test('a run is lost after three of its own intervals', () => {
  expect(lostAt(new Date('2026-11-01T00:00:00Z'), 3600).toISOString()).toBe('2026-11-01T03:00:00.000Z')
})

test('a free part of a record holds nothing that can’t be kept', () => {
  const draft = (configuration: unknown) => issuesOf({ ...runDraft(), configuration })
  expect(draft({ a: { b: 'fine' } })).toEqual([])
  expect(draft({ a: { b: 'x\u0000' } })[0]).toContain('NUL')
  expect(draft({ a: 'x'.repeat(200_001) })[0]).toContain('At most 200,000')
  expect(draft({ a: digestOf('a') })).toEqual([])
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) })
  expect(draft(nested(100))).toEqual([])
  expect(draft(JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`))[0]).toContain('in each other')
})

test('what a run is called stands on one line, and its times are in years that a database has', () => {
  for (const name of ['one\nrun', 'a\u001b[31m', 'a\tb', '\u202eevil'])
    expect(issuesOf({ ...runDraft(), name })[0]).toBe('name: On one line, without control characters.')
  expect(issuesOf({ ...runDraft(), name: 'Größe 7, 训练' })).toEqual([])
  expect(MetricPoint.safeParse({ series: 'loss\r', step: 1, value: 1 }).success).toBe(true)
  expect(MetricPoint.safeParse({ series: 'lo\rss', step: 1, value: 1 }).success).toBe(false)
  for (const startedAt of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00'])
    expect(issuesOf({ ...runDraft(), startedAt })[0]).toBe('startedAt: A time in the years 1 to 9999.')
})
