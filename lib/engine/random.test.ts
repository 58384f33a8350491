import { expect, test } from '@playwright/test'
import { below, normal, openStream, restoreRandom, STREAMS, shuffle, uniform } from './random.ts'

test("the generator gives its authors' numbers for the state 1, 2, 3, 4", () => {
  const random = restoreRandom([1, 2, 3, 4])
  expect(Array.from({ length: 10 }, () => random.next())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ])
})

test('each stream of a seed has first numbers of its own, and they are these', () => {
  expect(STREAMS.map((stream) => openStream(7, stream).next())).toEqual([
    3298288266, 2078925635, 1372646563, 1876355649, 3168966243,
  ])
  expect(() => openStream(-1, 'init')).toThrow('A seed is')
  expect(() => openStream(0.5, 'init')).toThrow('A seed is')
})

test('a generator goes on from its state as if it had never stopped', () => {
  const random = openStream(1, 'order')
  for (let i = 0; i < 1000; i += 1) random.next()
  const again = restoreRandom(random.state())
  expect(Array.from({ length: 5 }, () => again.next())).toEqual(Array.from({ length: 5 }, () => random.next()))
  expect(() => restoreRandom([0, 0, 0, 0])).toThrow('not all 0')
  expect(() => restoreRandom([1, 2, 3, 4294967296])).toThrow('below 2^32')
})

test('a choice among n is even, and its ends are reached', () => {
  const random = openStream(1, 'noise')
  const counts = [0, 0, 0]
  for (let i = 0; i < 30_000; i += 1) {
    const chosen = below(random, 3)
    counts[chosen] = (counts[chosen] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  expect(below(random, 1)).toBe(0)
  expect(below(random, 4294967296)).toBeGreaterThan(0)
  expect(() => below(random, 0)).toThrow('between 1 and')
})

test('normal numbers have mean 0 and variance 1', () => {
  const random = openStream(3, 'noise')
  const values = Array.from({ length: 20_000 }, () => normal(random))
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / values.length
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(variance - 1)).toBeLessThan(0.04)
  expect(values.every(Number.isFinite)).toBe(true)
})

test('a shuffle keeps every item and moves them; uniform numbers are below 1', () => {
  const random = openStream(5, 'order')
  const items = shuffle(
    random,
    Uint32Array.from({ length: 100 }, (_, i) => i),
  )
  expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
  expect(items.slice(0, 4)).not.toEqual(Uint32Array.from([0, 1, 2, 3]))
  expect(Array.from({ length: 1000 }, () => uniform(random)).every((x) => x >= 0 && x < 1)).toBe(true)
})
