import { expect, test } from '@playwright/test'
import { attempt } from './attempt.ts'

test('what a parser reads is a value, and what it refuses is an answer in its own words', () => {
  expect(attempt(() => JSON.parse('[1]'))).toEqual({ ok: true, value: [1] })
  const refused = attempt(() => {
    throw new Error('no number at 3')
  })
  expect(refused).toEqual({ ok: false, why: 'no number at 3' })
})

test('text so deeply nested that the stack runs out is refused like any other', () => {
  const deep = (depth: number): number => 1 + deep(depth + 1)
  expect(attempt(() => deep(0)).ok).toBe(false)
})
