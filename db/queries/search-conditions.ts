import { and, arrayOverlaps, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { chosenLicenses, type DatasetSearch, type Facet, searchWords } from '#lib/dataset/search.ts'
import { datasets, organizations } from '../schema/index.ts'

/** The search words as one tsquery: as a web search in plain and in English words, or every word as a beginning. Null: no words. */
export function searchQuery(q: string): SQL | null {
  const words = searchWords(q)
  if (words.length === 0) return null
  const beginnings = words.map((word) => `${word}:*`).join(' & ')
  return sql`(websearch_to_tsquery('simple', ${q}) || websearch_to_tsquery('english', ${q}) || to_tsquery('simple', ${beginnings}))`
}

/** What the words ask for. Without words everything fits. */
export function wordsCondition(search: DatasetSearch): SQL | undefined {
  const query = searchQuery(search.q)
  if (query !== null) return sql`${datasets.search} @@ ${query}`
  return search.q === '' ? undefined : sql`false`
}

/** What each chosen facet asks for; a facet without a choice is absent. */
export function facetConditions(search: DatasetSearch): Partial<Record<Facet, SQL>> {
  return {
    ...(search.license.length > 0 && { license: licenseCondition(search) }),
    ...(search.optOut.length > 0 && { optOut: inArray(datasets.optOut, search.optOut) }),
    ...(search.archived.length > 0 && { archived: inArray(datasets.archived, search.archived) }),
    ...(search.lowest.length > 0 && { lowest: inArray(datasets.lowest, search.lowest) }),
    ...(search.modality.length > 0 && { modality: arrayOverlaps(datasets.shownModalities, search.modality) }),
    ...(search.language.length > 0 && { language: arrayOverlaps(datasets.shownLanguages, search.language) }),
    ...(search.publisher.length > 0 && { publisher: inArray(organizations.slug, search.publisher) }),
    ...(search.state.length > 0 && { state: inArray(datasets.state, search.state) }),
  }
}

function licenseCondition(search: DatasetSearch): SQL {
  const { families, ids } = chosenLicenses(search)
  const byFamily = families.length === 0 ? undefined : inArray(datasets.licenseFamily, families)
  const byId = ids.length === 0 ? undefined : arrayOverlaps(datasets.licenseIds, ids)
  return or(byFamily, byId) ?? sql`true`
}

/** All that the search asks for, words and facets. */
export function searchCondition(search: DatasetSearch): SQL | undefined {
  return and(wordsCondition(search), ...Object.values(facetConditions(search)))
}

/** The join that the conditions on publishers need. */
export const ORGANIZATION_OF_DATASET = eq(organizations.id, datasets.organizationId)
