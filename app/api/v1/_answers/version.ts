import type { RelatedVersion as Related, VersionPicture } from '#db/queries/read-version.ts'
import { niUri } from '#lib/citation/identifier.ts'
import type { PinnedVersion, PublicVersion, RelatedVersion } from '#lib/dataset/public.ts'
import type { Digest } from '#lib/digest.ts'
import { versionPage } from './addresses.ts'
import { timeOf } from './time.ts'

/** A version as anyone who may see it is told. Members are named one by one, so that nothing else leaves. */
export function publicVersion(version: VersionPicture, site: string): PublicVersion {
  return {
    ...standingOf(version, site),
    digest: version.digest,
    reason: version.reason,
    releaseDate: version.releaseDate,
    description: version.description,
    license: { expression: version.licenseExpression, kind: version.licenseKind, family: version.licenseFamily },
    licenses: version.licenses,
    sources: version.sources,
    fileGroups: version.fileGroups,
    files: version.files,
    fileCount: version.fileCount,
    totalBytes: version.totalBytes,
    recordSets: version.recordSets,
    languages: version.languages,
    modalities: version.modalities,
    amounts: version.amounts,
    exclusions: version.exclusions,
    hosts: version.hosts,
    identifiers: version.identifiers,
    evidence: version.evidence,
    ancestors: version.ancestors.map(relatedVersion),
  }
}

/** What is said beside the record of a published version; the record itself is put in as the text that was digested. */
export function pinnedVersion(version: VersionPicture, digest: Digest, site: string): Omit<PinnedVersion, 'record'> {
  return { ...standingOf(version, site), digest, ni: niUri(digest) }
}

function standingOf(version: VersionPicture, site: string) {
  const { supersededBy: next } = version
  return {
    dataset: version.dataset.path,
    label: version.label,
    title: version.dataset.title,
    status: version.status,
    url: versionPage(site, version.dataset.path, version.label),
    sequence: version.sequence,
    publishedAt: timeOf(version.publishedAt),
    withdrawnAt: timeOf(version.withdrawnAt),
    withdrawal: version.withdrawal,
    successor: version.successor === null ? null : relatedVersion(version.successor),
    supersededBy:
      next === null || next.digest === null
        ? null
        : { label: next.label, digest: next.digest, reason: next.reason, publishedAt: timeOf(next.publishedAt) },
    descendants: version.descendants.map(relatedVersion),
  }
}

function relatedVersion({ relation, digest, path, label, title, status }: Related): RelatedVersion {
  return { relation, digest, dataset: path, label, title, status }
}
