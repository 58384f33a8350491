import { type DatasetSearch, SORTS, type Sort } from '#lib/dataset/search.ts'
import { SORT_WORDS } from './facet-words.ts'
import { searchHref } from './search-address.ts'

/** By what the list is ordered, and the other orders as links. Relevance needs words. */
export function SortLine({ search, sort }: { search: DatasetSearch; sort: Sort }) {
  const orders = SORTS.filter((order) => order !== 'relevance' || search.q !== '')
  return (
    <nav className="small dim flex flex-wrap gap-x-3 gap-y-1" aria-label="Order of the list">
      <span>Sorted by</span>
      {orders.map((order) =>
        order === sort ? (
          <b key={order} aria-current="true" className="text-ink">
            {SORT_WORDS[order]}
          </b>
        ) : (
          <a key={order} href={searchHref(search, { sort: order })} rel="nofollow">
            {SORT_WORDS[order]}
          </a>
        ),
      )}
    </nav>
  )
}
