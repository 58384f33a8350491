import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { type Actor, can } from '#lib/dataset/access.ts'
import { draftFaults } from '#lib/dataset/draft-faults.ts'
import type { VersionDraft } from '#lib/dataset/schema.ts'
import { sealRecord, type VersionRecord, versionRecord } from '#lib/dataset/version-record.ts'
import { type Digest, isDigest } from '#lib/digest.ts'
import type { Issue } from '#lib/error.ts'
import type { Db } from '../client.ts'
import { datasets, organizations, versions } from '../schema/index.ts'
import { readDraft } from './read-draft.ts'

/** The record that a draft comes to now, sealed. `sequence` is the place that it would have among the dataset's versions. */
export type SettledRecord = {
  draft: VersionDraft
  record: VersionRecord
  canonical: string
  digest: Digest
  revisionOf: Digest | null
  sequence: number
}

/**
 * The record of a draft as publishing makes it. `revisionOf: current` is the version published last that is not withdrawn, so the
 * digest is another once someone else has published in the meantime.
 */
export async function settleRecord(
  db: Db,
  version: { id: string; datasetId: string },
  path: string,
): Promise<SettledRecord> {
  const draft = await readDraft(db, version.id)
  const latest = await latestOf(db, version.datasetId)
  const revisionOf = draft.revisionOf === 'current' ? latest.current : draft.revisionOf
  const record = versionRecord(path, draft, revisionOf)
  return { draft, record, ...sealRecord(record), revisionOf, sequence: latest.sequence + 1 }
}

/** What a page shows before a version is published: the record to be, the label that it follows, and what contradicts itself. */
export type RecordPreview = SettledRecord & {
  path: string
  title: string
  organization: string
  follows: string | null
  faults: Issue[]
}

export type PreviewAnswer =
  | { kind: 'preview'; preview: RecordPreview }
  | { kind: 'not-a-draft'; label: string; status: 'published' | 'withdrawn'; digest: string | null }
  | { kind: 'not-found' }

/** The record that publishing this draft would make now; `not-found` also for those who may not read drafts. */
export async function previewRecord(db: Db, actor: Actor | null, path: string, label: string): Promise<PreviewAnswer> {
  const [row] = await db
    .select({
      id: versions.id,
      datasetId: versions.datasetId,
      label: versions.label,
      status: versions.status,
      digest: versions.digest,
      path: datasets.path,
      title: datasets.title,
      organization: organizations.slug,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .innerJoin(organizations, eq(organizations.id, datasets.organizationId))
    .where(and(eq(datasets.path, path.toLowerCase()), sql`lower(${versions.label}) = lower(${label})`))
  if (row === undefined) return { kind: 'not-found' }
  if (row.status !== 'draft') return { kind: 'not-a-draft', label: row.label, status: row.status, digest: row.digest }
  if (!can(actor, 'draft.read', row.organization)) return { kind: 'not-found' }
  const settled = await settleRecord(db, row, row.path)
  const follows = settled.revisionOf === null ? null : await nameOf(db, settled.revisionOf)
  const { title, organization } = row
  const preview = { ...settled, path: row.path, title, organization, follows, faults: draftFaults(settled.draft) }
  return { kind: 'preview', preview }
}

async function nameOf(db: Db, digest: Digest): Promise<string | null> {
  const [row] = await db
    .select({ path: datasets.path, label: versions.label })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(eq(versions.digest, digest))
  return row === undefined ? null : `${row.path}@${row.label}`
}

async function latestOf(db: Db, datasetId: string): Promise<{ current: Digest | null; sequence: number }> {
  const rows = await db
    .select({ digest: versions.digest, sequence: versions.sequence, status: versions.status })
    .from(versions)
    .where(and(eq(versions.datasetId, datasetId), isNotNull(versions.sequence)))
    .orderBy(desc(versions.sequence))
  const current = rows.find((row) => row.status === 'published')?.digest ?? null
  return { current: current !== null && isDigest(current) ? current : null, sequence: rows[0]?.sequence ?? 0 }
}
