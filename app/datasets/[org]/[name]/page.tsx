import type { Metadata } from 'next'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Columns } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { About } from '#app/datasets/_dataset/about-section.tsx'
import { CurrentSources, CurrentVersion } from '#app/datasets/_dataset/current-sections.tsx'
import { DatasetHead } from '#app/datasets/_dataset/dataset-head.tsx'
import { DatasetSide } from '#app/datasets/_dataset/dataset-side.tsx'
import { type DatasetParams, findDataset } from '#app/datasets/_dataset/find-dataset.ts'
import { KeptSection } from '#app/datasets/_dataset/kept-section.tsx'
import { MissingSection } from '#app/datasets/_dataset/missing-section.tsx'
import { DatasetSaid, DatasetTerms } from '#app/datasets/_dataset/said-sections.tsx'
import { TimelineSection } from '#app/datasets/_dataset/timeline-section.tsx'
import { VersionsTable } from '#app/datasets/_dataset/versions-table.tsx'
import { datasetHref } from '#app/datasets/_parts/address.ts'
import { excerptOf } from '#app/datasets/_parts/excerpt.ts'
import { PreferencesSection } from '#app/datasets/_version/preferences-section.tsx'
import { countFiles } from '#db/queries/count-files.ts'
import { listReadingChanges } from '#db/queries/list-reading-changes.ts'
import { listTimeline } from '#db/queries/list-timeline.ts'
import type { DatasetPicture } from '#db/queries/read-dataset.ts'
import { readShortScores } from '#db/queries/read-short-scores.ts'
import { readVersion } from '#db/queries/read-version.ts'

type Props = { params: Promise<DatasetParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, path, description } = await findDataset(params)
  return {
    title,
    description: `${path}. ${excerptOf(description, 200)}`,
    alternates: { canonical: datasetHref(path) },
  }
}

/** What a dataset is, which versions of it exist, and what changed about it and its rights. */
export default async function DatasetPage({ params }: Props) {
  const dataset = await findDataset(params)
  const digests = dataset.versions.flatMap(({ digest }) => digest ?? [])
  const [actor, shown, timeline, changes, scores] = await Promise.all([
    currentActor(),
    shownVersion(dataset),
    listTimeline(database(), dataset.path),
    listReadingChanges(database(), dataset.path),
    readShortScores(database(), digests),
  ])
  return (
    <PageFrame current="/" actor={actor}>
      <DatasetHead dataset={dataset} current={shown?.version ?? null} actor={actor} />
      <Columns side={<DatasetSide dataset={dataset} current={shown?.version ?? null} />}>
        <About dataset={dataset} />
        {shown !== null && <CurrentVersion version={shown.version} files={shown.files} />}
      </Columns>
      <MissingSection dataset={dataset} />
      {dataset.versions.length > 0 && (
        <Section title="Versions" id="versions">
          <VersionsTable dataset={dataset} scores={scores} />
        </Section>
      )}
      {shown !== null && <CurrentSources version={shown.version} />}
      <DatasetTerms dataset={dataset} current={shown?.version ?? null} />
      {shown !== null && (
        <PreferencesSection version={shown.version} title={`What the creators behind ${shown.version.label} prefer`} />
      )}
      <TimelineSection timeline={timeline} changes={changes} path={dataset.path} />
      <DatasetSaid dataset={dataset} />
      <KeptSection kept={dataset.kept} path={dataset.path} />
    </PageFrame>
  )
}

/** The current version, or the last one where all are withdrawn. */
async function shownVersion({ path, current, versions }: DatasetPicture) {
  const label = current ?? versions.find(({ status }) => status === 'withdrawn')?.label
  if (label === undefined) return null
  const version = await readVersion(database(), null, { path, label })
  return version === null ? null : { version, files: await countFiles(database(), version.id) }
}
