import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DoiSection } from '#app/_dois/doi-section.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { siteAddress } from '#app/_server/site.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { citableVersion } from '#app/datasets/_parts/citable-version.ts'
import { CitePart } from '#app/datasets/_version/cite-part.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { listDois } from '#db/queries/find-dois.ts'

type Props = {
  params: Promise<VersionParams>
  searchParams: Promise<{ done?: string | string[]; fault?: string | string[] }>
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'cite')
  return { title: `Cite ${dataset.title} ${label}` }
}

/** How to cite exactly this version: in each format, in running text, in a methods section. A draft has no such page. */
export default async function CitePage({ params, searchParams }: Props) {
  const version = await findVersion(params, 'cite')
  const citable = citableVersion(version, siteAddress())
  if (citable === null) notFound()
  const [actor, dois, { done, fault }] = await Promise.all([
    currentActor(),
    listDois(database(), citable.digest),
    searchParams,
  ])
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="cite" actor={actor} />
      <CitePart version={version} citable={citable} />
      <DoiSection version={version} dois={dois ?? []} actor={actor} done={oneOf(done)} fault={oneOf(fault)} />
    </PageFrame>
  )
}

function oneOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
