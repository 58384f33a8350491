import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { readVersion, type VersionPicture } from '#db/queries/read-version.ts'
import { decoded, versionHref } from '../_parts/address.ts'

/** The part of an address that names a version, as Next hands it in. */
export type VersionParams = { org: string; name: string; version: string }

const readOnce = cache(async (path: string, label: string) => {
  return readVersion(database(), await currentActor(), { path, label })
})

/**
 * The version that the address names, read once for page and metadata. An address in another case leads to the one that
 * is cited; an unknown version, or a draft of others, is not known here. `part` is the page beneath the version's.
 */
export async function findVersion(params: Promise<VersionParams>, part?: string): Promise<VersionPicture> {
  const { org, name, version: label } = await params
  const path = `${decoded(org)}/${decoded(name)}`
  const version = await readOnce(path.toLowerCase(), decoded(label))
  if (version === null) notFound()
  if (version.dataset.path !== path || version.label !== decoded(label))
    permanentRedirect(versionHref(version.dataset.path, version.label, part))
  return version
}
