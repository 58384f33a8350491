import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { criterionOf } from '../rubric.ts'
import { judgeShare, percent, sayShare, shareOf, shareOfNumber, type Weighed } from './share.ts'

const part = (value: number | null, has: boolean | null, unit = 'tokens'): Weighed => ({
  share: value === null ? null : { unit, value },
  has,
})

for (const [says, parts, found] of [
  ['by tokens', [part(0.7, true), part(0.3, false)], { least: 0.7, most: 0.7, unit: 'tokens' }],
  ['by records', [part(1, true, 'records')], { least: 1, most: 1, unit: 'records' }],
  [
    'what is undetermined counts for neither',
    [part(0.5, true), part(0.5, null)],
    { least: 0.5, most: 1, unit: 'tokens' },
  ],
  ['what is not listed is undetermined', [part(0.5, true)], { least: 0.5, most: 1, unit: 'tokens' }],
  ['all, whatever their sizes', [part(null, true), part(null, true)], { least: 1, most: 1, unit: 'parts' }],
  ['none, whatever their sizes', [part(null, false)], { least: 0, most: 0, unit: 'parts' }],
  ['some, of sizes that are not known', [part(null, true), part(null, false)], null],
  ['some, of sizes in several units', [part(0.5, true), part(0.5, false, 'records')], null],
  ['some sizes are not known', [part(0.6, true), part(null, false)], { least: 0.6, most: 1, unit: 'tokens' }],
  ['no parts', [], null],
] as const)
  test(`a share of the whole: ${says}`, () => expect(shareOf(parts)).toEqual(found))

test('shares that are told round are taken as the whole', () => {
  const found = shareOf([part(0.333, true), part(0.333, true), part(0.333, true), part(0.001, true)])
  expect(found).toMatchObject({ least: 1, most: 1 })
})

test('a share lies between what is certain and what is possible, and more that has it never lowers the outcome', () => {
  const has = fc.constantFrom(true, false, null)
  const rank = { false: 0, unknown: 0, partly: 1, true: 2, 'not-applicable': 0 } as const
  const criterion = criterionOf('1.2')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), has), { minLength: 1, maxLength: 12 }), (pairs) => {
      const total = pairs.reduce((sum, [size]) => sum + size, 0)
      const parts = pairs.map(([size, answer]) => part(size / total, answer))
      const better = parts.map((one, index) => (index === 0 ? { ...one, has: true } : one))
      const [found, more] = [shareOf(parts), shareOf(better)]
      if (found === null || more === null) return false
      const isOrdered = 0 <= found.least && found.least <= found.most + 1e-9 && found.most <= 1
      return isOrdered && rank[judgeShare(more, criterion)] >= rank[judgeShare(found, criterion)]
    }),
  )
})

test('a share of a number of things', () => {
  expect(shareOfNumber([true, false, null, true], 'steps')).toEqual({ least: 0.5, most: 0.75, unit: 'steps' })
  expect(shareOfNumber([], 'steps')).toBeNull()
})

test('a share in words never rounds up to all, nor down to none', () => {
  expect([percent(1), percent(0.9999), percent(0.12345), percent(0.00001), percent(0)]).toEqual([
    '100 %',
    '99.9 %',
    '12.3 %',
    '0.1 %',
    '0 %',
  ])
  expect(sayShare({ least: 1, most: 1, unit: '' })).toBe('100 %')
  expect(sayShare({ least: 0.5, most: 0.75, unit: 'tokens' })).toBe('50 % by tokens (25 % undetermined)')
})
