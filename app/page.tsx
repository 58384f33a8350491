import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { countFacets } from '#db/queries/count-facets.ts'
import { findNamed } from '#db/queries/find-named.ts'
import { digestsOf, effectiveSort, listDatasets } from '#db/queries/list-datasets.ts'
import { readShortScores } from '#db/queries/read-short-scores.ts'
import { type DatasetSearch, parseCursor } from '#lib/dataset/search.ts'
import { DatasetList } from './_explore/dataset-list.tsx'
import { facetGroups, searchChips } from './_explore/facet-groups.ts'
import { NothingFound } from './_explore/nothing-found.tsx'
import { isNarrowed, type Query, readSearch, searchHref } from './_explore/search-address.ts'
import { ShareLine } from './_explore/share-line.tsx'
import { SortLine } from './_explore/sort-line.tsx'
import { type TypedName, typedName } from './_explore/typed-name.ts'
import { database } from './_server/db.ts'
import { currentActor } from './_server/session.ts'
import { Banner } from './_ui/banner.tsx'
import { Chips } from './_ui/chips.tsx'
import { PageHead, Split } from './_ui/columns.tsx'
import { FacetForm } from './_ui/facet-form.tsx'
import { formatCount } from './_ui/format.ts'
import { PageFrame } from './_ui/page-frame.tsx'
import { Pager } from './_ui/pager.tsx'
import { datasetHref, versionHref } from './datasets/_parts/address.ts'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { search } = readSearch(await searchParams)
  return { title: search.q === '' ? 'Explore' : `“${search.q}”` }
}

/** Find a dataset, or see how well a field is documented. A name typed into the box leads straight to its page. */
export default async function Explore({ searchParams }: Props) {
  const query = await searchParams
  const typed = typedName(typeof query.q === 'string' ? query.q : '')
  if (typed !== null) await goToNamed(typed)
  const { search, faults } = readPage(query)
  const [actor, page, counts] = await Promise.all([
    currentActor(),
    listDatasets(database(), search),
    countFacets(database(), search),
  ])
  const scores = await readShortScores(database(), digestsOf(page))
  return (
    <PageFrame current="/" actor={actor} query={search.q}>
      <PageHead title={heading(search, counts.total)}>
        Each entry is one exact version: what it is made of, on which terms, and what there is to show for it.
      </PageHead>
      <div className="mt-6">
        <Split
          side={
            <FacetForm
              action="/"
              groups={facetGroups(search, counts)}
              keep={{
                ...(search.q !== '' && { q: search.q }),
                ...(search.sort !== 'relevance' && { sort: search.sort }),
              }}
              {...(isNarrowed(search) && { clearHref: '/' })}
            />
          }
        >
          {faults.length > 0 && <Faults faults={faults} />}
          <Chips chips={searchChips(search, counts)} clearHref="/" />
          <div className="mt-3 mb-4 flex flex-wrap justify-between gap-x-6 gap-y-2">
            <ShareLine counts={counts} />
            {counts.total > 1 && <SortLine search={search} sort={effectiveSort(search)} />}
          </div>
          {page.items.length === 0 ? (
            <NothingFound search={search} counts={counts} typed={typed} />
          ) : (
            <>
              <DatasetList entries={page.items} scores={scores} />
              <Pager
                summary={<Summary search={search} shown={page.items.length} total={counts.total} />}
                next={`Next ${search.limit}`}
                {...(page.nextCursor !== null && { nextHref: searchHref(search, { cursor: page.nextCursor }) })}
              />
            </>
          )}
        </Split>
      </div>
    </PageFrame>
  )
}

async function goToNamed(typed: TypedName): Promise<void> {
  const thing = await findNamed(database(), typed.cited, typed.path)
  if (thing !== null) redirect(thing.label === null ? datasetHref(thing.path) : versionHref(thing.path, thing.label))
}

/** As `readSearch`; a cursor of another order, or none of ours, is left out and told too. */
function readPage(query: Query): { search: DatasetSearch; faults: string[] } {
  const { search, faults } = readSearch(query)
  if (search.cursor === '' || parseCursor(search.cursor, effectiveSort(search)) !== null) return { search, faults }
  const told = 'cursor: this is no place in a list of this order. The list starts at its beginning.'
  return { search: { ...search, cursor: '' }, faults: [...faults, told] }
}

function heading(search: DatasetSearch, total: number): string {
  const datasets = `${formatCount(total)} ${total === 1 ? 'dataset' : 'datasets'}`
  if (!isNarrowed(search)) return total === 0 ? 'Open datasets, as they were made' : `${datasets}, as they were made`
  return total === 0 ? 'No dataset fits' : `${datasets} ${total === 1 ? 'fits' : 'fit'}`
}

function Faults({ faults }: { faults: readonly string[] }) {
  return (
    <div className="mb-4">
      <Banner kind="warn" title="A part of this address can’t be used and was left out">
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}

function Summary({ search, shown, total }: { search: DatasetSearch; shown: number; total: number }) {
  if (search.cursor === '') return `${formatCount(shown)} of ${formatCount(total)}`
  return (
    <>
      {`${formatCount(shown)} more of ${formatCount(total)} · `}
      <a href={searchHref(search)}>From the beginning</a>
    </>
  )
}
