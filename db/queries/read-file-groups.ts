import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { PublicFileGroup } from '#lib/dataset/public.ts'
import type { Db } from '../client.ts'
import { fileGroups, licenseStatements } from '../schema/index.ts'
import { readEvidence } from './read-evidence.ts'
import { publicLicense } from './read-licenses.ts'

/** A version's file groups in the maintainer's order, each with its size, licence statements and their evidence; three statements. */
export async function readFileGroups(db: Db, versionId: string): Promise<PublicFileGroup[]> {
  const rows = await db
    .select()
    .from(fileGroups)
    .where(eq(fileGroups.versionId, versionId))
    .orderBy(asc(fileGroups.position))
  if (rows.length === 0) return []
  const licenses = await db
    .select()
    .from(licenseStatements)
    .where(and(eq(licenseStatements.versionId, versionId), isNotNull(licenseStatements.fileGroupId)))
    .orderBy(asc(licenseStatements.position))
  const kept = await readEvidence(
    db,
    licenses.flatMap((license) => license.evidence),
  )
  return rows.map(({ id, name, pattern, fileCount, bytes }) => ({
    name,
    pattern,
    fileCount,
    bytes,
    licenses: licenses.filter(({ fileGroupId }) => fileGroupId === id).map((license) => publicLicense(license, kept)),
  }))
}
