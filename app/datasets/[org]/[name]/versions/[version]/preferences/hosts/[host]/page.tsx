import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HostHead } from '#app/_preferences/host-head.tsx'
import { placesOfRuns } from '#app/_preferences/place-history.ts'
import { PlacesSection } from '#app/_preferences/places-section.tsx'
import { TermsSection } from '#app/_preferences/terms-section.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { decoded, versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { listPlaceHistory } from '#db/queries/list-place-history.ts'
import { readTerms } from '#db/queries/read-terms.ts'

type HostParams = VersionParams & { host: string }
type Props = {
  params: Promise<HostParams>
  searchParams: Promise<{ url?: string | string[]; terms?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ dataset, label }, { host }] = await Promise.all([findVersion(params, 'preferences'), params])
  return { title: `${decoded(host)} in ${dataset.title} ${label}`, robots: { index: false } }
}

/** What one host says of the records that a version has of it: the decisions, the places with their history, and terms that people recorded. */
export default async function HostPage({ params, searchParams }: Props) {
  const [version, { host: named }, actor] = await Promise.all([
    findVersion(params, 'preferences'),
    params,
    currentActor(),
  ])
  const host = decoded(named).toLowerCase()
  const page = versionHref(version.dataset.path, version.label, `preferences/hosts/${encodeURIComponent(host)}`)
  const [{ runs, total }, terms, { terms: told }] = await Promise.all([
    listPlaceHistory(database(), [`https://${host}`, `http://${host}`], version.id),
    readTerms(database(), [host]),
    searchParams,
  ])
  if (runs.length === 0) notFound()
  return (
    <PageFrame current="/" actor={actor}>
      <HostHead version={version} actor={actor} host={host} title={host} isHostPage />
      <PlacesSection places={placesOfRuns(runs)} total={total} hrefOf={(attempt) => `${page}/seen/${attempt}`} />
      <TermsSection host={host} terms={terms} actor={actor} page={page} told={typeof told === 'string' ? told : null} />
    </PageFrame>
  )
}
