import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '#app/_server/session.ts'
import { siteAddress } from '#app/_server/site.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { citableVersion } from '#app/datasets/_parts/citable-version.ts'
import { CitePart } from '#app/datasets/_version/cite-part.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'

type Props = { params: Promise<VersionParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'cite')
  return { title: `Cite ${dataset.title} ${label}` }
}

/** How to cite exactly this version: in each format, in running text, in a methods section. A draft has no such page. */
export default async function CitePage({ params }: Props) {
  const version = await findVersion(params, 'cite')
  const citable = citableVersion(version, siteAddress())
  if (citable === null) notFound()
  const actor = await currentActor()
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="cite" actor={actor} />
      <CitePart version={version} citable={citable} />
    </PageFrame>
  )
}
