import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { DatasetList } from '#app/_explore/dataset-list.tsx'
import { ShareLine } from '#app/_explore/share-line.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { Section } from '#app/_ui/section.tsx'
import { decoded } from '#app/datasets/_parts/address.ts'
import { countFacets } from '#db/queries/count-facets.ts'
import { findOrganization } from '#db/queries/find-organization.ts'
import { digestsOf, listDatasets } from '#db/queries/list-datasets.ts'
import { readShortScores } from '#db/queries/read-short-scores.ts'
import { DatasetSearch, parseCursor } from '#lib/dataset/search.ts'

type Props = { params: Promise<{ org: string }>; searchParams: Promise<{ cursor?: string | string[] }> }

const findOnce = cache(async (slug: string) => findOrganization(database(), slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const organization = await findOnce(decoded((await params).org))
  return { title: organization?.name ?? 'Not known here' }
}

/** Who an organisation is, and its datasets, those that changed last first. */
export default async function OrganizationPage({ params, searchParams }: Props) {
  const slug = decoded((await params).org)
  const organization = await findOnce(slug)
  if (organization === null) notFound()
  const here = `/organizations/${organization.slug}`
  if (organization.slug !== slug) permanentRedirect(here)
  const search = DatasetSearch.parse({
    publisher: organization.slug,
    sort: 'newest',
    cursor: placeOf((await searchParams).cursor),
  })
  const [actor, page, counts] = await Promise.all([
    currentActor(),
    listDatasets(database(), search),
    countFacets(database(), search),
  ])
  const scores = await readShortScores(database(), digestsOf(page))
  const { name, url, description } = organization
  return (
    <PageFrame current="/" actor={actor}>
      <Crumbs trail={[{ label: 'Explore', href: '/' }, { label: organization.slug }]} />
      <PageHead title={name}>{description === '' ? undefined : description}</PageHead>
      {url !== null && (
        <p className="mt-3">
          <a href={url} rel="nofollow noopener noreferrer">
            {url.replace(/^https?:\/\//, '').replace(/\/$/, '')}
          </a>
        </p>
      )}
      <Section title="Its datasets" right={formatPlural(counts.total, 'dataset', 'datasets')}>
        {page.items.length === 0 ? (
          <Empty title={`No dataset of ${name} is registered`}>
            <p>That does not mean that it has made none. Its members register them here.</p>
          </Empty>
        ) : (
          <>
            <div className="mb-4">
              <ShareLine counts={counts} />
            </div>
            <DatasetList entries={page.items} scores={scores} />
            <Pager
              summary={`${formatCount(page.items.length)} of ${formatCount(counts.total)}`}
              {...(page.nextCursor !== null && {
                nextHref: `${here}?${new URLSearchParams({ cursor: page.nextCursor })}`,
              })}
            />
          </>
        )}
      </Section>
    </PageFrame>
  )
}

/** Where the page starts; a cursor that is none of ours starts at the beginning. */
function placeOf(cursor: string | string[] | undefined): string {
  return typeof cursor === 'string' && parseCursor(cursor, 'newest') !== null ? cursor : ''
}
