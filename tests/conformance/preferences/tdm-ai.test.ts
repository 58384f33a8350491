import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import type { Profile } from '#lib/preference/preference.ts'
import { readTdmAi } from '#lib/preference/tdm-ai.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Values = z.record(z.string(), z.string())
const Case = z.object({
  id: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: Values,
  protective: Values.optional(),
  basis_kind: z.string(),
})

function valuesOf(declaration: object, profile: Profile) {
  const body = Buffer.from(JSON.stringify(declaration))
  const { statements } = readTdmAi({ mechanism: 'tdm-ai', location: 'https://registry.example/1', body, headers: [] })
  const decision = combinePreferences({ statements, context: { identities: [] } }, profile)
  return Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))
}

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected, protective, basis_kind } of casesOf('tdm-ai-iscc', Case)) {
  test(`${id}${markOf(basis_kind)}`, () => {
    expect(valuesOf(input, 'literal')).toEqual(expected)
  })
  test(`${id}, protective (our interpretation)`, () => {
    expect(valuesOf(input, 'protective')).toEqual(protective ?? expected)
  })
}
