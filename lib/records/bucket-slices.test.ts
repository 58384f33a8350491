import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { bucketSlices } from './bucket-slices.ts'

test('buckets far from each other are read one by one', () => {
  expect(bucketSlices([3, 700, 701, 4095], 1000)).toEqual([
    { first: 3, last: 3, buckets: [3] },
    { first: 700, last: 701, buckets: [700, 701] },
    { first: 4095, last: 4095, buckets: [4095] },
  ])
})

test('of few records all buckets are one slice, of many no slice holds more than a million', () => {
  const all = Array.from({ length: 4096 }, (_, bucket) => bucket)
  expect(bucketSlices(all, 5000)).toHaveLength(1)
  const slices = bucketSlices(all, 20_000_000)
  expect(slices).toHaveLength(21)
  for (const { first, last } of slices) expect(((last - first + 1) * 20_000_000) / 4096).toBeLessThanOrEqual(1_000_000)
})

test('law: the slices hold the buckets in order, each once', () => {
  const buckets = fc.uniqueArray(fc.integer({ min: 0, max: 4095 })).map((all) => all.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(buckets, fc.integer({ min: 0, max: 10 ** 10 }), (all, count) => {
      const slices = bucketSlices(all, count)
      const areTight = slices.every(({ first, last, buckets: own }) => first === own[0] && last === own.at(-1))
      return areTight && JSON.stringify(slices.flatMap((slice) => slice.buckets)) === JSON.stringify(all)
    }),
  )
})
