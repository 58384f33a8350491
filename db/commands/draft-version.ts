import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { VersionDraft } from '#lib/dataset/schema.ts'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'
import { checkDraft } from './check-draft.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'
import { versionColumns, writeParts } from './write-draft.ts'

export type Drafted = { kind: 'drafted'; id: string; label: string } | { kind: 'label-taken' } | { kind: 'not-found' }

/** Adds a draft version to a dataset. The label is unique in the dataset, whatever its case. */
export async function draftVersion(db: Db, actor: Actor | null, path: string, draft: VersionDraft): Promise<Drafted> {
  permit(actor, 'version.draft', path.split('/')[0] ?? '', `draft a version of ${path}`)
  return db.transaction((tx) => draftIn(tx, actor, path, draft))
}

/** As `draftVersion`, inside a transaction of the caller's, who has checked the permission. */
export async function draftIn(tx: Db, actor: Actor | null, path: string, draft: VersionDraft): Promise<Drafted> {
  const [dataset] = await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.path, path)).for('update')
  if (dataset === undefined) return { kind: 'not-found' }
  await checkDraft(tx, draft)
  const [row] = await tx
    .insert(versions)
    .values({ ...versionColumns(draft), datasetId: dataset.id, createdBy: actor?.userId ?? null })
    .onConflictDoNothing()
    .returning({ id: versions.id })
  if (row === undefined) return { kind: 'label-taken' }
  await writeParts(tx, row.id, draft)
  await settleDataset(tx, dataset.id)
  await recordEvent(tx, actor, { kind: 'version.drafted', subject: path, facts: { label: draft.label } })
  return { kind: 'drafted', id: row.id, label: draft.label }
}
