import { archiveNote } from '#app/_archive/words.ts'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { formatDate, formatShare } from '#app/_ui/format.ts'
import { Tabs } from '#app/_ui/tabs.tsx'
import { TitleBlock } from '#app/_ui/title-block.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { datasetHref, versionHref } from '../_parts/address.ts'
import { VersionBanners } from './version-banners.tsx'

export type VersionPart =
  | 'overview'
  | 'licences'
  | 'preferences'
  | 'principles'
  | 'records'
  | 'files'
  | 'archive'
  | 'runs'
  | 'cite'

type HeadProps = { version: VersionPicture; current: VersionPart; actor: Actor | null }

/** The head of each of a version's pages: which exact thing it is, what one must know first, and its parts. */
export function VersionHead({ version, current, actor }: HeadProps) {
  const { dataset, label, digest } = version
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Explore', href: '/' },
          { label: dataset.organization, href: `/organizations/${dataset.organization}` },
          { label: dataset.path.slice(dataset.organization.length + 1), href: datasetHref(dataset.path) },
        ]}
      />
      <TitleBlock title={dataset.title} version={label} digest={digest} state={stateOf(version)}>
        <Facts version={version} />
      </TitleBlock>
      <div className="mt-4">
        <VersionBanners version={version} actor={actor} />
      </div>
      <Tabs label="Parts of this version" tabs={tabsOf(version, current)} />
    </>
  )
}

function Facts({ version }: { version: VersionPicture }) {
  const { dataset, releaseDate, status } = version
  return (
    <>
      <span>
        <b>State</b> {stateOf(version)}
      </span>
      <span>
        <b>{status === 'draft' ? 'Release date' : 'Released'}</b> {formatDate(releaseDate)}
      </span>
      <span>
        <b>Kept by</b> <a href={`/organizations/${dataset.organization}`}>{dataset.organizationName}</a>
      </span>
    </>
  )
}

/** The state that a version is shown in; `superseded` is a published version that another one followed. */
export function stateOf({ status, supersededBy }: Pick<VersionPicture, 'status' | 'supersededBy'>) {
  return status === 'published' && supersededBy !== null ? 'superseded' : status
}

function tabsOf(version: VersionPicture, current: VersionPart) {
  const { dataset, label, fileCount, recordSets, status, preferences, archive } = version
  const tabs = [
    { label: 'Overview', href: versionHref(dataset.path, label), current: current === 'overview' },
    { label: 'Licences', href: versionHref(dataset.path, label, 'licences'), current: current === 'licences' },
    {
      label: 'Preferences',
      href: versionHref(dataset.path, label, 'preferences'),
      current: current === 'preferences',
      ...verdictOf(preferences),
    },
    {
      label: 'Principles',
      href: versionHref(dataset.path, label, 'principles'),
      current: current === 'principles',
    },
    {
      label: 'Records',
      href: versionHref(dataset.path, label, 'records'),
      current: current === 'records',
      ...countOf(recordSets),
    },
    { label: 'Files', href: versionHref(dataset.path, label, 'files'), count: fileCount, current: current === 'files' },
  ]
  const kept = {
    label: 'Archive',
    href: versionHref(dataset.path, label, 'archive'),
    current: current === 'archive',
    ...(archive !== null && { note: archiveNote(archive) }),
  }
  const runs = {
    label: 'Runs',
    href: versionHref(dataset.path, label, 'runs'),
    current: current === 'runs',
    ...(version.runsThatRead > 0 && { count: version.runsThatRead }),
  }
  const cite = { label: 'Cite', href: versionHref(dataset.path, label, 'cite'), current: current === 'cite' }
  return status === 'draft' ? tabs : [...tabs, kept, runs, cite]
}

/** How much may not be used for generative training, in the protective reading. */
function verdictOf(preferences: VersionPicture['preferences']): { note?: string } {
  if (preferences === null || preferences.total === 0) return {}
  return { note: `${formatShare(preferences.records.disallowed / preferences.total, 0)} disallowed` }
}

/** The records of all sets, unless one of them is not counted. */
function countOf(sets: VersionPicture['recordSets']): { count?: number } {
  const counts = sets.map(({ count }) => count)
  const known = counts.flatMap((count) => (count === null ? [] : [count]))
  if (known.length === 0 || known.length < counts.length) return {}
  return { count: known.reduce((sum, count) => sum + count, 0) }
}
