import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Source } from '#lib/dataset/schema.ts'
import type { Db } from '../client.ts'
import { licenseStatements, sources } from '../schema/index.ts'
import { readEvidence } from './read-evidence.ts'
import { publicLicense } from './read-licenses.ts'

/** A version's sources in the maintainer's order, each with its licence statements and their evidence; three statements. */
export async function readSources(db: Db, versionId: string): Promise<Source[]> {
  const rows = await db.select().from(sources).where(eq(sources.versionId, versionId)).orderBy(asc(sources.position))
  const licenses = await db
    .select()
    .from(licenseStatements)
    .where(and(eq(licenseStatements.versionId, versionId), isNotNull(licenseStatements.sourceId)))
    .orderBy(asc(licenseStatements.position))
  const kept = await readEvidence(
    db,
    licenses.flatMap((license) => license.evidence),
  )
  const bySource = new Map<string | null, typeof licenses>()
  for (const license of licenses) bySource.set(license.sourceId, [...(bySource.get(license.sourceId) ?? []), license])
  return rows.map(({ id, versionId: _versionId, position: _position, shareUnit, shareValue, ...row }) => ({
    ...row,
    share: shareUnit === null || shareValue === null ? null : { unit: shareUnit, value: shareValue },
    licenses: (bySource.get(id) ?? []).map((license) => publicLicense(license, kept)),
  }))
}
