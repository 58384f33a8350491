import { Sha256Hex } from '#lib/digest.ts'
import { RecordFilter } from '#lib/records/schema.ts'

/** What stands behind the question mark of an address, as Next hands it in. */
export type Query = Record<string, string | string[] | undefined>

/** What the address of the records asks for. `faults`: what could not be used, and was left out. */
export type RecordsSearch = { filter: RecordFilter; cursor: string | null; set: string | undefined; faults: string[] }

export const FILTER_NAMES = ['q', 'host', 'source', 'license', 'language', 'split', 'mark', 'digest'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

const CURSOR = /^[A-Za-z0-9_-]{1,4096}$/

/** The filter and the place in the list that an address names. */
export function readRecordsSearch(query: Query): RecordsSearch {
  const faults: string[] = []
  const filter: RecordFilter = {}
  for (const name of FILTER_NAMES) {
    const value = single(query[name]).replace(name === 'digest' ? /^sha256:/ : /^$/, '')
    if (value === '') continue
    const parsed = RecordFilter.shape[name].safeParse(value)
    if (parsed.success) filter[name] = parsed.data
    else faults.push(`${name}: “${value.slice(0, 80)}” can’t be looked for. ${parsed.error.issues[0]?.message ?? ''}`)
  }
  const cursor = single(query.cursor)
  if (cursor !== '' && !CURSOR.test(cursor))
    faults.push('This is no place in the list: it starts from the first record.')
  const set = Sha256Hex.safeParse(single(query.set))
  return { filter, cursor: CURSOR.test(cursor) ? cursor : null, set: set.success ? set.data : undefined, faults }
}

/** The address of the list with this filter, from the first record or from `cursor` on. */
export function recordsHref(
  page: string,
  { filter, set }: Pick<RecordsSearch, 'filter' | 'set'>,
  cursor: string | null = null,
): string {
  const query = queryOf(filter)
  if (set !== undefined) query.set('set', set)
  if (cursor !== null) query.set('cursor', cursor)
  const text = query.toString()
  return `${page}${text === '' ? '' : `?${text}`}#list`
}

/** The filter as the query of an address, in a fixed order. */
export function queryOf(filter: RecordFilter): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of FILTER_NAMES) {
    const value = filter[name]
    if (value !== undefined) query.set(name, value)
  }
  return query
}

/** Whether the filter asks for anything. */
export function isNarrowed(filter: RecordFilter): boolean {
  return FILTER_NAMES.some((name) => filter[name] !== undefined)
}

function single(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim()
}
