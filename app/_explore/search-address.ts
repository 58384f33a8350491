import { DatasetSearch, FACETS, type Facet } from '#lib/dataset/search.ts'

/** What stands behind the question mark of an address, as Next hands it in. */
export type Query = Record<string, string | string[] | undefined>

const KEYS = ['q', ...FACETS, 'sort', 'cursor', 'limit'] as const

/**
 * The search that an address asks for. What can't be used is left out and told, one sentence each: a mistyped address
 * still gives a list. Parameters that are none of ours are passed over.
 */
export function readSearch(query: Query): { search: DatasetSearch; faults: string[] } {
  const known = Object.fromEntries(KEYS.map((key) => [key, query[key]]))
  const parsed = DatasetSearch.safeParse(known)
  if (parsed.success) return { search: parsed.data, faults: [] }
  const { kept, faults } = withoutFaulty(
    known,
    parsed.error.issues.map(({ path }) => path),
  )
  return { search: DatasetSearch.parse(kept), faults }
}

function withoutFaulty(known: Query, paths: PropertyKey[][]): { kept: Query; faults: string[] } {
  const faults = new Set<string>()
  const kept = { ...known }
  for (const [key] of paths) {
    const name = String(key)
    const value = known[name]
    const bad = paths.filter(([other, place]) => other === key && typeof place === 'number').map(([, place]) => place)
    const values = typeof value === 'string' ? [value] : (value ?? [])
    const dropped = bad.length === 0 ? values : values.filter((_, place) => bad.includes(place))
    kept[name] = bad.length === 0 ? undefined : values.filter((_, place) => !bad.includes(place))
    for (const one of dropped) faults.add(`${name}: “${one.slice(0, 80)}” is nothing that this list knows.`)
  }
  return { kept, faults: [...faults] }
}

/** The address of the list for a search. A new choice starts at the first page, so `cursor` stands only if it is given. */
export function searchHref(search: DatasetSearch, change: Partial<DatasetSearch> = {}): string {
  const next = { ...search, cursor: '', ...change }
  const query = new URLSearchParams()
  if (next.q !== '') query.set('q', next.q)
  for (const facet of FACETS) for (const value of next[facet]) query.append(facet, value)
  if (next.sort !== 'relevance') query.set('sort', next.sort)
  if (next.limit !== 25) query.set('limit', String(next.limit))
  if (next.cursor !== '') query.set('cursor', next.cursor)
  const text = query.toString()
  return text === '' ? '/' : `/?${text}`
}

/** The search without one value of a facet, or without the whole facet. */
export function withoutFacet(search: DatasetSearch, facet: Facet, value?: string): Partial<DatasetSearch> {
  return { [facet]: value === undefined ? [] : search[facet].filter((one) => one !== value) }
}

/** Whether anything narrows the list. */
export function isNarrowed(search: DatasetSearch): boolean {
  return search.q !== '' || FACETS.some((facet) => search[facet].length > 0)
}
