import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { VersionDraft } from '#lib/dataset/schema.ts'
import type { Db } from '../client.ts'
import { versions } from '../schema/index.ts'
import { checkDraft } from './check-draft.ts'
import { lockVersion } from './lock-version.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'
import { clearParts, versionColumns, writeParts } from './write-draft.ts'

export type DraftAmended =
  | { kind: 'amended'; label: string }
  | { kind: 'not-found' }
  | { kind: 'not-a-draft' }
  | { kind: 'label-taken' }

/** Puts a new draft in the place of a draft version, label included. A published version is left alone. */
export async function amendDraft(
  db: Db,
  actor: Actor | null,
  path: string,
  label: string,
  draft: VersionDraft,
): Promise<DraftAmended> {
  permit(actor, 'version.draft', path.split('/')[0] ?? '', `amend a draft of ${path}`)
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, path, label)
    if (version === null) return { kind: 'not-found' }
    if (version.status !== 'draft') return { kind: 'not-a-draft' }
    if (
      draft.label.toLowerCase() !== version.label.toLowerCase() &&
      (await lockVersion(tx, path, draft.label)) !== null
    ) {
      return { kind: 'label-taken' }
    }
    await checkDraft(tx, draft)
    await clearParts(tx, version.id)
    await tx
      .update(versions)
      .set({ ...versionColumns(draft), changedAt: sql`now()` })
      .where(eq(versions.id, version.id))
    await writeParts(tx, version.id, draft)
    await settleDataset(tx, version.datasetId)
    await recordEvent(tx, actor, { kind: 'version.draft-amended', subject: path, facts: { label: draft.label } })
    return { kind: 'amended', label: draft.label }
  })
}

/** Takes a draft away. It was never published, so nothing cites it. */
export async function discardDraft(
  db: Db,
  actor: Actor | null,
  path: string,
  label: string,
): Promise<{ kind: 'discarded' } | { kind: 'not-found' } | { kind: 'not-a-draft' }> {
  permit(actor, 'version.draft', path.split('/')[0] ?? '', `discard a draft of ${path}`)
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, path, label)
    if (version === null) return { kind: 'not-found' }
    if (version.status !== 'draft') return { kind: 'not-a-draft' }
    await tx.delete(versions).where(eq(versions.id, version.id))
    await settleDataset(tx, version.datasetId)
    await recordEvent(tx, actor, { kind: 'version.draft-discarded', subject: path, facts: { label: version.label } })
    return { kind: 'discarded' }
  })
}
