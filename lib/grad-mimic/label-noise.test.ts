import { expect, test } from '@playwright/test'
import { openStream } from '../engine/random.ts'
import { corruptLabels } from './label-noise.ts'

const LABELS = Int32Array.from({ length: 1000 }, (_, record) => record % 10)

test('exactly the share of records is moved to another class, and the others stay', () => {
  const { labels, corrupted } = corruptLabels(LABELS, 10, 0.4, openStream(3, 'noise'))
  expect(corrupted.size).toBe(400)
  expect(labels.every((label, record) => (label !== LABELS[record]) === corrupted.has(record))).toBe(true)
  expect(labels.every((label) => label >= 0 && label < 10)).toBe(true)
})

test('one seed gives one noise, and another seed another', () => {
  const moved = (seed: number) => corruptLabels(LABELS, 10, 0.1, openStream(seed, 'noise'))
  expect(moved(1)).toEqual(moved(1))
  expect(moved(1).labels).not.toEqual(moved(2).labels)
})

test('without noise nothing moves; with two classes the other one is taken', () => {
  expect(corruptLabels(LABELS, 10, 0, openStream(1, 'noise'))).toEqual({ labels: LABELS, corrupted: new Set() })
  expect([...corruptLabels(Int32Array.of(0, 1), 2, 1, openStream(1, 'noise')).labels]).toEqual([1, 0])
})
