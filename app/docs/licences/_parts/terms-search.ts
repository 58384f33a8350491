import {
  CONDITIONS,
  isTermsEdition,
  LICENSE_TERMS_EDITION,
  LICENSE_TERMS_EDITIONS,
  type LicenseTerms,
  listTerms,
} from '#lib/license/terms.ts'

/** What stands behind the question mark of an address, as Next hands it in. */
export type Query = Record<string, string | string[] | undefined>

/** What the address of the table asks for. `condition`: a word for a duty, empty for all. `faults`: what could not be used. */
export type TermsSearch = { edition: string; condition: string; faults: string[] }

/** The edition and the duty that an address names. What is no edition and no duty is left out and told. */
export function readTermsSearch(query: Query): TermsSearch {
  const asked = { edition: single(query.edition), condition: single(query.condition) }
  const isEdition = isTermsEdition(asked.edition)
  const isCondition = Object.hasOwn(CONDITIONS, asked.condition)
  const faults = [
    ...(asked.edition === '' || isEdition
      ? []
      : [`There is no edition “${asked.edition.slice(0, 80)}”: there are ${LICENSE_TERMS_EDITIONS.join(' and ')}.`]),
    ...(asked.condition === '' || isCondition
      ? []
      : [`“${asked.condition.slice(0, 80)}” is no word for a duty; the list is above the table.`]),
  ]
  return {
    edition: isEdition ? asked.edition : LICENSE_TERMS_EDITION,
    condition: isCondition ? asked.condition : '',
    faults,
  }
}

/** The entries that the search asks for, in the table's order. */
export function findEntries({ edition, condition }: Pick<TermsSearch, 'edition' | 'condition'>): LicenseTerms[] {
  return listTerms(edition).filter(({ conditions }) => condition === '' || conditions.includes(condition))
}

/** The page of one licence; the edition stands in the address only where it is not the newest. */
export function licenseHref(id: string, edition: string = LICENSE_TERMS_EDITION): string {
  const query = edition === LICENSE_TERMS_EDITION ? '' : `?${new URLSearchParams({ edition })}`
  return `/docs/licences/${encodeURIComponent(id)}${query}`
}

/** The table narrowed to one duty, or to none. */
export function termsHref({ edition, condition }: Pick<TermsSearch, 'edition' | 'condition'>): string {
  const query = new URLSearchParams()
  if (edition !== LICENSE_TERMS_EDITION) query.set('edition', edition)
  if (condition !== '') query.set('condition', condition)
  const text = query.toString()
  return `/docs/licences${text === '' ? '' : `?${text}`}#terms`
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
