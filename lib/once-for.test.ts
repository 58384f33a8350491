import { expect, test } from '@playwright/test'
import { onceFor } from './once-for.ts'

test('what belongs to an object is made once, also where it is nothing; equal objects are not the same', () => {
  let made = 0
  const lengthOf = onceFor((list: readonly number[]) => {
    made += 1
    return list.length === 0 ? undefined : list.length
  })
  const [empty, full] = [[], [1, 2]]
  expect([lengthOf(empty), lengthOf(full), lengthOf(empty), lengthOf(full)]).toEqual([undefined, 2, undefined, 2])
  expect(made).toBe(2)
  expect(lengthOf([1, 2])).toBe(2)
  expect(made).toBe(3)
})
