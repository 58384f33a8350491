import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { DatasetPatch } from '#lib/dataset/schema.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { datasets, licenseStatements } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { keepLicenses } from './keep-licenses.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

/** Amends what is said of a dataset apart from its versions. Its name, and its published versions, stay. */
export async function amendDataset(
  db: Db,
  actor: Actor | null,
  path: string,
  patch: DatasetPatch,
): Promise<{ kind: 'amended' } | { kind: 'not-found' }> {
  permit(actor, 'dataset.amend', path.split('/')[0] ?? '', `amend ${path}`)
  return db.transaction((tx) => amendIn(tx, actor, path, patch))
}

/** As `amendDataset`, inside a transaction of the caller's, who has checked the permission. */
export async function amendIn(
  tx: Db,
  actor: Actor | null,
  path: string,
  patch: DatasetPatch,
): Promise<{ kind: 'amended' } | { kind: 'not-found' }> {
  const [row] = await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.path, path)).for('update')
  if (row === undefined) return { kind: 'not-found' }
  const { licenses, evidence, ...columns } = patch
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await tx
    .update(datasets)
    .set({ ...given, ...(evidence !== undefined && { evidence: evidence.map(evidenceDigest) }), changedAt: new Date() })
    .where(eq(datasets.id, row.id))
  await keepEvidence(tx, [...(evidence ?? []), ...(licenses ?? []).flatMap((license) => license.evidence)])
  if (licenses !== undefined) {
    await tx.delete(licenseStatements).where(eq(licenseStatements.datasetId, row.id))
    await keepLicenses(
      tx,
      licenses.map((license) => ({ subject: { datasetId: row.id }, license })),
    )
  }
  await settleDataset(tx, row.id)
  await recordEvent(tx, actor, { kind: 'dataset.amended', subject: path, facts: { fields: Object.keys(patch).sort() } })
  return { kind: 'amended' }
}
