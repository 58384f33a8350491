import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import type { FacetCounts } from '#db/queries/count-facets.ts'
import type { DatasetSearch } from '#lib/dataset/search.ts'
import { waysOut } from './facet-groups.ts'
import { FACET_WORDS } from './facet-words.ts'
import { isNarrowed, searchHref, withoutFacet } from './search-address.ts'
import type { TypedName } from './typed-name.ts'

type NothingProps = { search: DatasetSearch; counts: FacetCounts; typed: TypedName | null }

/** An empty list: what was looked for, what its absence does not mean, and the nearest thing to drop. */
export function NothingFound({ search, counts, typed }: NothingProps) {
  if (!isNarrowed(search)) return <EmptyRegistry />
  const [nearest, ...others] = waysOut(search, counts)
  return (
    <Empty title={typed === null ? 'Nothing here fits all of this' : 'Nothing here has that name'} heading="h2">
      <p>
        {search.q !== '' && (
          <>
            Looked for <em>{search.q}</em> in titles, descriptions, names, makers and keywords.{' '}
          </>
        )}
        {typed === null
          ? 'That a dataset is not listed does not mean that it does not exist: nobody may have registered it.'
          : 'A digest, DOI or name that is not known here may be known elsewhere; Verify says what can be told of it.'}
      </p>
      <Buttons>
        {nearest !== undefined && (
          <ButtonLink look="main" href={searchHref(search, withoutFacet(search, nearest.facet))}>
            {`Drop “${FACET_WORDS[nearest.facet]}”: at least ${formatPlural(nearest.atLeast, 'dataset', 'datasets')}`}
          </ButtonLink>
        )}
        {others.map(({ facet }) => (
          <ButtonLink key={facet} href={searchHref(search, withoutFacet(search, facet))}>
            {`Drop “${FACET_WORDS[facet]}”`}
          </ButtonLink>
        ))}
        {typed !== null && (
          <ButtonLink href={`/verify?${new URLSearchParams({ c: search.q })}`}>Verify it as a citation</ButtonLink>
        )}
        <a href="/">Show all datasets</a>
      </Buttons>
    </Empty>
  )
}

function EmptyRegistry() {
  return (
    <Empty title="No dataset is registered yet" heading="h2">
      <p>
        A dataset is registered once, under an organisation; each published version then gets a page, a digest and a
        citation. A Hugging Face card or a Croissant file fills most of the form.
      </p>
      <Buttons>
        <ButtonLink look="main" href="/register">
          Register the first dataset
        </ButtonLink>
        <ButtonLink href="/import">Import a card or a Croissant file</ButtonLink>
      </Buttons>
    </Empty>
  )
}
