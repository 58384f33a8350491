import type { Metadata } from 'next'
import { ColumnSection } from '#app/_records/column-section.tsx'
import { GroupingFigures } from '#app/_records/grouping-figures.tsx'
import { chosenSet, heldSets } from '#app/_records/held.ts'
import { ListSection } from '#app/_records/list-section.tsx'
import { NoManifest } from '#app/_records/no-manifest.tsx'
import { isNarrowed, type Query, readRecordsSearch } from '#app/_records/search-address.ts'
import { SetChoice } from '#app/_records/set-choice.tsx'
import { shownRecords } from '#app/_records/shown-records.ts'
import { TakeSection } from '#app/_records/take-section.tsx'
import { Totals } from '#app/_records/totals.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { can } from '#lib/dataset/access.ts'

type Props = { params: Promise<VersionParams>; searchParams: Promise<Query> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'records')
  const { filter, cursor } = readRecordsSearch(await searchParams)
  const isPart = isNarrowed(filter) || cursor !== null
  return { title: `Records of ${dataset.title} ${label}`, ...(isPart && { robots: { index: false } }) }
}

/** The records of one exact version: what they add up to, each of them, and how to take and prove them. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const [version, asked, actor] = await Promise.all([findVersion(params, 'records'), searchParams, currentActor()])
  const search = readRecordsSearch(asked)
  const held = await heldSets(database(), version.recordSets)
  const chosen = chosenSet(held, search.set) ?? chosenSet(held, undefined)
  const head = <VersionHead version={version} current="records" actor={actor} />
  const mayDraft = can(actor, 'version.draft', version.dataset.organization)
  if (chosen === null)
    return (
      <PageFrame current="/" actor={actor}>
        {head}
        <NoManifest version={version} mayDraft={mayDraft} />
      </PageFrame>
    )
  const { manifest } = chosen
  const page = versionHref(version.dataset.path, version.label, 'records')
  const { digest, status } = version
  return (
    <PageFrame current="/" actor={actor}>
      {head}
      <SetChoice held={held} chosen={manifest.sha256} page={page} />
      <Section
        title="In all"
        {...(status === 'draft' && mayDraft && { right: <a href={`${page}/upload`}>Send another file</a> })}
      >
        <Totals manifest={manifest} />
      </Section>
      <GroupingFigures profile={manifest.profile} page={page} set={search.set} />
      {status === 'withdrawn' ? (
        <Section title="Look at them" id="list">
          <p className="second">The version is withdrawn: its records are not shown any more. Their figures stay.</p>
        </Section>
      ) : (
        <ListSection
          page={page}
          manifest={manifest}
          search={search}
          found={await shownRecords(manifest, search)}
          digest={digest}
        />
      )}
      <ColumnSection manifest={manifest} />
      {digest !== null && <TakeSection version={version} digest={digest} manifest={manifest} set={search.set} />}
    </PageFrame>
  )
}
