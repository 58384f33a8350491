import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { ccMeaning } from '#lib/preference/cc-signals.ts'
import { combinePreferences } from '#lib/preference/combine.ts'
import { findReader } from '#lib/preference/mechanisms.ts'
import { PROFILES, type UsageLeaf } from '#lib/preference/preference.ts'
import { combineUsage, parseUsage } from '#lib/preference/usage-dictionary.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Case = z.object({
  id: z.string(),
  input: z.object({ content_usage: z.string() }),
  expected_aipref: z.record(z.string(), z.string()),
  expected_cc: z.object({
    category: z.string().optional(),
    preference: z.string().optional(),
    exceptions: z.string().optional(),
    meaning: z.string().optional(),
    decision: z.record(z.string(), z.string()).optional(),
    condition: z.string().optional(),
  }),
  basis_kind: z.string(),
})

const LEAVES: Record<string, UsageLeaf> = { 'train-ai': 'train-gen', 'ai-use': 'ai-input' }
const subject = { url: 'https://a.example/', agent: 'x', media: null }

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected_aipref, expected_cc: expected, basis_kind } of casesOf('cc-signals', Case)) {
  const signal = {
    mechanism: 'content-usage' as const,
    location: 'https://a.example/',
    body: null,
    headers: [['Content-Usage', input.content_usage] as [string, string]],
  }
  const decide = (key: 'content-usage' | 'cc-signals', profile: (typeof PROFILES)[number]) => {
    const statements =
      findReader(key)
        ?.read([signal], subject)
        .flatMap((one) => one.statements) ?? []
    return combinePreferences({ statements, context: { identities: ['x'] } }, profile)
  }
  test(`${id}${markOf(basis_kind)}`, () => {
    const usage = parseUsage(input.content_usage)
    for (const [label, word] of Object.entries(expected_aipref))
      expect(combineUsage([usage])).toMatchObject(word.startsWith('unknown') ? {} : { [label]: word })
    const [member] = usage.members
    expect(member).toMatchObject({
      ...(expected.category !== undefined && { label: expected.category }),
      ...(expected.preference !== undefined && { value: expected.preference }),
      ...(expected.exceptions !== undefined && { exceptions: expected.exceptions }),
    })
    if (expected.meaning !== undefined && member !== undefined) expect(ccMeaning(member)).toBe(expected.meaning)
  })
  test(`${id}: the denial stands, under a condition where the signal is known (our interpretation)`, () => {
    const [label = '', word = ''] = Object.entries(expected_aipref)[0] ?? []
    const leaf = LEAVES[label] ?? 'train-gen'
    const isLegacy = !(label in LEAVES)
    for (const profile of PROFILES) {
      const value = word === 'allow' ? 'allow' : isLegacy && profile === 'literal' ? 'unspecified' : 'deny'
      expect(decide('content-usage', profile)[leaf].value).toBe(value)
    }
    const { exceptions } = parseUsage(input.content_usage).members[0] ?? {}
    const isKnown = word !== 'allow' && exceptions !== 'cc-xx'
    expect(decide('content-usage', 'protective')[leaf].conditions).toEqual(isKnown ? [exceptions] : [])
    expect(decide('cc-signals', 'protective')[leaf].value).toBe(isKnown ? 'deny' : 'unspecified')
    if (expected.decision !== undefined)
      expect(decide('cc-signals', 'literal')['train-gen']).toMatchObject({
        value: 'deny',
        conditions: [expected.condition],
      })
  })
}
