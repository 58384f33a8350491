import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { licenseFamily, licenseFamilyOfAll } from './family.ts'

for (const [expression, family] of [
  ['MIT', 'open'],
  ['CC0-1.0', 'open'],
  ['CC-BY-4.0', 'open'],
  ['CC-BY-SA-4.0', 'open-with-conditions'],
  ['GPL-3.0-or-later', 'open-with-conditions'],
  ['CC-BY-NC-4.0', 'restricted'],
  ['CC-BY-ND-4.0', 'restricted'],
  ['C-UDA-1.0', 'restricted'],
  ['LicenseRef-Research-Only', 'restricted'],
  ['NONE', 'restricted'],
  ['NOASSERTION', 'unknown'],
  ['LicenseRef-Custom', 'unknown'],
  ['OFL-1.1', 'open-with-conditions'],
  ['Nokia', 'unknown'],
  ['GFDL-1.3-or-later', 'unknown'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'unknown'],
  ['not a licence', 'unknown'],
  ['', 'unknown'],
  ['MIT AND CC-BY-NC-4.0', 'restricted'],
  ['MIT AND Nokia', 'unknown'],
  ['MIT OR CC-BY-NC-4.0', 'open'],
  ['CC-BY-SA-4.0 OR GFDL-1.3-or-later', 'open-with-conditions'],
] as const)
  test(`"${expression}" is ${family}`, () => expect(licenseFamily(expression)).toBe(family))

const BEST_FIRST = ['open', 'open-with-conditions', 'unknown', 'restricted']
const id = fc.constantFrom('MIT', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'Nokia')
const rank = (expression: string) => BEST_FIRST.indexOf(licenseFamily(expression))

test('law: OR is never stricter than its best branch, AND never looser than its worst', () => {
  fc.assert(
    fc.property(id, id, (a, b) => {
      expect(rank(`${a} OR ${b}`)).toBe(Math.min(rank(a), rank(b)))
      expect(rank(`${a} AND ${b}`)).toBe(Math.max(rank(a), rank(b)))
    }),
  )
})

test('law: a further statement never loosens', () => {
  fc.assert(
    fc.property(fc.array(id, { minLength: 1 }), id, (some, one) => {
      const before = BEST_FIRST.indexOf(licenseFamilyOfAll(some))
      expect(BEST_FIRST.indexOf(licenseFamilyOfAll([...some, one]))).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('no statement at all is unknown', () => expect(licenseFamilyOfAll([])).toBe('unknown'))
