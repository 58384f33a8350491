import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { DatasetDraft } from '#lib/dataset/schema.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { datasets, organizations } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { keepLicenses } from './keep-licenses.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

export type Registered =
  | { kind: 'registered'; path: string; id: string }
  | { kind: 'name-taken' }
  | { kind: 'no-organization' }

/** Registers a dataset under an organisation. It has no version yet; its name is unique in the organisation. */
export async function registerDataset(db: Db, actor: Actor | null, draft: DatasetDraft): Promise<Registered> {
  permit(actor, 'dataset.register', draft.organization, `register a dataset under ${draft.organization}`)
  return db.transaction((tx) => registerIn(tx, actor, draft))
}

/** As `registerDataset`, inside a transaction of the caller's, who has checked the permission. */
export async function registerIn(tx: Db, actor: Actor | null, draft: DatasetDraft): Promise<Registered> {
  const { organization, name, licenses, evidence, ...columns } = draft
  const [owner] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.slug, organization))
  if (owner === undefined) return { kind: 'no-organization' }
  const path = `${organization}/${name}`
  const [row] = await tx
    .insert(datasets)
    .values({ ...columns, path, organizationId: owner.id, evidence: evidence.map(evidenceDigest) })
    .onConflictDoNothing()
    .returning({ id: datasets.id })
  if (row === undefined) return { kind: 'name-taken' }
  await keepEvidence(tx, [...evidence, ...licenses.flatMap((license) => license.evidence)])
  await keepLicenses(
    tx,
    licenses.map((license) => ({ subject: { datasetId: row.id }, license })),
  )
  await settleDataset(tx, row.id)
  await recordEvent(tx, actor, { kind: 'dataset.registered', subject: path, facts: { title: draft.title } })
  return { kind: 'registered', path, id: row.id }
}
