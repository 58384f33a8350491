import type { Chip } from '#app/_ui/chips.tsx'
import type { FacetGroup } from '#app/_ui/facet-form.tsx'
import type { FacetCounts } from '#db/queries/count-facets.ts'
import { type DatasetSearch, FACETS, type Facet } from '#lib/dataset/search.ts'
import { CLOSED_FACETS, FACET_WORDS, isOpen, valueWord } from './facet-words.ts'
import { searchHref, withoutFacet } from './search-address.ts'

/** The groups of tick boxes, in the order of the facets. A chosen value is always among them, so that it can be dropped. */
export function facetGroups(search: DatasetSearch, counts: FacetCounts): FacetGroup[] {
  return FACETS.map((facet) => ({
    name: facet,
    title: FACET_WORDS[facet],
    options: valuesOf(facet, search, counts).map((value) => {
      const counted = counts.facets[facet].find((row) => row.value === value)
      return {
        value,
        label: valueWord(facet, value, counted?.label),
        count: counted?.count ?? 0,
        checked: chosen(search, facet).includes(value),
      }
    }),
  })).filter((group) => group.options.length > 0)
}

/** What the list is narrowed to, one chip for each value, each with the address without it. */
export function searchChips(search: DatasetSearch, counts: FacetCounts): Chip[] {
  const words = search.q === '' ? [] : [{ group: 'words', label: search.q, removeHref: searchHref(search, { q: '' }) }]
  const values = FACETS.flatMap((facet) =>
    chosen(search, facet).map((value) => ({
      group: FACET_WORDS[facet].toLowerCase(),
      label: valueWord(facet, value, counts.facets[facet].find((row) => row.value === value)?.label),
      removeHref: searchHref(search, withoutFacet(search, facet, value)),
    })),
  )
  return [...words, ...values]
}

/** A facet whose dropping alone would show something again; `atLeast` datasets. */
export type WayOut = { facet: Facet; atLeast: number }

/**
 * The facets that can be dropped to find something, the nearest (which loses least) first. A dataset has one licence family
 * but may have several languages, so that the largest value's count is what is certain.
 */
export function waysOut(search: DatasetSearch, counts: FacetCounts): WayOut[] {
  return FACETS.filter((facet) => chosen(search, facet).length > 0)
    .map((facet) => ({ facet, atLeast: Math.max(0, ...counts.facets[facet].map((row) => row.count)) }))
    .filter(({ atLeast }) => atLeast > 0)
    .sort((a, b) => a.atLeast - b.atLeast)
}

function valuesOf(facet: Facet, search: DatasetSearch, counts: FacetCounts): string[] {
  const closed = Object.keys(CLOSED_FACETS[facet] ?? {})
  const counted = counts.facets[facet].map((row) => row.value)
  return [...new Set([...closed, ...(isOpen(facet) ? counted : []), ...chosen(search, facet)])]
}

function chosen(search: DatasetSearch, facet: Facet): readonly string[] {
  return search[facet]
}
