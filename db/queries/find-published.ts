import { and, eq, sql } from 'drizzle-orm'
import { type Actor, can } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { datasets, organizations, versions } from '../schema/index.ts'

/** What `org/name@label` names: a version with its digest, a draft (told only to those who may read drafts), or nothing here. */
export type FoundVersion = { kind: 'published'; digest: string } | { kind: 'draft' } | { kind: 'not-found' }

/** The version that a name without a digest stands for now. Withdrawn ones keep their digest and are found. */
export async function findPublished(db: Db, actor: Actor | null, name: string): Promise<FoundVersion> {
  const [, path, label] = /^([^@\s]+\/[^@\s]+)@(\S+)$/.exec(name.trim()) ?? []
  if (path === undefined || label === undefined) return { kind: 'not-found' }
  const [row] = await db
    .select({ digest: versions.digest, organization: organizations.slug })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .innerJoin(organizations, eq(organizations.id, datasets.organizationId))
    .where(and(eq(datasets.path, path.toLowerCase()), sql`lower(${versions.label}) = lower(${label})`))
  if (row === undefined) return { kind: 'not-found' }
  if (row.digest !== null) return { kind: 'published', digest: row.digest }
  return can(actor, 'draft.read', row.organization) ? { kind: 'draft' } : { kind: 'not-found' }
}
