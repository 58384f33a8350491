import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { matchLicense } from './alias.ts'
import { huggingFaceIdOf, listAliases, listLicenseAddresses } from './alias-table.ts'
import { parseExpression } from './expression.ts'

for (const [raw, expression, match] of [
  ['MIT', 'MIT', 'exact'],
  ['MIT OR Apache-2.0', 'MIT OR Apache-2.0', 'exact'],
  ['LicenseRef-mine', 'LicenseRef-mine', 'exact'],
  ['NONE', 'NONE', 'exact'],
  ['NOASSERTION', 'NOASSERTION', 'exact'],
  ['mit', 'MIT', 'case'],
  ['CC-by-sa-4.0', 'CC-BY-SA-4.0', 'case'],
  ['odbl', 'ODbL-1.0', 'mapped'],
  ['odc-by', 'ODC-By-1.0', 'mapped'],
  ['intel-research', 'LicenseRef-intel-research', 'mapped'],
  ['openrail++', 'LicenseRef-OpenRAIL-Plus-Plus-M', 'mapped'],
  ['Apache License 2.0', 'Apache-2.0', 'mapped'],
  ['No License', 'NONE', 'mapped'],
  ['other', 'LicenseRef-Custom', 'custom'],
  ['https://creativecommons.org/licenses/by-sa/4.0/', 'CC-BY-SA-4.0', 'mapped'],
  ['http://www.creativecommons.org/licenses/by/4.0/legalcode', 'CC-BY-4.0', 'mapped'],
  ['https://creativecommons.org/publicdomain/zero/1.0/deed.de', 'CC0-1.0', 'mapped'],
  ['https://opendatacommons.org/licenses/odbl/1-0/', 'ODbL-1.0', 'mapped'],
  ['http://www.apache.org/licenses/LICENSE-2.0.html', 'Apache-2.0', 'mapped'],
  ['https://spdx.org/licenses/CC-BY-4.0.html', 'CC-BY-4.0', 'mapped'],
  ['https://choosealicense.com/licenses/apache-2.0/', 'Apache-2.0', 'mapped'],
  ['https://choosealicense.com/licenses/odc-by/', 'ODC-By-1.0', 'mapped'],
  ['https://choosealicense.com/licenses/undefined/', 'NOASSERTION', 'none'],
  ['https://choosealicense.com/licenses/gpl-3.0/', 'NOASSERTION', 'ambiguous'],
  ['https://spdx.org/licenses/nothing.html', 'NOASSERTION', 'none'],
  ['agpl-3.0', 'NOASSERTION', 'ambiguous'],
  ['gpl', 'NOASSERTION', 'ambiguous'],
  ['openrail', 'NOASSERTION', 'ambiguous'],
  ['CC BY', 'NOASSERTION', 'ambiguous'],
  ['GNU General Public License v3.0', 'NOASSERTION', 'ambiguous'],
  ['LGPL 2.1', 'NOASSERTION', 'ambiguous'],
  ['unknown', 'NOASSERTION', 'none'],
  ['Unspecified', 'NOASSERTION', 'none'],
  ['Unclear', 'NOASSERTION', 'none'],
  ['', 'NOASSERTION', 'none'],
  ['This is a license.', 'NOASSERTION', 'none'],
  ['Public', 'NOASSERTION', 'none'],
  ['BSD', 'NOASSERTION', 'ambiguous'],
  ['mit license', 'NOASSERTION', 'suggestion'],
  ['CC BY-SA-4.0', 'NOASSERTION', 'suggestion'],
  ['https://creativecommons.org/licenses/by/4.0/?ref=chooser', 'NOASSERTION', 'suggestion'],
] as const)
  test(`licences.md §3: "${raw}" is ${expression}, ${match}`, () => {
    expect(matchLicense(raw)).toMatchObject({ expression, match })
  })

test('a GNU version without "only" or "or later" offers both', () => {
  expect(matchLicense('gpl-3.0').candidates).toEqual(['GPL-3.0-only', 'GPL-3.0-or-later'])
  expect(matchLicense('gpl').candidates).toContain('GPL-2.0-or-later')
  expect(matchLicense('bsd').candidates).toEqual(['BSD-3-Clause', 'BSD-2-Clause'])
  expect(matchLicense('CC BY').candidates).toContain('CC-BY-4.0')
})

test("an auditor's GNU name is taken as mapped, an unversioned family is not", () => {
  expect(matchLicense('LGPL 2.1', 'auditor')).toMatchObject({ expression: 'LGPL-2.1-only', match: 'mapped' })
  expect(matchLicense('CC BY-SA', 'auditor')).toMatchObject({ expression: 'NOASSERTION', match: 'ambiguous' })
})

test('a licence text is a suggestion, however clear it looks', () => {
  const text = `MIT License\n\nCopyright (c) 2020 Somebody\n\nPermission is hereby granted, ${'free of charge '.repeat(20)}`
  expect(matchLicense(text)).toMatchObject({ expression: 'NOASSERTION', match: 'suggestion', candidates: ['MIT'] })
})

test('every alias leads to an expression that parses, and every ambiguous one has candidates', () => {
  for (const alias of listAliases()) {
    const found = matchLicense(alias.key)
    expect(parseExpression(found.expression), alias.key).toMatchObject({ ok: true })
    if (alias.spdx !== null) expect(parseExpression(alias.spdx), alias.key).toMatchObject({ ok: true })
    if (found.match === 'ambiguous') expect(found.candidates.length, alias.key).toBeGreaterThan(0)
    for (const candidate of found.candidates) expect(parseExpression(candidate).ok, candidate).toBe(true)
  }
})

test('every address of the table is found, with and without its trimmings', () => {
  for (const [address, id] of listLicenseAddresses())
    for (const raw of [`https://${address}`, `http://${address}/`, address])
      expect(matchLicense(raw), raw).toMatchObject({ expression: id, match: 'mapped' })
})

test('law: only an exact spelling settles: what is settled parses, what is not is NOASSERTION', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const found = matchLicense(raw)
      expect(parseExpression(found.expression).ok).toBe(true)
      if (['ambiguous', 'none', 'suggestion'].includes(found.match)) expect(found.expression).toBe('NOASSERTION')
    }),
  )
})

test('a Hugging Face id is found for a licence that the Hub lists', () => {
  expect(huggingFaceIdOf('CC-BY-4.0')).toBe('cc-by-4.0')
  expect(huggingFaceIdOf('ODbL-1.0')).toBe('odbl')
  expect(huggingFaceIdOf('GPL-3.0-only')).toBeNull()
})
