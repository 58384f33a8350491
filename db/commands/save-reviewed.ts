import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import type { Digest } from '#lib/digest.ts'
import type { ImportFormat } from '#lib/interchange/import.ts'
import type { Db } from '../client.ts'
import { findImported } from '../queries/find-imported.ts'
import { importedCandidates, organizations } from '../schema/index.ts'
import { draftIn } from './draft-version.ts'
import { permit } from './permit.ts'
import { registerIn } from './register-dataset.ts'

/** What an importer read, as a person corrected it. `candidate` says what it was read from, so that it is imported only once. */
export type Reviewed = {
  candidate: { format: ImportFormat; key: string; digest: Digest }
  dataset: DatasetDraft
  version: VersionDraft | null
}

export type ReviewedSaved =
  | { kind: 'saved'; path: string; label: string | null }
  | { kind: 'imported-before'; path: string }
  | { kind: 'name-taken' }
  | { kind: 'no-organization' }

/**
 * Registers what was read and corrected, and keeps its version as a draft, in one transaction. A candidate that this
 * organisation has imported before is left alone, so that a form sent twice makes one dataset.
 */
export async function saveReviewed(db: Db, actor: Actor | null, reviewed: Reviewed): Promise<ReviewedSaved> {
  const { organization } = reviewed.dataset
  permit(actor, 'dataset.import', organization, `import into ${organization}`)
  return db.transaction((tx) => saveIn(tx, actor, reviewed))
}

async function saveIn(tx: Db, actor: Actor, { candidate, dataset, version }: Reviewed): Promise<ReviewedSaved> {
  const [owner] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.slug, dataset.organization))
    .for('update')
  if (owner === undefined) return { kind: 'no-organization' }
  const before = await findImported(tx, owner.id, { digest: candidate.digest })
  if (before !== null) return { kind: 'imported-before', path: before.path }
  const registered = await registerIn(tx, actor, dataset)
  if (registered.kind !== 'registered') return registered
  const { path, id } = registered
  const drafted = version === null ? null : await draftIn(tx, actor, path, version)
  const label = drafted?.kind === 'drafted' ? drafted.label : null
  await tx.insert(importedCandidates).values({ ...candidate, organizationId: owner.id, datasetId: id, label })
  return { kind: 'saved', path, label }
}
