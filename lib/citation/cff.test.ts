import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { printCff } from './cff.ts'
import { HOSTILE_VERSION, RICH_VERSION } from './example-versions.ts'
import { citationRecord } from './record.ts'

const cff = (licenseExpression: string | null): unknown =>
  parse(printCff(citationRecord({ ...RICH_VERSION, licenseExpression }))).license

test('the digest is the first identifier, of type other', () =>
  expect(parse(printCff(citationRecord(RICH_VERSION))).identifiers[0]).toMatchObject({
    type: 'other',
    value: RICH_VERSION.digest,
  }))

for (const [expression, license] of [
  ['CC-BY-4.0', 'CC-BY-4.0'],
  ['MIT OR Apache-2.0', ['MIT', 'Apache-2.0']],
  ['MIT AND Apache-2.0', undefined],
  ['NOASSERTION', undefined],
  ['LicenseRef-own', undefined],
  [null, undefined],
] as const)
  test(`the licence ${expression} is ${JSON.stringify(license)} in CFF, whose list means OR`, () =>
    expect(cff(expression)).toEqual(license))

test('texts that look like YAML stay texts', () => {
  const parsed = parse(printCff(citationRecord(HOSTILE_VERSION)))
  expect(parsed.keywords).toEqual(HOSTILE_VERSION.keywords)
  expect(parsed.abstract).toBe(HOSTILE_VERSION.description.trim())
  expect(parsed.version).toBe(HOSTILE_VERSION.label)
})
