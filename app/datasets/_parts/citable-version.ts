import type { VersionPicture } from '#db/queries/read-version.ts'
import { withRegisteredDoi } from '#lib/citation/identifier.ts'
import type { CitableVersion } from '#lib/citation/record.ts'
import { isDigest } from '#lib/digest.ts'
import { leadingLicense } from '#lib/license/leading.ts'
import { versionHref } from './address.ts'

/**
 * What a citation needs of the version, whose page is at `site`; null for a draft, which can't be cited. The licence is the
 * record's own, so that a citation does not change when someone concludes another.
 */
export function citableVersion(version: VersionPicture, site: string): CitableVersion | null {
  const { dataset, digest, status, label, licenses } = version
  const { expression } = leadingLicense(licenses)
  if (status === 'draft' || digest === null || !isDigest(digest)) return null
  return {
    organization: dataset.organization,
    name: dataset.path.slice(dataset.organization.length + 1),
    title: dataset.title,
    label,
    digest,
    releaseDate: version.releaseDate,
    creators: dataset.creators,
    publisher: dataset.publisher,
    licenseExpression: expression === 'NOASSERTION' ? null : expression,
    identifiers: withRegisteredDoi(version.identifiers, version.doi),
    url: `${site}${versionHref(dataset.path, label)}`,
    status,
    accessed: null,
    keywords: dataset.keywords,
    description: version.description === '' ? dataset.description : version.description,
  }
}
