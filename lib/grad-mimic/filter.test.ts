import { expect, test } from '@playwright/test'
import { traceOf } from './example-trace.ts'
import { filterRecords } from './filter.ts'
import { FilterSettings, type FilterSettings as Settings } from './filter-settings.ts'

const settings = (input: object = {}): Settings => FilterSettings.parse(input)

test('left out, the settings are: threshold, majority with ties kept, over a half stays', () => {
  expect(settings()).toEqual({
    binarise: 'threshold',
    aggregate: { kind: 'majority', tieRule: 'keep' },
    keepRule: { kind: 'half' },
  })
})

test('a record goes only when most epochs speak against it, and the quality estimate is the share retained', () => {
  const trace = traceOf(
    [
      [1, 2, 3, 4],
      [1, 2, 4, 3],
    ],
    4,
    [
      [0.1, 0.3, 0.3, 0.3],
      [0.1, 0.1, 0.4, 0.4],
    ],
  )
  const { values, decisions, counts, qualityEstimate } = filterRecords(trace, settings())
  expect([...values]).toEqual([0, 0.5, 1, 1])
  expect(decisions).toEqual(['drop', 'keep', 'keep', 'keep'])
  expect(counts).toEqual({ keep: 3, drop: 1, unknown: 0 })
  expect(qualityEstimate).toBe(0.75)
  const strict = filterRecords(trace, settings({ aggregate: { kind: 'majority', tieRule: 'drop' } }))
  expect(strict.decisions[1]).toBe('drop')
})

test('where every vote abstains the record is unknown, and retained', () => {
  const { decisions, qualityEstimate } = filterRecords(traceOf([[5, 5, 1]], 2, [[0.5, 0.5, 1]]), settings())
  expect(decisions).toEqual(['unknown', 'unknown', 'unknown'])
  expect(qualityEstimate).toBe(1)
})

test('by the mean score a share is kept, of equals the first', () => {
  const input = { aggregate: { kind: 'mean' }, keepRule: { kind: 'top', share: 0.5 } }
  const { values, decisions } = filterRecords(
    traceOf(
      [
        [2, 1, 2, 2],
        [2, 1, 2, 2],
      ],
      2,
    ),
    settings(input),
  )
  expect([...values]).toEqual([2, 1, 2, 2])
  expect(decisions).toEqual(['keep', 'drop', 'keep', 'drop'])
})

test('a posterior of exactly a half does not pass', () => {
  const trace = traceOf(
    [
      [1, 2],
      [2, 1],
    ],
    2,
    [
      [0.3, 0.7],
      [0.7, 0.3],
    ],
  )
  expect(filterRecords(trace, settings({ aggregate: { kind: 'em' } })).decisions).toEqual(['drop', 'drop'])
})

test('a mean score without a share to keep is refused, with what to write instead', () => {
  const said = FilterSettings.safeParse({ aggregate: { kind: 'mean' } })
  expect(said.error?.issues).toEqual([expect.objectContaining({ path: ['keepRule'] })])
})

test('of no records nothing was dropped', () => {
  expect(filterRecords({ epochs: [], steps: [] }, settings())).toMatchObject({ decisions: [], qualityEstimate: 1 })
})
