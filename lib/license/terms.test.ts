import { expect, test } from '@playwright/test'
import {
  CONDITIONS,
  CREDIT_CONDITIONS,
  findTerms,
  isTermsEdition,
  LICENSE_TERMS_EDITION,
  LICENSE_TERMS_EDITIONS,
  listTerms,
} from './terms.ts'

const GIVEN = '2026-11-22'
const LIMITATIONS = [
  'no-warranty',
  'no-liability',
  'no-trademark',
  'no-patent',
  'no-privacy-publicity',
  'no-personal-data',
  'no-logos',
  'no-contents',
  'no-third-party-rights',
]

test('editions stand oldest first, and the newest is the default', () => {
  expect(LICENSE_TERMS_EDITIONS).toEqual([...LICENSE_TERMS_EDITIONS].sort())
  expect(LICENSE_TERMS_EDITION).toBe(LICENSE_TERMS_EDITIONS.at(-1))
  expect(isTermsEdition(GIVEN)).toBe(true)
  expect(isTermsEdition('2026-11-21')).toBe(false)
  expect(listTerms('2026-11-21')).toEqual([])
  expect(findTerms('MIT', '2026-11-21')).toBeNull()
})

test('an edition knows nothing of what came after it', () => {
  expect(listTerms(GIVEN)).toHaveLength(67)
  expect(findTerms('OFL-1.1', GIVEN)).toBeNull()
  expect(findTerms('OFL-1.1')?.shareAlike?.outboundAllowed).toEqual(['OFL-1.1'])
})

test('a correction is a further entry: the old edition keeps what it said', () => {
  expect(findTerms('CC-BY-NC-3.0', GIVEN)?.conditions).not.toContain('indicate-changes')
  expect(findTerms('CC-BY-NC-3.0')?.conditions).toContain('indicate-changes')
  expect(listTerms().filter(({ id }) => id === 'CC-BY-NC-3.0')).toHaveLength(1)
})

test('licences.md §3: X-or-later without an entry is X-only, whose share-alike later versions of the table meet too', () => {
  expect(findTerms('GPL-2.0-or-later')).toMatchObject({ id: 'GPL-2.0-or-later', kind: 'copyleft' })
  expect(findTerms('GPL-2.0-or-later')?.shareAlike?.outboundAllowed).toEqual([
    'GPL-2.0-only',
    'GPL-2.0-or-later',
    'GPL-3.0-only',
    'GPL-3.0-or-later',
  ])
  expect(findTerms('GFDL-1.2-or-later')?.shareAlike?.outboundAllowed).toEqual(
    expect.arrayContaining(['GFDL-1.2-only', 'GFDL-1.3-only', 'GFDL-1.3-or-later']),
  )
  expect(findTerms('EUPL-1.2-or-later')).toBeNull()
})

test('licences.md §4: an id without an entry never falls back on that of its family', () => {
  expect(findTerms('LicenseRef-Llama-5')).toBeNull()
  expect(findTerms('LicenseRef-Llama')).toBeNull()
})

test('the ten words of credit come first', () => {
  expect(CREDIT_CONDITIONS).toEqual(expect.arrayContaining(['attribution', 'keep-notices', 'notice-file']))
  expect(CREDIT_CONDITIONS).not.toContain('indicate-changes')
})

for (const edition of LICENSE_TERMS_EDITIONS)
  test(`edition ${edition}: known words, and columns that agree`, () => {
    for (const entry of listTerms(edition)) {
      const { id, conditions, permissions } = entry
      const given = Object.values(permissions)
      expect(conditions.filter((word) => CONDITIONS[word] === undefined)).toEqual([])
      expect(new Set(conditions).size, id).toBe(conditions.length)
      expect(entry.limitations.filter((word) => !LIMITATIONS.includes(word))).toEqual([])
      expect(entry.basis, id).toMatch(/^TO?C?D?$/)
      expect(entry.shareAlike !== null, id).toBe(conditions.includes('share-alike'))
      if (entry.fieldOfUse === 'non-commercial') expect(permissions.commercialUse, id).toBe('no')
      if (entry.openDefinition.startsWith('approved')) expect(given, id).not.toContain('no')
      expect([entry.since <= edition, entry.date <= edition], id).toEqual([true, true])
    }
  })

test('what came after the given table has a source, and a reason for what is not known', () => {
  for (const { id, since, source, permissions, note } of listTerms().filter(({ since }) => since > GIVEN)) {
    expect(source ?? '', `${id} of ${since}`).toMatch(/^https:\/\//)
    if (Object.values(permissions).includes('unknown')) expect(note, id).not.toBe('')
  }
})
