import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { searchHref } from '#app/_explore/search-address.ts'
import { database } from '#app/_server/db.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { Section } from '#app/_ui/section.tsx'
import { countDatasets } from '#db/queries/count-datasets.ts'
import { listDatasets } from '#db/queries/list-datasets.ts'
import { DatasetSearch } from '#lib/dataset/search.ts'
import { crossChecksOf } from '#lib/license/cross-checks.ts'
import { findTerms, LICENSE_TERMS_EDITIONS, type LicenseTerms, listTerms } from '#lib/license/terms.ts'
import { DocsPage } from '../../_parts/docs-page.tsx'
import { CrossChecks } from '../_parts/cross-checks.tsx'
import { DatasetsSection } from '../_parts/datasets-section.tsx'
import { EditionLinks } from '../_parts/edition-links.tsx'
import { TermFacts } from '../_parts/term-facts.tsx'
import { type Query, readTermsSearch } from '../_parts/terms-search.ts'
import { UseAnswers } from '../_parts/use-answers.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

const DATASETS_SHOWN = 5

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, entries } = await knownLicense(params)
  const name = entries.at(-1)?.name ?? id
  return {
    title: id,
    description: `What ${name} permits, asks, prohibits and disclaims, and what follows for each use.`,
  }
}

/** One licence: its terms in an edition, what each use answers, what the tables of others say, and the datasets that name it. */
export default async function LicencePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([knownLicense(params), searchParams])
  const { edition } = readTermsSearch(query)
  const entry = findTerms(id, edition)
  const search = DatasetSearch.safeParse({ license: [id], sort: 'title', limit: DATASETS_SHOWN })
  const datasets = search.success ? await datasetsUnder(search.data) : null
  const checks = crossChecksOf(id)
  return (
    <DocsPage
      href={`/docs/licences/${id}`}
      title={id}
      lede={entry === null ? 'This edition has no entry for it.' : entry.name}
      places={[
        { label: 'Terms', id: 'terms' },
        { label: 'What each use answers', id: 'uses' },
        { label: 'Beside the tables of others', id: 'cross-checks' },
        ...(datasets === null ? [] : [{ label: 'Datasets here', id: 'datasets' }]),
      ]}
    >
      <Terms id={id} entry={entry} edition={edition} />
      <UseAnswers id={id} edition={edition} />
      <CrossChecks id={id} checks={checks} />
      {datasets !== null && <DatasetsSection id={id} {...datasets} />}
    </DocsPage>
  )
}

/** The licence, with its entry in each edition that has one; a page not found where none has. */
async function knownLicense(params: Props['params']): Promise<{ id: string; entries: LicenseTerms[] }> {
  const id = decodeURIComponent((await params).id)
  const entries = LICENSE_TERMS_EDITIONS.flatMap((edition) => findTerms(id, edition) ?? [])
  return entries.length === 0 ? notFound() : { id, entries }
}

async function datasetsUnder(search: DatasetSearch) {
  const db = database()
  const [total, { items }] = await Promise.all([countDatasets(db, search), listDatasets(db, search)])
  const first = items.map(({ path, title }) => ({ path, title }))
  return { total, first, href: searchHref(DatasetSearch.parse({ license: search.license })) }
}

function Terms({ id, entry, edition }: { id: string; entry: LicenseTerms | null; edition: string }) {
  return (
    <Section title="Terms" id="terms" right={<EditionLinks id={id} edition={edition} />}>
      {entry === null ? (
        <Empty title={`The edition of ${edition} has no entry for ${id}`}>
          <p>A verdict under it is unknown, with the reason terms-missing. A later edition has one.</p>
        </Empty>
      ) : (
        <>
          {entry.basis === 'T' && (
            <Banner kind="warn" title="These terms are not yet checked against the text.">
              They are written from memory of it. Every verdict that rests on them says so.
            </Banner>
          )}
          {!listTerms(edition).some((own) => own.id === id) && (
            <p>{`${id} has no entry of its own: these are the terms of its “only” form, and its share-alike is met by later versions too.`}</p>
          )}
          <TermFacts entry={entry} edition={edition} />
        </>
      )}
    </Section>
  )
}
