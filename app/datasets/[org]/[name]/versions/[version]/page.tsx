import type { Metadata } from 'next'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { siteAddress } from '#app/_server/site.ts'
import { Columns } from '#app/_ui/columns.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { SourceTable } from '#app/datasets/_parts/source-table.tsx'
import { ColophonText } from '#app/datasets/_version/colophon-text.tsx'
import { FilesSection } from '#app/datasets/_version/files-section.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { LineageSection } from '#app/datasets/_version/lineage-section.tsx'
import { PreferencesSection } from '#app/datasets/_version/preferences-section.tsx'
import { RecordsSection } from '#app/datasets/_version/record-sections.tsx'
import { SaidSection } from '#app/datasets/_version/said-section.tsx'
import { TermsSection } from '#app/datasets/_version/terms-section.tsx'
import { VersionFigures } from '#app/datasets/_version/version-figures.tsx'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { VersionSide } from '#app/datasets/_version/version-side.tsx'
import { countFiles } from '#db/queries/count-files.ts'
import { readScoreOutcomes } from '#db/queries/read-short-scores.ts'
import { doiAddress } from '#lib/archive/doi.ts'
import { CITATION_FORMATS } from '#lib/citation/formats.ts'

type Props = { params: Promise<VersionParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label, digest, reason, status } = await findVersion(params)
  const address = (format: string) => `/api/v1/versions/${digest}/citation?format=${format}`
  const citations = Object.fromEntries(CITATION_FORMATS.map(({ id, mediaType }) => [mediaType, address(id)]))
  return {
    metadataBase: new URL(siteAddress()),
    title: `${dataset.title} ${label}`,
    description: `${dataset.path}@${label}${digest === null ? ', a draft' : `, ${digest}`}. ${reason.slice(0, 200)}`,
    ...(status === 'draft' && { robots: { index: false } }),
    alternates: {
      canonical: versionHref(dataset.path, label),
      ...(digest !== null && {
        types: { 'application/vnd.colophon.record+json': `/api/v1/versions/${digest}`, ...citations },
      }),
    },
  }
}

/** Everything about one immutable version: its colophon, what it is made of, its terms, files, records and ancestors. */
export default async function VersionPage({ params }: Props) {
  const version = await findVersion(params)
  const [actor, files, score] = await Promise.all([
    currentActor(),
    countFiles(database(), version.id),
    version.digest === null ? null : readScoreOutcomes(database(), version.digest),
  ])
  return (
    <PageFrame current="/" actor={actor}>
      {version.doi !== null && <link rel="cite-as" href={doiAddress(version.doi)} />}
      <VersionHead version={version} current="overview" actor={actor} />
      <Columns side={<VersionSide version={version} score={score} />}>
        <ColophonText version={version} files={files} />
        <VersionFigures version={version} files={files} />
        <Section
          title="What it is made of"
          id="sources"
          right={formatPlural(version.sources.length, 'source', 'sources')}
        >
          <SourceTable sources={version.sources} />
        </Section>
      </Columns>
      <TermsSection version={version} />
      <PreferencesSection version={version} />
      <FilesSection version={version} />
      <RecordsSection version={version} />
      <LineageSection version={version} />
      <SaidSection version={version} />
    </PageFrame>
  )
}
