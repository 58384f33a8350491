import { asc, desc, eq, sql } from 'drizzle-orm'
import { type Actor, can } from '#lib/dataset/access.ts'
import type { DatasetDraft, Withdrawal } from '#lib/dataset/schema.ts'
import type { LicenseFamily } from '#lib/license/statement.ts'
import type { Db } from '../client.ts'
import { datasets, organizations, versions } from '../schema/index.ts'
import { CONFIRMED_LICENSE, withConfirmedLicense } from './concluded-license.ts'
import { registeredDoi } from './find-dois.ts'
import { readEvidence } from './read-evidence.ts'
import { readLicenses } from './read-licenses.ts'

/**
 * One line of a dataset's versions table. `sequence` and `digest` are null for a draft. The licence is what was confirmed about
 * the version since it was published, else what its record leads with.
 */
export type VersionLine = {
  label: string
  status: 'draft' | 'published' | 'withdrawn'
  digest: string | null
  sequence: number | null
  reason: string
  releaseDate: string
  publishedAt: Date | null
  withdrawnAt: Date | null
  withdrawal: Withdrawal | null
  fileCount: number
  totalBytes: number | null
  licenseExpression: string
  licenseKind: 'declared' | 'concluded'
  licenseFamily: LicenseFamily
}

/** A dataset as its page shows it: what was registered, its organisation, its versions newest first. */
export type DatasetPicture = DatasetDraft & {
  id: string
  path: string
  organizationName: string
  organizationUrl: string | null
  state: 'published' | 'withdrawn' | 'drafts-only'
  createdAt: Date
  changedAt: Date
  current: string | null
  /** The DOI that this registry registered for all versions together; null where there is none. */
  doi: string | null
  versions: VersionLine[]
}

/**
 * The dataset at `org/name` (any case), or null. Drafts are listed only for who may read them. Five statements,
 * whatever the number of versions.
 */
export async function readDataset(db: Db, actor: Actor | null, path: string): Promise<DatasetPicture | null> {
  const [row] = await db
    .select({ dataset: datasets, organization: organizations, doi: registeredDoi(datasets.path) })
    .from(datasets)
    .innerJoin(organizations, eq(organizations.id, datasets.organizationId))
    .where(eq(datasets.path, path.toLowerCase()))
  if (row === undefined) return null
  const { dataset, organization, doi } = row
  const rows = await db
    .select(VERSION_LINE)
    .from(versions)
    .where(eq(versions.datasetId, dataset.id))
    .orderBy(sql`${versions.sequence} desc nulls first`, desc(versions.createdAt), asc(versions.label))
  const lines = rows.map(withConfirmedLicense)
  const licenses = await readLicenses(db, { datasetId: dataset.id })
  const kept = await readEvidence(db, dataset.evidence)
  const mayReadDrafts = can(actor, 'draft.read', organization.slug)
  return {
    id: dataset.id,
    path: dataset.path,
    organization: organization.slug,
    name: dataset.path.slice(organization.slug.length + 1),
    title: dataset.title,
    description: dataset.description,
    modalities: dataset.modalities,
    languages: dataset.languages,
    creators: dataset.creators,
    publisher: dataset.publisher,
    keywords: dataset.keywords,
    links: dataset.links,
    licenses,
    citation: dataset.citation,
    evidence: dataset.evidence.flatMap((digest) => kept.get(digest) ?? []),
    kept: dataset.kept,
    organizationName: organization.name,
    organizationUrl: organization.url,
    state: dataset.state,
    createdAt: dataset.createdAt,
    changedAt: dataset.changedAt,
    current: lines.find((line) => line.status === 'published')?.label ?? null,
    doi,
    versions: lines.filter((line) => line.status !== 'draft' || mayReadDrafts),
  }
}

/** The columns of a `VersionLine`, before `withConfirmedLicense`. */
export const VERSION_LINE = {
  label: versions.label,
  status: versions.status,
  digest: versions.digest,
  sequence: versions.sequence,
  reason: versions.reason,
  releaseDate: versions.releaseDate,
  publishedAt: versions.publishedAt,
  withdrawnAt: versions.withdrawnAt,
  withdrawal: versions.withdrawal,
  fileCount: versions.fileCount,
  totalBytes: versions.totalBytes,
  licenseExpression: versions.licenseExpression,
  licenseKind: versions.licenseKind,
  licenseFamily: versions.licenseFamily,
  confirmedLicense: CONFIRMED_LICENSE,
}
