import { versionHref } from '#app/datasets/_parts/address.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { Actor } from '#lib/dataset/access.ts'

type HeadProps = {
  version: VersionPicture
  actor: Actor | null
  host: string
  /** What this page is about. */
  title: string
  /** Whether it is the page of the host itself, or one below it. */
  isHostPage: boolean
}

/** The head of a host's pages: the exact version, then the way down to the host. */
export function HostHead({ version, actor, host, title, isHostPage }: HeadProps) {
  const preferences = versionHref(version.dataset.path, version.label, 'preferences')
  return (
    <>
      <VersionHead version={version} current="preferences" actor={actor} />
      <p className="small mt-5 mb-1">
        <a href={preferences}>{`Preferences of ${version.label}`}</a>
        {!isHostPage && ' / '}
        {!isHostPage && <a href={`${preferences}/hosts/${encodeURIComponent(host)}`}>{host}</a>}
      </p>
      <h2 className="host-name">{title}</h2>
    </>
  )
}
