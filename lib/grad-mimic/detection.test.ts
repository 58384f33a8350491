import { expect, test } from '@playwright/test'
import { areaUnderCurve, detection, detectionAtKnownRate } from './detection.ts'

test('the area is the share of pairs in which the bad record stands lower, a tie counting a half', () => {
  const values = Float64Array.of(1, 2, 2, 3, Number.NaN)
  expect(areaUnderCurve(values, new Set([0, 4]))).toBe(1)
  expect(areaUnderCurve(values, new Set([1]))).toBe((0 + 0.5 + 1) / 3)
  expect(areaUnderCurve(values, new Set([3]))).toBe(0)
})

test('without both kinds there is no area', () => {
  expect(areaUnderCurve(Float64Array.of(1, 2), new Set())).toBeNull()
  expect(areaUnderCurve(Float64Array.of(1, 2), new Set([0, 1]))).toBeNull()
})

test('precision, recall and F1 of what was flagged', () => {
  expect(detection(new Set([1, 2, 3]), new Set([2, 3, 4, 5]))).toEqual({ precision: 2 / 3, recall: 0.5, f1: 4 / 7 })
  expect(detection(new Set(), new Set([1]))).toEqual({ precision: 0, recall: 0, f1: 0 })
  expect(detection(new Set(), new Set())).toEqual({ precision: 1, recall: 1, f1: 1 })
})

test('with the rate known, as many are flagged as there are bad ones: the lowest', () => {
  expect(detectionAtKnownRate(Float64Array.of(5, 1, 4, 2, 3), new Set([1, 2])).f1).toBe(0.5)
})
