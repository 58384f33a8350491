import { expect, test } from '@playwright/test'
import { oneAtATime } from './page-cache.ts'

test('all who ask before a run starts share it; who asks while it runs shares the next', async () => {
  let runs = 0
  const ends: (() => void)[] = []
  const ask = oneAtATime(() => {
    runs += 1
    const run = runs
    return new Promise<number>((resolve) => ends.push(() => resolve(run)))
  })
  const first = [ask(), ask()]
  await new Promise(setImmediate)
  const second = [ask(), ask()]
  await new Promise(setImmediate)
  expect(runs).toBe(1)
  ends[0]?.()
  expect(await Promise.all(first)).toEqual([1, 1])
  await new Promise(setImmediate)
  ends[1]?.()
  expect(await Promise.all(second)).toEqual([2, 2])
})

test('a run that fails tells those who asked, and the next one runs', async () => {
  let runs = 0
  const ask = oneAtATime(async () => {
    runs += 1
    if (runs === 1) throw new Error('no database')
    return runs
  })
  await expect(ask()).rejects.toThrow('no database')
  expect(await ask()).toBe(2)
})
