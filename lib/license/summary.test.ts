import { expect, test } from '@playwright/test'
import { licensing, said, source } from './example-licensing.ts'
import type { LicensedPart, LicensingStatement } from './licensing.ts'
import { partsToJudge } from './parts.ts'
import { presentFamilies, summarizeLicensing, sumParts } from './summary.ts'

const evidence = [{ source: 'https://example.org/licence', retrievedAt: '2026-06-05' }]
const half = { share: { unit: 'records', value: 0.5 } }

function judged(parts: LicensedPart[], ofWhole: LicensingStatement[] = []) {
  return partsToJudge(licensing(ofWhole, parts))
}

test('a whole is divided by the recorded shares', () => {
  const summary = summarizeLicensing(
    judged([
      source(0, [said('CC-BY-4.0', { evidence })], { share: { unit: 'records', value: 0.6 } }),
      source(1, [said('CC-BY-NC-4.0')], { share: { unit: 'records', value: 0.3 } }),
      source(2, [said('NOASSERTION')], { share: { unit: 'records', value: 0.1 } }),
    ]),
  )
  expect(summary).toMatchObject({ parts: 3, basis: 'shares' })
  expect(summary.families.open).toBeCloseTo(0.6)
  expect(summary.families.restricted).toBeCloseTo(0.3)
  expect(summary.unsettled).toBeCloseTo(0.1)
  expect(summary.withEvidence).toBeCloseTo(0.6)
  expect(presentFamilies(summary)).toEqual(['open', 'restricted', 'unknown'])
})

test('where one share is not recorded the parts are counted, and it says so', () => {
  const summary = summarizeLicensing(judged([source(0, [said('MIT')], half), source(1, [said('GPL-3.0-only')])]))
  expect(summary.basis).toBe('parts')
  expect(summary.families).toEqual({ open: 0.5, 'open-with-conditions': 0.5, restricted: 0, unknown: 0 })
})

test('shares that are all 0 can divide nothing: the parts are counted', () => {
  const nothing = { share: { unit: 'records', value: 0 } }
  const summary = summarizeLicensing(judged([source(0, [said('MIT')], nothing), source(1, [], nothing)]))
  expect(summary.basis).toBe('parts')
  expect(summary.unsettled).toBe(0.5)
})

test('of no parts at all there is nothing to divide, and no figure is NaN', () => {
  const { parts, families, withEvidence, unsettled, byLicense } = summarizeLicensing([])
  expect([parts, withEvidence, unsettled, byLicense]).toEqual([0, 0, 0, []])
  expect(Object.values(families)).toEqual([0, 0, 0, 0])
})

test('a part under several licences is one part: all of them bind, the worst family holds, and each needs its evidence', () => {
  const parts = judged([source(0, [said('MIT', { evidence }), said('CC-BY-NC-4.0')], half), source(1, [], half)])
  expect(sumParts(parts)[0]).toEqual({
    id: 'source/0',
    share: 0.5,
    expressions: ['MIT', 'CC-BY-NC-4.0'],
    family: 'restricted',
    hasEvidence: false,
  })
  expect(summarizeLicensing(parts).parts).toBe(2)
})

test('the table by licence is sorted by share, what nobody settled last, and its shares add up to the whole', () => {
  const shares = [0.1, 0.2, 0.3, 0.4]
  const expressions = ['MIT', 'CC0-1.0', 'MIT', 'NOASSERTION']
  const parts = expressions.map((expression, place) =>
    source(place, [said(expression, place === 0 ? { evidence } : {})], {
      share: { unit: 'records', value: shares[place] ?? 0 },
    }),
  )
  const { byLicense } = summarizeLicensing(judged(parts))
  expect(byLicense.map(({ expression, parts, withEvidence }) => [expression, parts, withEvidence])).toEqual([
    ['MIT', 2, 1],
    ['CC0-1.0', 1, 0],
    ['NOASSERTION', 1, 0],
  ])
  expect(byLicense.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})

test('a declaration is no conclusion: what is only declared is unsettled, whatever its evidence', () => {
  const { unsettled, withEvidence } = summarizeLicensing(
    judged([source(0, [said('MIT', { kind: 'declared', evidence })])]),
  )
  expect([unsettled, withEvidence]).toEqual([1, 0])
})
