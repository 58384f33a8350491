import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { combinePreferences, stricter } from '#lib/preference/combine.ts'
import {
  AGENT_PURPOSES,
  BASES,
  LEAF_VALUES,
  PROFILES,
  PreferenceStatement,
  type UnreadPlace,
  USAGE_LEAVES,
} from '#lib/preference/preference.ts'

// preferences.md §5.2: combining is the maximum in a chain; these are its laws.

const leaf = fc.constantFrom(...USAGE_LEAVES)
const profiles = fc.constantFrom<('literal' | 'protective')[]>(['literal', 'protective'], ['protective'])
const statement = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    effects: fc.dictionary(leaf, fc.constantFrom('allow', 'deny')),
    basis: fc.constantFrom(...BASES),
    addressee: fc.constantFrom('*', ['ourbot'], ['GPTBot']),
    purpose: fc.option(fc.constantFrom(...AGENT_PURPOSES)),
    freshness: fc.constantFrom('fresh', 'stale'),
    weak: fc.boolean(),
    verified: fc.constantFrom(true, false, null),
    condition: fc.constantFrom(null, 'payment'),
  })
  .map((one) => PreferenceStatement.parse({ ...one, mechanism: 'terms' }))
const unread: fc.Arbitrary<UnreadPlace> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  place: fc.constant('robots.txt'),
  failure: fc.constant('timeout'),
  leaves: fc.uniqueArray(leaf),
  profiles,
})
const profile = fc.constantFrom(...PROFILES)
const context = { identities: ['ourbot'] }
const rank = (value: (typeof LEAF_VALUES)[number]) => LEAF_VALUES.indexOf(value)
const valuesOf = (decision: ReturnType<typeof combinePreferences>) => USAGE_LEAVES.map((one) => decision[one].value)

test('order and repetition change nothing', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), fc.array(unread, { maxLength: 3 }), profile, (all, gone, as) => {
      const once = combinePreferences({ statements: all, unread: gone, context }, as)
      const turned = { statements: [...all.toReversed(), ...all], unread: [...gone.toReversed(), ...gone], context }
      expect(combinePreferences(turned, as)).toEqual(once)
    }),
    { numRuns: 1500 },
  )
})

test('a further statement or failure never loosens a leaf', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 6 }), statement, unread, profile, (all, further, gone, as) => {
      const before = valuesOf(combinePreferences({ statements: all, context }, as))
      const after = valuesOf(combinePreferences({ statements: [...all, further], context }, as))
      const held = valuesOf(combinePreferences({ statements: all, unread: [gone], context }, as))
      return before.every(
        (value, place) =>
          rank(after[place] ?? 'unspecified') >= rank(value) && rank(held[place] ?? 'unspecified') >= rank(value),
      )
    }),
    { numRuns: 1500 },
  )
})

test('combining a whole is combining its halves and taking the stricter of each leaf', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 6 }), fc.array(statement, { maxLength: 6 }), profile, (a, b, as) => {
      const whole = valuesOf(combinePreferences({ statements: [...a, ...b], context }, as))
      const halves = [a, b].map((statements) => valuesOf(combinePreferences({ statements, context }, as)))
      expect(whole).toEqual(
        whole.map((_, place) => stricter(halves[0]?.[place] ?? 'unspecified', halves[1]?.[place] ?? 'unspecified')),
      )
    }),
    { numRuns: 1500 },
  )
})

test('protective allows no leaf that literal does not, and denies every leaf that literal denies', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), (statements) => {
      const [literal, strict] = PROFILES.map((as) => combinePreferences({ statements, context }, as))
      return USAGE_LEAVES.every(
        (one) =>
          (strict?.[one].value !== 'allow' || literal?.[one].value === 'allow') &&
          (literal?.[one].value !== 'deny' || strict?.[one].value === 'deny'),
      )
    }),
    { numRuns: 1500 },
  )
})

test('what is not unspecified names what decided', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), fc.array(unread, { maxLength: 2 }), profile, (all, gone, as) => {
      const decision = combinePreferences({ statements: all, unread: gone, context }, as)
      return USAGE_LEAVES.every((one) => decision[one].deciding.length > 0 === (decision[one].value !== 'unspecified'))
    }),
    { numRuns: 1000 },
  )
})
