import { expect, test } from '@playwright/test'
import { Refusal } from '../error.ts'
import { evaluateLicenses, LicenseEvaluation } from './evaluate.ts'

function evaluate(input: unknown) {
  return evaluateLicenses(LicenseEvaluation.parse(input))
}

function refusalOf(input: unknown): Refusal {
  try {
    evaluate(input)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was not refused')
}

test('one expression is a part of its own', () => {
  expect(evaluate({ expression: 'MIT', use: 'research' })).toMatchObject({ verdict: 'allowed', reasons: [] })
})

test('a fault is told with its place, its column and what may be meant', () => {
  const { code, issues } = refusalOf({ parts: [{ expression: 'MIT' }, { expression: 'MIT AND gpl' }], use: 'research' })
  expect(code).toBe('invalid')
  expect(issues).toEqual([
    { at: '/parts/1/expression', message: expect.stringMatching(/^Column 9: "gpl" stands where/) },
  ])
  expect(refusalOf({ expression: 'gpl', use: 'research' }).message).toContain('GPL-3.0-only')
  expect(refusalOf({ expression: 'MIT AND', use: 'research' }).message).toContain('Column 8: the text ends')
})

test('a licence’s text is no expression, and the message says so', () => {
  const text = 'Permission is hereby granted, free of charge,\nto any person obtaining a copy of this software'
  expect(refusalOf({ expression: text, use: 'research' }).message).toContain('This is the text of a licence')
})

test('NONE and NOASSERTION are expressions of their own', () => {
  expect(evaluate({ expression: 'NONE', use: 'research' }).verdict).toBe('disallowed')
  expect(evaluate({ expression: 'NOASSERTION', use: 'research' }).verdict).toBe('unknown')
  expect(refusalOf({ expression: 'MIT AND NONE', use: 'research' }).message).toContain('Column 9')
})

test('10,000 operators are refused with a column, and nothing overflows', () => {
  const deep = `${'('.repeat(10_000)}MIT${')'.repeat(10_000)}`
  expect(refusalOf({ expression: deep, use: 'research' }).message).toContain('1000 operators')
  const wide = Array.from({ length: 10_001 }, () => 'MIT').join(' OR ')
  expect(refusalOf({ expression: wide, use: 'research' }).message).toContain('1000 operators')
})

test('more ways to choose than can be gone through leave the answer open', () => {
  const wide = Array.from({ length: 13 }, () => '(CC-BY-SA-4.0 OR ODbL-1.0)').join(' AND ')
  expect(evaluate({ expression: wide, use: 'research' })).toMatchObject({
    verdict: 'unknown',
    reasons: [{ code: 'too-many-alternatives' }],
  })
})

test('either an expression or parts, and one licence of release', () => {
  expect(LicenseEvaluation.safeParse({ use: 'research' }).error?.message).toContain('one of the two')
  expect(refusalOf({ expression: 'MIT', use: 'derived-dataset', outbound: 'MIT OR GPL' }).message).toContain(
    'one licence',
  )
  expect(refusalOf({ expression: 'MIT', use: 'derived-dataset', outbound: 'NONE' }).issues[0]?.at).toBe('/outbound')
})

test('an old edition of the terms gives its own answer', () => {
  const asked = { expression: 'OFL-1.1', use: 'commercial-training' }
  expect(evaluate({ ...asked, terms: '2026-11-22' })).toMatchObject({ verdict: 'unknown', terms: '2026-11-22' })
})

test('10,000 parts are one pass', () => {
  const parts = Array.from({ length: 10_000 }, (_, n) => ({ id: `p${n}`, expression: n % 2 ? 'MIT' : 'CC-BY-4.0' }))
  const { verdict, duties } = evaluate({ parts, use: 'redistribution', commercial: true })
  expect(verdict).toBe('allowed')
  expect(duties.find(({ duty }) => duty === 'licence-link')?.parts).toHaveLength(5000)
})
