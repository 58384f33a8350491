import { Banner } from '#app/_ui/banner.tsx'
import { Two } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { Headpiece } from '#app/_ui/headpiece.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { compareHref, datasetHref, versionHref } from '../_parts/address.ts'
import { stateOf } from '../_version/version-head.tsx'

export type SidesProps = { before: VersionPicture; after: VersionPicture }

/** Which two exact versions are compared, side by side, and the same seen from the other side. */
export function CompareHead({ before, after }: SidesProps) {
  const { dataset } = before
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Explore', href: '/' },
          { label: dataset.organization, href: `/organizations/${dataset.organization}` },
          { label: dataset.path.slice(dataset.organization.length + 1), href: datasetHref(dataset.path) },
          { label: 'Compare', href: `${datasetHref(dataset.path)}/compare` },
        ]}
      />
      <h1>{`What changed from ${nameIn(before, after)} to ${nameIn(after, before)}`}</h1>
      <p className="small mt-2 mb-6">
        <a href={compareHref(sideOf(after), sideOf(before))}>Swap the sides</a>
      </p>
      <Two>
        <Side version={before} />
        <Side version={after} />
      </Two>
      {before.digest !== null && before.digest === after.digest && (
        <div className="mt-6">
          <Banner kind="good" heading="h2" title="The two are the same version">
            <p>Their digests are equal, and a digest commits to everything in the record.</p>
          </Banner>
        </div>
      )}
    </>
  )
}

/** The label, with the dataset's name where the two are of different datasets. */
export function nameIn(version: VersionPicture, other: VersionPicture): string {
  return version.dataset.path === other.dataset.path ? version.label : `${version.dataset.title} ${version.label}`
}

function sideOf({ dataset, label }: VersionPicture) {
  return { path: dataset.path, label }
}

function Side({ version }: { version: VersionPicture }) {
  const { dataset, label, digest, releaseDate, reason } = version
  return (
    <div>
      <h2 className="mb-1">
        <a href={versionHref(dataset.path, label)} className="text-ink">{`${dataset.title} ${label}`}</a>
      </h2>
      {digest !== null && <Headpiece digest={digest} />}
      <p className="small second mt-3 mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>{`${stateOf(version)}, ${formatDate(releaseDate)}`}</span>
        {digest === null ? <span>a draft has no digest</span> : <DigestChip digest={digest} />}
      </p>
      <p className="second max-w-[66ch] break-words">{reason}</p>
    </div>
  )
}
