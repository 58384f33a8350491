import { expect, test } from '@playwright/test'
import { LICENSE_TERMS_EDITION } from '#lib/license/terms.ts'
import { findEntries, licenseHref, readTermsSearch, termsHref } from './terms-search.ts'

test('an address names an edition and a duty; without them it is the newest edition, whole', () => {
  expect(readTermsSearch({})).toEqual({ edition: LICENSE_TERMS_EDITION, condition: '', faults: [] })
  const asked = readTermsSearch({ edition: '2026-11-22', condition: ['share-alike', 'membership'] })
  expect(asked).toEqual({ edition: '2026-11-22', condition: 'share-alike', faults: [] })
  expect(findEntries(asked).every(({ conditions }) => conditions.includes('share-alike'))).toBe(true)
  expect(findEntries({ edition: '2026-11-22', condition: '' })).toHaveLength(67)
})

test('what is no edition and no duty is told and left out', () => {
  const { edition, condition, faults } = readTermsSearch({ edition: '1999-01-01', condition: 'toString' })
  expect({ edition, condition }).toEqual({ edition: LICENSE_TERMS_EDITION, condition: '' })
  expect(faults).toHaveLength(2)
})

test('the edition stands in an address only where it is not the newest', () => {
  expect(licenseHref('CC-BY-4.0')).toBe('/docs/licences/CC-BY-4.0')
  expect(licenseHref('CC-BY-4.0', '2026-11-22')).toBe('/docs/licences/CC-BY-4.0?edition=2026-11-22')
  expect(termsHref({ edition: LICENSE_TERMS_EDITION, condition: 'membership' })).toBe(
    '/docs/licences?condition=membership#terms',
  )
})
