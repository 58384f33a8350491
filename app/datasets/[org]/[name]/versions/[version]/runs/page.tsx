import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FilterVersionSection } from '#app/_runs/filter-version-section.tsx'
import { TrainSection } from '#app/_runs/train-section.tsx'
import { VersionRuns } from '#app/_runs/version-runs.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { findTextColumn } from '#db/queries/find-text-column.ts'
import { listReferences } from '#db/queries/list-references.ts'
import { listRunsOfVersion } from '#db/queries/list-runs-of-version.ts'

type Props = { params: Promise<VersionParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'runs')
  return { title: `Runs: ${dataset.title} ${label}` }
}

/** Which runs read or made exactly this version. */
export default async function VersionRunsPage({ params }: Props) {
  const [version, actor] = await Promise.all([findVersion(params, 'runs'), currentActor()])
  const { digest, dataset, label } = version
  if (digest === null) notFound()
  const runs = await listRunsOfVersion(database(), { digest, path: dataset.path, label })
  const column = await findTextColumn(database(), { digest })
  const references = await listReferences(database())
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="runs" actor={actor} />
      <VersionRuns version={{ path: dataset.path, label, digest }} runs={runs} />
      <TrainSection version={version} actor={actor} column={column} />
      <FilterVersionSection version={version} actor={actor} column={column} references={references} />
    </PageFrame>
  )
}
