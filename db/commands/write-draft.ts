import { eq } from 'drizzle-orm'
import { sizeOfGroups } from '#lib/dataset/file-groups.ts'
import type { VersionDraft } from '#lib/dataset/schema.ts'
import { evidenceOf } from '#lib/dataset/version-record.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import { licenseFamily } from '#lib/license/family.ts'
import { leadingLicense } from '#lib/license/leading.ts'
import type { Db } from '../client.ts'
import { derivations, fileGroups, files, licenseStatements, sources } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { keepLicenses } from './keep-licenses.ts'

const ROWS_AT_ONCE = 5000

/** The columns of `versions` that a draft fills; the lists in tables of their own are written by `writeParts`. */
export function versionColumns(draft: VersionDraft) {
  const license = leadingLicense(draft.licenses)
  const {
    files: fileList,
    sources: _sources,
    licenses: _licenses,
    fileGroups: _fileGroups,
    derivedFrom: _derivedFrom,
    evidence,
    ...columns
  } = draft
  return {
    ...columns,
    evidence: evidence.map(evidenceDigest),
    fileCount: fileList.length,
    totalBytes: totalBytes(fileList),
    licenseExpression: license.expression,
    licenseKind: license.kind,
    licenseFamily: licenseFamily(license.expression),
  }
}

/** Writes files, sources, file groups, licences, derivations and evidence of a draft version that has none yet. */
export async function writeParts(tx: Db, versionId: string, draft: VersionDraft): Promise<void> {
  await keepEvidence(tx, evidenceOf(draft))
  for (let from = 0; from < draft.files.length; from += ROWS_AT_ONCE) {
    const rows = draft.files.slice(from, from + ROWS_AT_ONCE)
    await tx.insert(files).values(rows.map((file) => ({ ...file, versionId })))
  }
  const sourceIds = draft.sources.map(() => crypto.randomUUID())
  const sourceRows = draft.sources.map(({ licenses: _licenses, share, ...source }, position) => ({
    ...source,
    id: sourceIds[position] ?? crypto.randomUUID(),
    versionId,
    position,
    shareUnit: share?.unit ?? null,
    shareValue: share?.value ?? null,
  }))
  for (let from = 0; from < sourceRows.length; from += ROWS_AT_ONCE) {
    await tx.insert(sources).values(sourceRows.slice(from, from + ROWS_AT_ONCE))
  }
  const groupIds = await writeFileGroups(tx, versionId, draft)
  await keepLicenses(tx, [
    ...draft.licenses.map((license) => ({ subject: { versionId }, license })),
    ...draft.sources.flatMap((source, position) =>
      source.licenses.map((license) => ({ subject: { versionId, sourceId: sourceIds[position] ?? '' }, license })),
    ),
    ...draft.fileGroups.flatMap((group, position) =>
      group.licenses.map((license) => ({ subject: { versionId, fileGroupId: groupIds[position] ?? '' }, license })),
    ),
  ])
  if (draft.derivedFrom.length > 0) {
    const edges = draft.derivedFrom.map(({ relation, digest }) => ({ versionId, relation, ancestor: digest }))
    await tx.insert(derivations).values(edges).onConflictDoNothing()
  }
}

async function writeFileGroups(tx: Db, versionId: string, draft: VersionDraft): Promise<string[]> {
  const sizes = sizeOfGroups(draft.files, draft.fileGroups)
  const rows = draft.fileGroups.map(({ name, pattern }, position) => ({
    id: crypto.randomUUID(),
    versionId,
    position,
    name,
    pattern,
    fileCount: sizes[position]?.fileCount ?? 0,
    bytes: sizes[position]?.bytes ?? null,
    share: sizes[position]?.share?.value ?? null,
  }))
  if (rows.length > 0) await tx.insert(fileGroups).values(rows)
  return rows.map(({ id }) => id)
}

/** Takes a draft's parts away again, before they are written anew. */
export async function clearParts(tx: Db, versionId: string): Promise<void> {
  await tx.delete(licenseStatements).where(eq(licenseStatements.versionId, versionId))
  await tx.delete(sources).where(eq(sources.versionId, versionId))
  await tx.delete(fileGroups).where(eq(fileGroups.versionId, versionId))
  await tx.delete(files).where(eq(files.versionId, versionId))
  await tx.delete(derivations).where(eq(derivations.versionId, versionId))
}

function totalBytes(list: VersionDraft['files']): number | null {
  if (list.length === 0 || list.some((file) => file.bytes === null)) return null
  return list.reduce((sum, file) => sum + (file.bytes ?? 0), 0)
}
