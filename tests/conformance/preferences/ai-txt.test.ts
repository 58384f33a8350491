import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import { PROFILES, USAGE_LEAVES } from '#lib/preference/preference.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Leaves = z.record(z.string(), z.string())
const Case = z.object({
  id: z.string(),
  dialect: z.enum(['spawning-root', 'well-known']),
  input: z.object({ ai_txt: z.string().nullable(), path: z.string(), agent: z.string() }),
  expected: Leaves,
  protective: Leaves.optional(),
  basis_kind: z.string(),
})

const PLACES = {
  'spawning-root': { mechanism: 'ai-txt', location: 'https://a.example/ai.txt' },
  'well-known': { mechanism: 'ai-txt-well-known', location: 'https://a.example/.well-known/ai.txt' },
} as const

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, dialect, input, expected, protective, basis_kind } of casesOf('ai-txt', Case)) {
  const { ai_txt, path, agent } = input
  // a place that answered that there is no file is no signal at all
  const signals = ai_txt === null ? [] : [{ ...PLACES[dialect], body: Buffer.from(ai_txt), headers: [] }]
  const answer = evaluateSignals(signals, { url: `https://a.example${path}`, agent, media: null })
  for (const profile of PROFILES)
    test(`${id}${profile === 'literal' ? markOf(basis_kind) : ', protective (our interpretation)'}`, () => {
      const decision = answer[profile]
      const told = USAGE_LEAVES.filter((leaf) => decision[leaf].value !== 'unspecified')
      const outcome = Object.fromEntries(told.map((leaf) => [leaf, decision[leaf].value]))
      expect(outcome).toEqual(profile === 'literal' ? expected : (protective ?? expected))
    })
}
