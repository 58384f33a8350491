import type { Metadata } from 'next'
import { ChecksSection } from '#app/_archive/checks-section.tsx'
import { CopiesSection, ToldNotice } from '#app/_archive/copies-section.tsx'
import { LevelsSection } from '#app/_archive/levels-section.tsx'
import { PackageSection } from '#app/_archive/package-section.tsx'
import { RecordSection } from '#app/_archive/record-section.tsx'
import { ReportSection } from '#app/_archive/report-section.tsx'
import { StatusSection } from '#app/_archive/status-section.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { listDois } from '#db/queries/find-dois.ts'
import { readArchive } from '#db/queries/read-archive.ts'
import { can } from '#lib/dataset/access.ts'

type Asked = { archive?: string | string[]; fault?: string | string[] }
type Props = { params: Promise<VersionParams>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'archive')
  return { title: `Archive: ${dataset.title} ${label}` }
}

/** Where one exact version is kept, how each copy stands, what was checked, and what longer keeping lacks. */
export default async function ArchivePage({ params, searchParams }: Props) {
  const [version, asked, actor] = await Promise.all([findVersion(params, 'archive'), searchParams, currentActor()])
  const { dataset, label, digest } = version
  const page = versionHref(dataset.path, label, 'archive')
  const archive = digest === null ? null : await readArchive(database(), digest, new Date())
  const dois = digest === null ? null : await listDois(database(), digest)
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="archive" actor={actor} />
      <ToldNotice code={[asked.archive].flat()[0] ?? [asked.fault].flat()[0]} />
      {digest === null || archive === null ? (
        <Empty title="A draft has no copies" heading="h2">
          <p>{`Copies are bound to a digest, and ${label} has none yet. Publish it first.`}</p>
        </Empty>
      ) : (
        <>
          <StatusSection archive={archive} />
          <CopiesSection
            copies={archive.copies}
            page={page}
            mayCheck={can(actor, 'archive.check', dataset.organization)}
            mayRetire={can(actor, 'archive.retire', dataset.organization)}
          />
          <ChecksSection archive={archive} api={`/api/v1/versions/${digest}/archive`} />
          <LevelsSection levels={archive.levels} />
          <PackageSection
            name={`${dataset.path}@${label}`}
            digest={digest}
            dois={dois ?? []}
            citePage={versionHref(dataset.path, label, 'cite')}
          />
          <RecordSection version={version} digest={digest} page={page} actor={actor} />
          {can(actor, 'archive.check', dataset.organization) && <ReportSection copies={archive.copies} page={page} />}
        </>
      )}
    </PageFrame>
  )
}
