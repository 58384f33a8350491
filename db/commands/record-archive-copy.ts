import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { ArchiveCopyDraft } from '#lib/archive/copy.ts'
import { firstCheckAt } from '#lib/archive/schedule.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from '../queries/find-exact-version.ts'
import { addJob } from '../queue.ts'
import { archiveCopies, datasets, files } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

export type RecordedCopy = { kind: 'recorded'; id: string } | { kind: 'not-found' } | { kind: 'already-recorded' }

/**
 * Records where a copy of a published version is kept, and queues its first check. A copy of one file is expected to be what the version says of that file; a draft
 * that says otherwise is refused. The same address is recorded once for a version (and file) until it is retired.
 */
export async function recordArchiveCopy(
  db: Db,
  actor: Actor | null,
  digest: Digest,
  draft: ArchiveCopyDraft,
): Promise<RecordedCopy> {
  return db.transaction(async (tx) => {
    const version = await findExactVersion(tx, digest)
    permit(actor, 'archive.record', version?.organization ?? null, `record a copy of ${version?.path ?? 'a dataset'}`)
    const recorded = await recordCopyIn(tx, actor, digest, draft)
    if (recorded.kind === 'recorded') await addJob(tx, 'check-copies', {})
    return recorded
  })
}

/**
 * As `recordArchiveCopy`, inside a transaction of the caller's, who has checked the permission. Nobody's copy (`actor` null) waits for its first check until a turn
 * of its own in the days to come.
 */
export async function recordCopyIn(
  tx: Db,
  actor: Actor | null,
  digest: Digest,
  draft: ArchiveCopyDraft,
): Promise<RecordedCopy> {
  const version = await findExactVersion(tx, digest)
  if (version === null) return { kind: 'not-found' }
  const datasetId = await lockDataset(tx, version.path)
  const expected = draft.path === null ? draft : await expectedOf(tx, version.id, { ...draft, path: draft.path })
  await keepEvidence(tx, draft.evidence)
  const id = randomUUID()
  const written = await tx
    .insert(archiveCopies)
    .values({
      ...draft,
      id,
      bytes: expected.bytes,
      sha256: expected.sha256,
      evidence: draft.evidence.map(evidenceDigest),
      versionId: version.id,
      author: actor?.userId ?? null,
      authorName: actor?.name ?? 'Colophon samples',
      ...(actor === null && { dueAt: firstCheckAt(id, new Date()) }),
    })
    .onConflictDoNothing()
    .returning({ id: archiveCopies.id })
  if (written.length === 0) return { kind: 'already-recorded' }
  await settleDataset(tx, datasetId)
  const facts = { dataset: version.path, label: version.label, copy: id, host: draft.host, url: draft.url }
  await recordEvent(tx, actor, { kind: 'archive.copy-recorded', subject: digest, facts })
  return { kind: 'recorded', id }
}

/** The dataset is locked first, as every command does: two who record at once take turns. */
async function lockDataset(tx: Db, path: string): Promise<string> {
  const [dataset] = await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.path, path)).for('update')
  if (dataset === undefined) throw new Error(`The dataset ${path} went away while a copy of it was recorded.`)
  return dataset.id
}

type FileDraft = Pick<ArchiveCopyDraft, 'bytes' | 'sha256'> & { path: string }

/** What a copy of the file must be: what the version says, and where it says nothing, what the draft says. */
async function expectedOf(tx: Db, versionId: string, { path, bytes, sha256 }: FileDraft) {
  const [file] = await tx
    .select({ bytes: files.bytes, sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.versionId, versionId), eq(files.path, path)))
  if (file === undefined) refuse('/path', `The version has no file ${path}.`)
  if (sha256 !== null && file.sha256 !== null && sha256 !== file.sha256)
    refuse('/sha256', `The version says that the sha256 of ${path} is ${file.sha256}. Leave it out, or correct it.`)
  if (bytes !== null && file.bytes !== null && bytes !== file.bytes)
    refuse('/bytes', `The version says that ${path} has ${file.bytes} bytes. Leave it out, or correct it.`)
  return { bytes: file.bytes ?? bytes, sha256: file.sha256 ?? sha256 }
}

function refuse(at: string, message: string): never {
  throw new Refusal('invalid', `The copy can't be recorded. ${message}`, [{ at, message }])
}
