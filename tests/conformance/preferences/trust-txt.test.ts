import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import { PROFILES, USAGE_LEAVES } from '#lib/preference/preference.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Case = z.object({
  id: z.string(),
  input: z.object({ trust_txt: z.string() }),
  expected: z.record(z.string(), z.string()),
  basis_kind: z.string(),
})

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected, basis_kind } of casesOf('trust-txt', Case)) {
  const folder = id === 'well-known-fallback' ? '/.well-known' : ''
  const location = `https://a.example${folder}/trust.txt`
  const signal = { mechanism: 'trust-txt' as const, location, body: Buffer.from(input.trust_txt), headers: [] }
  const answer = evaluateSignals([signal], { url: 'https://a.example/x', agent: '', media: null })
  for (const profile of PROFILES)
    test(`${id}${profile === 'literal' ? markOf(basis_kind) : ', protective (our interpretation)'}`, () => {
      const decision = answer[profile]
      const told = USAGE_LEAVES.filter((leaf) => decision[leaf].value !== 'unspecified')
      expect(Object.fromEntries(told.map((leaf) => [leaf, decision[leaf].value]))).toEqual(expected)
    })
}
