import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import { Grant, PROFILES, PreferenceStatement, UnreadPlace } from '#lib/preference/preference.ts'
import { arePreferencesHere, casesOf, SKIPPED } from './tables.ts'

/** A statement of the table, whose `kind` is no mechanism of ours and whose remarks decide nothing. */
const Given = z
  .object({ kind: z.string(), addressee_purpose: z.string().optional() })
  .loose()
  .transform(({ kind: _kind, addressee_purpose, note: _note, scope: _scope, at: _at, ...rest }) =>
    PreferenceStatement.parse({ ...rest, mechanism: 'terms', purpose: addressee_purpose ?? null }),
  )

const Case = z.object({
  id: z.string(),
  input: z.object({
    statements: z.array(Given),
    unread: z.array(UnreadPlace).default([]),
    grants: z.array(Grant).default([]),
    context: z.object({ identities: z.array(z.string()), grantee: z.string().optional() }),
  }),
  expected: z.object({ literal: z.record(z.string(), z.string()), protective: z.record(z.string(), z.string()) }),
})

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected } of casesOf('combine', Case))
  for (const profile of PROFILES)
    test(`${id}, ${profile} (our interpretation)`, () => {
      const { grantee, identities } = input.context
      const decision = combinePreferences(
        { ...input, context: { identities, ...(grantee !== undefined && { grantee }) } },
        profile,
      )
      const told = Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))
      expect(told).toEqual(expected[profile])
    })
