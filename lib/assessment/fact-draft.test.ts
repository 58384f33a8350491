import { expect, test } from '@playwright/test'
import { Refusal } from '../error.ts'
import { FactDraft, settleFact } from './fact-draft.ts'
import { ATTESTATION_KEYS, FACT_KEYS } from './facts/groups.ts'

const draft = (key: string, value: unknown) => FactDraft.parse({ key, value })

test('a fact is settled in the form of its group, what was left out filled in', () => {
  expect(settleFact(draft('access', { mode: 'anonymous' })).value).toEqual({
    mode: 'anonymous',
    url: null,
    checkedAt: null,
  })
})

test('a value in another form is refused with its place', () => {
  const refusal = (() => {
    try {
      return settleFact(draft('processing', { steps: [{ name: '', purpose: 'x' }] }))
    } catch (error) {
      return error
    }
  })()
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code: 'invalid', issues: [{ at: '/steps/0/name' }] })
})

test('null takes a fact back, and its evidence with it', () => {
  const evidence = [{ source: 'https://example.org/', retrievedAt: '2026-01-02' }]
  expect(settleFact(FactDraft.parse({ key: 'lessons', value: null, evidence }))).toEqual({
    key: 'lessons',
    value: null,
    evidence: [],
  })
})

test('a key that no criterion asks for is none', () => {
  expect(FactDraft.safeParse({ key: 'mood', value: {} }).success).toBe(false)
  expect(new Set(FACT_KEYS).size).toBe(38)
  expect(ATTESTATION_KEYS).toHaveLength(8)
})
