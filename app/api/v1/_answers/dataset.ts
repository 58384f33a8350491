import type { DatasetEntry } from '#db/queries/list-datasets.ts'
import type { DatasetPicture, VersionLine } from '#db/queries/read-dataset.ts'
import type { ListedDataset, PublicDataset, PublicVersionLine } from '#lib/dataset/public.ts'
import { datasetPage, versionPage } from './addresses.ts'
import { timeOf } from './time.ts'

/** What the list of datasets says of one. Members are named one by one, so that nothing else leaves. */
export function listedDataset(entry: DatasetEntry, site: string): ListedDataset {
  const { current } = entry
  return {
    name: entry.path,
    title: entry.title,
    url: datasetPage(site, entry.path),
    organization: { slug: entry.organization, name: entry.organizationName },
    excerpt: entry.excerpt,
    modalities: entry.modalities,
    languages: entry.languages,
    state: entry.state,
    license: entry.license,
    optOut: entry.optOut,
    archived: entry.archived,
    changedAt: entry.changedAt.toISOString(),
    current:
      current === null
        ? null
        : {
            version: current.label,
            digest: current.digest,
            releaseDate: current.releaseDate,
            fileCount: current.fileCount,
            totalBytes: current.totalBytes,
            amounts: current.amounts,
          },
  }
}

/** A dataset with its versions, as anyone who may see it is told. */
export function publicDataset(dataset: DatasetPicture, site: string): PublicDataset {
  return {
    name: dataset.path,
    title: dataset.title,
    url: datasetPage(site, dataset.path),
    organization: { slug: dataset.organization, name: dataset.organizationName, url: dataset.organizationUrl },
    description: dataset.description,
    modalities: dataset.modalities,
    languages: dataset.languages,
    creators: dataset.creators,
    publisher: dataset.publisher,
    keywords: dataset.keywords,
    links: dataset.links,
    licenses: dataset.licenses,
    citation: dataset.citation,
    evidence: dataset.evidence,
    kept: dataset.kept,
    state: dataset.state,
    createdAt: dataset.createdAt.toISOString(),
    changedAt: dataset.changedAt.toISOString(),
    current: dataset.current,
    versions: dataset.versions.map((line) => publicVersionLine(line, dataset.path, site)),
  }
}

function publicVersionLine(line: VersionLine, path: string, site: string): PublicVersionLine {
  return {
    version: line.label,
    status: line.status,
    digest: line.digest,
    sequence: line.sequence,
    url: versionPage(site, path, line.label),
    reason: line.reason,
    releaseDate: line.releaseDate,
    publishedAt: timeOf(line.publishedAt),
    withdrawnAt: timeOf(line.withdrawnAt),
    withdrawal: line.withdrawal,
    fileCount: line.fileCount,
    totalBytes: line.totalBytes,
    license: { expression: line.licenseExpression, kind: line.licenseKind, family: line.licenseFamily },
  }
}
