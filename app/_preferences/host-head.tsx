import { Crumbs } from '#app/_ui/crumbs.tsx'
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
      <Crumbs
        trail={[
          { label: `Preferences of ${version.label}`, href: preferences },
          ...(isHostPage ? [] : [{ label: host, href: `${preferences}/hosts/${encodeURIComponent(host)}` }]),
        ]}
      />
      <h2 className="host-name">{title}</h2>
    </>
  )
}
