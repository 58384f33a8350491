import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { judge } from '#app/_licences/judged.ts'
import { LicenceAudit } from '#app/_licences/licence-audit.tsx'
import { readPage } from '#app/_licences/page-number.ts'
import { type AskedInAddress, readQuestion } from '#app/_licences/question.ts'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { readSubject } from '#db/queries/read-subject.ts'
import { can } from '#lib/dataset/access.ts'
import { Digest } from '#lib/digest.ts'

type Props = { params: Promise<VersionParams>; searchParams: Promise<AskedInAddress & { page?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'licences')
  return { title: `Licences of ${dataset.title} ${label}` }
}

/** The licence audit of one exact version. A draft has no digest to bind a verdict to. */
export default async function LicencesPage({ params, searchParams }: Props) {
  const [version, asked, actor] = await Promise.all([findVersion(params, 'licences'), searchParams, currentActor()])
  const head = <VersionHead version={version} current="licences" actor={actor} />
  if (version.digest === null)
    return (
      <PageFrame current="/" actor={actor}>
        {head}
        <Empty title="A draft is not audited" heading="h2">
          <p>A verdict is bound to a digest, and a draft has none yet. Publish it, or see its terms in the overview.</p>
        </Empty>
      </PageFrame>
    )
  const found = await readSubject(database(), { version: Digest.parse(version.digest) })
  if (found === null) notFound()
  return (
    <PageFrame current="/" actor={actor}>
      {head}
      <LicenceAudit
        judged={judge(found, readQuestion(asked))}
        href={versionHref(version.dataset.path, version.label, 'licences')}
        page={readPage(asked.page)}
        actor={actor}
        conclude={can(actor, 'license.conclude', version.dataset.organization)}
      />
    </PageFrame>
  )
}
